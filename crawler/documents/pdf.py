"""Reads PDFs through pypdf; what is hidden in them through pikepdf and pdfium."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

import pikepdf
import pypdf
import pypdfium2 as pdfium
from pypdf.errors import FileNotDecryptedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import (
    MAX_LINKS,
    MAX_PAGES,
    MAX_TEXT,
    PROTECTED,
    UnreadableError,
    is_late,
)
from crawler.documents.pdf_ink import page_text
from crawler.documents.pdf_parts import has_hidden_layers, note_parts

# How much of a PDF's tree of tags is looked through for headings.
_MAX_TAGS = 50_000
# Its end, by which a PDF is read, is within so many bytes of the file's.
_TRAILER = 2048
# Annotations that are hidden, or not to be viewed (ISO 32000-1, table 165).
_UNSEEN = 2 | 32
_HEADINGS = {"/H", *(f"/H{level}" for level in range(1, 7))}


def facts(data: bytes, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of a PDF, and note what is hidden in it.

    Raises:
        UnreadableError: it is protected by a password, or cut off.
        pypdf.errors.PyPdfError: it cannot be read.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
    except PyPdfError:
        if b"startxref" not in data[-_TRAILER:]:
            raise UnreadableError("it is cut off: its end is missing") from None
        raise
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(PROTECTED)
    try:
        text = "\n".join(_shown_text(data, reader, hidden))[:MAX_TEXT]
        return _facts(reader, text)
    except FileNotDecryptedError:
        raise UnreadableError(PROTECTED) from None


def _shown_text(data: bytes, reader: pypdf.PdfReader, hidden: HiddenCollector) -> Iterator[str]:
    """Yield the text of each page that a reader sees; note what is hidden.

    Pages that there was no time to look at give no text: something may be hidden there.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf, pdfium.PdfDocument(io.BytesIO(data)) as drawn:
        has_layers = has_hidden_layers(pdf)
        count = min(len(reader.pages), len(drawn))
        for number in range(count):
            if is_late():
                hidden.unread.append(f"pages {number + 1}-{count}")
                break
            page = drawn[number]
            text, unseen = page_text(page, has_layers)
            for kind, words in unseen.items():
                hidden.add(kind, f"page {number + 1}", [" ".join(words)])
            if number < MAX_PAGES:
                yield text if text is not None else reader.pages[number].extract_text()
            page.close()
        note_parts(data, pdf, hidden)


def _facts(reader: pypdf.PdfReader, text: str) -> DocumentFacts:
    """Gather the facts of an open PDF."""
    catalogue = reader.root_object
    marked = catalogue.get("/MarkInfo")
    tagged = bool(marked and marked.get_object().get("/Marked"))
    sheets = len(reader.pages)
    about = reader.metadata
    return DocumentFacts(
        title=str((about and about.title) or "").strip()[:1000],
        language=str(catalogue.get("/Lang") or "").strip()[:35],
        pages=sheets,
        tagged=tagged,
        has_text=len("".join(text.split())) >= 10 * min(sheets, MAX_PAGES),
        headings=_headings(catalogue) if tagged else None,
        created=_date(about.creation_date if about else None),
        modified=_date(about.modification_date if about else None),
        text=text,
        links=[(address, "") for address in _links(reader)],
        base=_base(catalogue),
    )


def _base(catalogue: DictionaryObject) -> str:
    """Return what relative addresses are relative to (ISO 32000-1, 12.6.4.7); "": the file."""
    about = catalogue.get("/URI")
    about = about.get_object() if about is not None else None
    return _text(about.get("/Base")) if isinstance(about, DictionaryObject) else ""


def _headings(catalogue: DictionaryObject) -> int:
    """Count the headings in the tree of tags, as far as it is looked through."""
    count = looked = 0
    waiting: list[PdfObject | None] = [catalogue.get("/StructTreeRoot")]
    while waiting and looked < _MAX_TAGS:
        node = waiting.pop()
        node = node.get_object() if node is not None else None
        looked += 1
        if isinstance(node, ArrayObject):
            waiting.extend(node)
        elif isinstance(node, DictionaryObject):
            count += str(node.get("/S", "")) in _HEADINGS
            waiting.append(node.get("/K"))
    return count


def _links(reader: pypdf.PdfReader) -> Iterator[str]:
    """Yield the web addresses that a PDF's link annotations lead to."""
    found = 0
    for sheet in reader.pages[:MAX_PAGES]:
        notes = sheet.get("/Annots")
        notes = notes.get_object() if notes is not None else None
        for note in notes if isinstance(notes, ArrayObject) else ():
            address = _address(note.get_object())
            if address and found < MAX_LINKS:
                found += 1
                yield address


def _address(note: PdfObject | None) -> str:
    """Return where a link annotation leads; nothing for other annotations."""
    if not isinstance(note, DictionaryObject) or note.get("/Subtype") != "/Link":
        return ""
    flags = note.get("/F")
    if isinstance(flags, int) and flags & _UNSEEN:
        return ""
    action = note.get("/A")
    action = action.get_object() if action is not None else None
    if not isinstance(action, DictionaryObject) or action.get("/S") != "/URI":
        return ""
    return _text(action.get("/URI"))


def _text(value: PdfObject | None) -> str:
    """Return a string of a PDF's; an address may be in UTF-8 as well as in ASCII."""
    value = value.get_object() if value is not None else None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")


def _date(value: datetime | None) -> str:
    """Write a date as ISO 8601, or nothing."""
    return value.isoformat() if value else ""
