"""What a document says of itself at its head, its foot or across its pages: draft, exempt, secret.

A marking stands alone on its line, near the head of the document or again and again (a header, a
footer or a watermark comes once a page), or the first lines say that "this report is exempt". The
same words in a sentence of a policy or an agenda mark nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from audit.rule import Certainty
from signpost.workspace.records import Document

_I = re.IGNORECASE
# Words that may stand beside a marking on its line.
_BESIDE = (
    r"(?:page \d{1,4}(?: of \d{1,4})?|\d{1,4}|appendix \w{1,3}|annex \w{1,3}|part (?:2|II|B|two)"
    r"|report|document|paper|version|v?\d{1,2}(?:\.\d{1,2}){0,2}|copy|strictly|private|and"
    r"|[-–—|:*()\[\]<>.,]|\s)"
)
_SECRET = re.compile(
    rf"{_BESIDE}{{0,12}}(?P<words>not (?:for|to be) (?:publication|published"
    rf"|public(?:ation)? (?:release|view))"
    r"|exempt(?: (?:information|report|item|appendix|from publication))?(?:[ ,–-]{1,3}(?:under"
    r"|by virtue of|within)[^\n]{0,90})?"
    r"|(?:(?:private|commercial(?:ly)?|commercial in|in)[ &and]{0,5} ?)?confiden(?:tial"
    r"|ce)(?: (?:report|appendix|item|information))?"
    r"|restricted(?: (?:report|access|circulation|document))?"
    r"|official[ –:-]{1,3}sensitive(?:[ –:-]{1,3}\w{3,15})?"
    r"|(?:for )?internal (?:use )?only|(?:for )?internal use|do not (?:publish|circulate"
    r"|distribute|share)"
    r"|under embargo|embargoed until [^\n]{3,30})"
    rf"{_BESIDE}{{0,12}}",
    _I,
)
_SAYS_SO = re.compile(
    r"\bth(?:is|e following) (?:report|document|appendix|paper|annex|item|file|presentation"
    r"|briefing|note) (?:is|contains|has been marked)(?: \w+){0,2}? "
    r"(?P<words>exempt|not for publication|confidential|restricted)\b",
    _I,
)
_DRAFT = re.compile(
    rf"{_BESIDE}{{0,12}}(?P<words>(?:first |final |working |rough |initial )?draft"
    r"(?: (?:only|copy|version|document|report|for (?:discussion|comment|approval|review"
    r"|internal \w+)))?"
    r"(?:[ :–-]{1,3}(?:do not \w+|not (?:policy|approved|final)|for (?:discussion|comment"
    r"|approval|review)[^\n]{0,30}))?)"
    rf"{_BESIDE}{{0,12}}",
    _I,
)
# Drafts that are published as drafts.
_ON_PURPOSE = re.compile(
    r"\bconsult(?:ation|ing|ed)\b|\bhave your say\b|\bregulation 1[4-9]\b|\bminutes\b"
    r"|\bcomments? (?:by|before|until|on)\b"
    r"|\bdraft (?:local |neighbourhood )?(?:plan|strategy|policy|order|budget|code|statement"
    r"|charter|spd|byelaws?|accounts|programme|bill|agreement|licence|guidance)\b",
    _I,
)
_HEAD_LINES, _HEAD = 12, 3_000
_MIN_REPEATED = 3
_LONGEST = 160
_MAX_LINES = 100_000


class Marking(NamedTuple):
    """What a document says of itself, where, and how sure it is that this is meant of itself."""

    words: str
    place: str
    certainty: Certainty


def markings_of(document: Document) -> Iterator[Marking]:
    """Yield the markings of a document, each once; drafts that are out for comments are none."""
    lines = [x.strip() for x in document.text.split("\n", _MAX_LINES)[:_MAX_LINES] if x.strip()]
    head = lines[:_HEAD_LINES]
    opening = "\n".join(lines)[:_HEAD]
    margins = [x.strip() for x in document.margins.split("\n", _MAX_LINES)[:_MAX_LINES]]
    often = [*filter(None, margins), *_repeated(lines, document.pages)]
    told: set[str] = set()
    for pattern, certainty in ((_SECRET, "sure"), (_DRAFT, "needs_person")):
        if pattern is _DRAFT and _ON_PURPOSE.search(f"{document.title}\n{opening}"):
            continue
        for line, place in [(x, "at its head") for x in head] + [
            (x, "on its pages") for x in often
        ]:
            found = pattern.fullmatch(line)
            words = " ".join(found["words"].split())[:_SHOWN] if found else ""
            if words and words.casefold() not in told:
                told.add(words.casefold())
                yield Marking(words, place, certainty)  # type: ignore[arg-type]
    said = _SAYS_SO.search("\n".join(head)[:_HEAD])
    if said and not told:
        yield Marking(" ".join(said.group().split())[:_SHOWN], "in its first lines", "sure")


# No more of a marking is told than names it.
_SHOWN = 60


def _repeated(lines: list[str], pages: int) -> list[str]:
    """Return the short lines that come again on half of a document's pages: headers, watermarks."""
    counts = Counter(x for x in lines if len(x) <= _LONGEST)
    least = max(_MIN_REPEATED, pages // 2)
    return [line for line, number in counts.items() if number >= least]
