"""Documents: what a PDF tells of itself; a broken or hostile file costs only itself."""

import io

import pypdf
import pytest
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from crawler.documents import read
from crawler.page import Document, Page

URL = "https://www.mereford.gov.uk/form.pdf"


def pdf(tagged: bool = False, title: str = "", language: str = "", password: str = "") -> bytes:
    """Make a PDF of two empty sheets."""
    writer = pypdf.PdfWriter()
    for _ in range(2):
        writer.add_blank_page(200, 200)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20240102030405Z"})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if tagged:
        marks = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        writer.root_object[NameObject("/MarkInfo")] = marks
    if password:
        writer.encrypt(password)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def document(body: bytes, url: str = URL) -> Document:
    """Read some bytes as the crawl would."""
    return read(Page(1, url, "document", 200, size=len(body)), body)


def test_facts_of_a_good_pdf() -> None:
    found = document(pdf(tagged=True, title="Application form", language="en-GB"))
    assert (found.state, found.title, found.language) == ("ok", "Application form", "en-GB")
    assert (found.pages, found.tagged, found.has_text) == (2, True, False)
    assert found.created.startswith("2024-01-02T03:04:05")


def test_facts_of_a_bare_pdf() -> None:
    found = document(pdf())
    assert (found.state, found.title, found.language, found.tagged) == ("ok", "", "", False)


@pytest.mark.parametrize(
    ("body", "url", "reason"),
    [
        (b"%PDF-1.7 and then nothing", URL, "damaged"),
        (b"", URL, "not a PDF"),
        (b"PK\x03\x04...", "https://www.mereford.gov.uk/a.docx", "docx files are not read yet"),
        (pdf(password="secret"), URL, "damaged"),
    ],
)
def test_what_cannot_be_read_says_so(body: bytes, url: str, reason: str) -> None:
    found = document(body, url)
    assert found.state == "could_not_check"
    assert reason in found.reason
