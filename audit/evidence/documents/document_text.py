"""The text of a PDF as paragraphs: lines are put together again, headings and rows kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import median
from urllib.parse import unquote

from audit.rule import CouldNotCheck, NotApplicable
from signpost.language.sentences import split, words
from signpost.pages.addresses import path_of
from signpost.pages.markup import squeeze
from signpost.workspace.records import Document

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*\u2013-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_ENDS = re.compile(r"[.!?:;][\"\u2019”)]*$")
# A line much shorter than the others ends its paragraph, or is a heading.
_SHORT = 0.7
# Rows of numbers, dotted lines of a table of contents.
_NOT_PROSE = re.compile(r"\.{4,}|(?:\b[\d£%.,]+\s+){3,}")
_MIN_WORDS = 6
_MEETING = re.compile(
    r"(?:^|[\s/_.-])(?<!\d[\s/_.-])(?:minutes|agendas?)(?:[\s/_.\d-]|$)", re.IGNORECASE
)
_SPREADSHEETS = frozenset({"xls", "xlsx", "ods", "csv"})


def sentences(document: Document) -> list[str]:
    """Return the sentences of a document's paragraphs; headings, rows and short lines left out.

    Raises:
        CouldNotCheck: the document has no text that could be read.
        NotApplicable: it is in another language than English; a spreadsheet, whose cells are no
            sentences; or the record of a meeting, which nobody writes again.
    """
    name = f"{unquote(path_of(document.url))} {document.title}"
    if document.format in _SPREADSHEETS or _MEETING.search(name):
        raise NotApplicable
    if document.has_text is False:
        raise CouldNotCheck("the document has no text, only pictures of it")
    if document.language[:2].lower() not in ("", "en"):
        raise NotApplicable
    return [s for paragraph in paragraphs_of(document) for s in split(paragraph)]


def paragraphs_of(document: Document) -> tuple[str, ...]:
    """Return the paragraphs of a document."""
    return _paragraphs(document.text)


@lru_cache(maxsize=2)
def _paragraphs(text: str) -> tuple[str, ...]:
    """Put the lines of a text together into paragraphs."""
    lines = text.split("\n")
    full = [len(line) for line in lines if len(line) > 20]
    usual = median(full) if full else 0
    found = [" ".join(piece) for piece in _pieces(lines, usual)]
    folded = (squeeze(x) for x in found)
    return tuple(x for x in folded if len(words(x)) >= _MIN_WORDS)


def _pieces(lines: list[str], usual: float) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    piece: list[str] = []
    for line in lines:
        text = line.strip()
        row = not text or _NOT_PROSE.search(text)
        if piece and (row or _BULLET.match(line)):
            yield piece
            piece = []
        if row:
            continue
        piece.append(_BULLET.sub("", text))
        if len(text) < _SHORT * usual or (_ENDS.search(text) and len(text) < 0.9 * usual):
            yield piece
            piece = []
    if piece:
        yield piece
