"""Tells a document's format, and has its reader read it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping

from crawler.documents import excel, opendocument, slides, word, zip_package
from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import PROTECTED, UnreadableError
from crawler.documents.recognition import COMPOUND, ENCRYPTED, RTF

_Reader = Callable[[bytes, zipfile.ZipFile, HiddenCollector], DocumentFacts]
_MICROSOFT: Mapping[str, _Reader] = {
    "docx": word.word_facts,
    "xlsx": excel.excel_facts,
    "pptx": slides.slides_facts,
}


def facts_of(data: bytes, hidden: HiddenCollector) -> tuple[str, DocumentFacts]:
    """Return a document's format and what a reader sees of it; note what is hidden in it.

    Raises:
        UnreadableError: the format is not one that can be read, or the file cannot be.
    """
    hidden.read = facts_of
    if b"%PDF-" in data[:1024]:
        from crawler.documents import pdf

        return "pdf", pdf.facts(data, hidden)
    if data.startswith(COMPOUND):
        if ENCRYPTED in data:
            raise UnreadableError(PROTECTED)
        from crawler.documents import legacy_office

        return legacy_office.facts(data, hidden)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(RTF):
        from crawler.documents import rich_text

        return "rtf", rich_text.facts(data, hidden)
    if not data.strip():
        raise UnreadableError("it is empty")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise UnreadableError("it is a web page or XML, and not the file that it is sent as")
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableError("could not read this format")
    return _of_package(data, hidden)


def _of_package(data: bytes, hidden: HiddenCollector) -> tuple[str, DocumentFacts]:
    """Read an office file that is a ZIP."""
    package = zip_package.open_package(data)
    name = zip_package.format_of(package)
    if name.startswith("od"):
        return name, opendocument.facts(package, name, hidden)
    if name in _MICROSOFT:
        return name, _MICROSOFT[name](data, package, hidden)
    raise UnreadableError("could not read this format")
