"""Documents are told by their bytes, whatever type they are sent with."""

from __future__ import annotations

import io
import zipfile

import pytest

from crawler.documents.recognition import COMPOUND, is_document

OCTETS = "application/octet-stream"


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "application/vnd.oasis.opendocument.text")
    return file.getvalue()


WORD, OPEN, PHOTOS = zipped("[Content_Types].xml", "word/x"), zipped("mimetype"), zipped("a.jpg")
OLD_WORD = COMPOUND + b"\0" * 9 + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("body", "content_type", "disposition"),
    [
        (b"%PDF-1.7 ...", OCTETS, ""),
        (b"%PDF-1.7 ...", "text/plain", ""),
        (b"\r\n%PDF-1.7 ...", "text/html; charset=utf-8", ""),
        (b"\xef\xbb\xbf%PDF-1.7", "", ""),
        (b"HTTP junk\r\n%PDF-1.4", "application/pdf", ""),
        (WORD, "application/zip", ""),
        (OPEN, OCTETS, ""),
        (OLD_WORD, OCTETS, ""),
        (b"{\\rtf1 words}", "text/plain", ""),
        (b"rubbish", OCTETS, 'attachment; filename="Form 12.PDF"'),
        (b"rubbish", OCTETS, "attachment; filename*=UTF-8''caf%C3%A9.docx"),
        (PHOTOS, "application/zip", "attachment; filename=plans.zip"),
    ],
)
def test_documents(body: bytes, content_type: str, disposition: str) -> None:
    assert is_document(body, content_type, disposition)


@pytest.mark.parametrize(
    ("body", "content_type", "disposition"),
    [
        (b"", OCTETS, ""),
        (b"<html>A PDF begins with %PDF- and a number", "text/html", ""),
        (b"How to read %PDF-1.4", "text/plain", "inline; filename=notes.pdf"),
        (PHOTOS, "application/zip", ""),
        (COMPOUND + b"\0" * 90, OCTETS, "attachment; filename=setup.msi"),
        (b"\x89PNG\r\n", "image/png", "inline; filename=x.png"),
        (b"x", OCTETS, 'attachment; filename="\xff'),
    ],
)
def test_no_documents(body: bytes, content_type: str, disposition: str) -> None:
    assert not is_document(body, content_type, disposition)
