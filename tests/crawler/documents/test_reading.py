"""Documents: what a file tells of itself; a broken or hostile file costs only itself."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from pypdf.annotations import Link as PdfLink
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from crawler.documents import reading
from crawler.documents.reading import read
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.records import Document, Link, Page

pytestmark = pytest.mark.slow

HOME = "https://www.mereford.gov.uk/"
CONFIG = Config(site=SiteSettings(url=HOME))


def pdf(
    tagged: bool = False,
    title: str = "",
    language: str = "",
    password: str = "",
    link: str = "",
    base: str = "",
    owner: str = "",
    algorithm: str = "RC4-128",
) -> bytes:
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
        heading = DictionaryObject({NameObject("/S"): NameObject("/H1")})
        tree = DictionaryObject({NameObject("/K"): ArrayObject([heading])})
        writer.root_object[NameObject("/StructTreeRoot")] = tree
    if link:
        writer.add_annotation(0, PdfLink(rect=(0, 0, 9, 9), url=link))
    if base:
        where = DictionaryObject({NameObject("/Base"): TextStringObject(base)})
        writer.root_object[NameObject("/URI")] = where
    if password or owner:
        writer.encrypt(password, owner or None, algorithm=algorithm)
    return saved(writer.write)


def saved(save: Callable[[Any], Any]) -> bytes:
    """Return what a library writes."""
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def word() -> bytes:
    """Make a Word file with a heading, a table and a link."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.language = "Bin days", "en-GB"
    made.add_heading("When we collect", 1)
    made.add_table(1, 1).cell(0, 0).text = "Every other Tuesday"
    paragraph = made.add_paragraph("See ")
    name = made.part.relate_to("/bins", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(parse_xml(
        '<w:hyperlink xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:id="{name}"><w:r><w:t>the bins page</w:t></w:r></w:hyperlink>'
    ))  # fmt: skip
    return saved(made.save)


def excel() -> bytes:
    """Make an Excel file of two sheets with a link."""
    book = openpyxl.Workbook()
    book.properties.title = "Spending"
    book.active.append(["Supplier", "Pounds"])
    book.active["A2"] = "Acme"
    book.active["A2"].hyperlink = f"{HOME}acme"
    book.create_sheet("Grants")
    return saved(book.save)


def slides() -> bytes:
    """Make a PowerPoint file of two slides, one with a title, with a link."""
    show = pptx.Presentation()
    show.core_properties.title = "Budget in brief"
    first = show.slides.add_slide(show.slide_layouts[5])
    first.shapes.title.text = "Where the money goes"
    run = first.shapes.title.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Read more", f"{HOME}budget"
    show.slides.add_slide(show.slide_layouts[6])
    return saved(show.save)


ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">{0}</office:document-content>'
)


def opendocument(kind: str, inside: str, **parts: str) -> bytes:
    """Make an OpenDocument file of a kind; `inside` is what its content holds."""
    about = (
        "<dc:title>Tenancy guide</dc:title><dc:language>en-GB</dc:language>"
        "<meta:creation-date>2024-01-02T03:04:05</meta:creation-date>"
        '<meta:document-statistic meta:page-count="3"/>'
    )
    made = {"mimetype": f"application/vnd.oasis.opendocument.{kind}"}
    made |= {"content.xml": ODF.format(inside), "meta.xml": ODF.format(about), **parts}
    return packed(made)


def packed(parts: dict[str, Any]) -> bytes:
    """Make a ZIP."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


TEXT = '<text:h>Your tenancy</text:h><text:p>See <text:a xlink:href="/housing">housing</text:a>.</text:p>'
TABLES = "<office:spreadsheet><table:table/><table:table/></office:spreadsheet>"


def document(body: bytes, name: str = "form.pdf") -> tuple[Document, list[Link]]:
    """Read some bytes as the crawl would."""
    return read(Page(1, HOME + name, "document", 200, size=len(body)), body, CONFIG)


def test_facts_of_a_good_pdf() -> None:
    found, links = document(
        pdf(tagged=True, title="Application form", language="en-GB", link="https://example.org/a")
    )
    assert (found.state, found.title, found.language) == ("ok", "Application form", "en-GB")
    assert (found.pages, found.tagged, found.has_text, found.headings) == (2, True, False, 1)
    assert found.created.startswith("2024-01-02T03:04:05")
    assert [(x.url, x.kind, x.where) for x in links] == [
        ("https://example.org/a", "external", "document")
    ]


def test_facts_of_a_bare_pdf() -> None:
    found, links = document(pdf())
    assert (found.state, found.title, found.language, found.tagged) == ("ok", "", "", False)
    assert links == []


@pytest.mark.parametrize(
    ("link", "base", "leads"),
    [
        ("bins", "", f"{HOME}docs/bins"),
        ("/bins#when", "", f"{HOME}bins#when"),
        ("?page=2", "", f"{HOME}docs/form.pdf?page=2"),
        ("../bins", f"{HOME}a/b/c.pdf", f"{HOME}a/bins"),
        ("bins", "not/absolute/", f"{HOME}docs/bins"),
        ("www.example.org", "", "http://www.example.org/"),
        ("WWW.example.org/a#b", f"{HOME}a/", "http://www.example.org/a#b"),
        ("www.index", "", f"{HOME}docs/www.index"),
        ("HTTPS://example.org/x", f"{HOME}a/", "https://example.org/x"),
        ("mailto:a@example.org", f"{HOME}a/", "mailto:a@example.org"),
    ],
)
def test_where_addresses_in_a_pdf_lead(link: str, base: str, leads: str) -> None:
    _, links = document(pdf(link=link, base=base), "docs/form.pdf")
    assert [f"{x.url}#{x.fragment}".removesuffix("#") for x in links] == [leads]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_its_owner_may_change_is_read(algorithm: str) -> None:
    found, links = document(pdf(owner="secret", link="https://example.org/a", algorithm=algorithm))
    assert (found.state, found.pages) == ("ok", 2)
    assert [x.url for x in links] == ["https://example.org/a"]
    locked, _ = document(pdf(password="secret", algorithm=algorithm))
    assert (locked.state, locked.reason) == ("could_not_check", "it is protected by a password")


@pytest.mark.parametrize(
    ("body", "facts", "says", "link"),
    [
        (word(), ("docx", "Bin days", "en-GB", 1), "Every other Tuesday", ("bins", "the bins page")),
        (excel(), ("xlsx", "Spending", "", None), "Supplier\tPounds", ("acme", "")),
        (slides(), ("pptx", "Budget in brief", "", 1), "Where the money goes", ("budget", "Read more")),
        (opendocument("text", TEXT), ("odt", "Tenancy guide", "en-GB", 1), "See housing.", ("housing", "housing")),
        (opendocument("spreadsheet", TABLES + TEXT), ("ods", "Tenancy guide", "en-GB", None), "See housing.", ("housing", "housing")),
    ],
)  # fmt: skip
def test_office_files(
    body: bytes, facts: tuple[Any, ...], says: str, link: tuple[str, str]
) -> None:
    found, links = document(body, f"file.{facts[0]}")
    assert (found.format, found.title, found.language, found.headings) == facts
    assert (found.state, found.has_text) == ("ok", True)
    assert says in found.text
    assert [(x.url, x.text, x.kind) for x in links] == [(HOME + link[0], link[1], "page")]


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (excel(), 2),
        (slides(), 2),
        (opendocument("text", TEXT), 3),
        (opendocument("spreadsheet", TABLES), 2),
    ],
)
def test_pages_sheets_and_slides_are_counted(body: bytes, pages: int) -> None:
    assert document(body)[0].pages == pages


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + ODF.format("<text:p>&b;</text:p>")
)


def bomb() -> bytes:
    """Make an OpenDocument text that unpacks to 400 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        with package.open("content.xml", "w", force_zip64=True) as out:
            for _ in range(400):
                out.write(b" " * 1_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"%PDF-1.7 and then nothing", "a.pdf", "its end is missing"),
        (pdf()[:-60], "a.pdf", "its end is missing"),
        (b"%PDF-1.7 and then nothing startxref 9 %%EOF", "a.pdf", "damaged"),
        (b"", "a.pdf", "it is empty"),
        (b"\n<!doctype html><title>Error</title>", "a.pdf", "a web page"),
        (b"PK\x03\x04...", "a.docx", "damaged"),
        (word()[:2000], "a.docx", "damaged"),
        (packed({"[Content_Types].xml": "wordprocessingml.document.main"}), "a.docx", "damaged"),
        (packed({"readme.txt": "hello"}), "a.zip", "could not read this format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (pdf(password="secret"), "a.pdf", "password"),
        (opendocument("text", TEXT, **{"META-INF/manifest.xml": ODF.format("<encryption-data/>")}), "a.odt", "password"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ENTITIES}), "a.odt", "entities"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ENTITIES.encode("utf-16")}), "a.odt", "entities"),
        (packed({f"{i}.txt": "" for i in range(10_001)}), "a.docx", "unpacks to more"),
        (bomb(), "a.odt", "unpacks to more"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(body: bytes, name: str, reason: str) -> None:
    found, links = document(body, name)
    assert (found.state, links) == ("could_not_check", [])
    assert reason in found.reason


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_SECONDS", -reading._PATIENCE)
    found, _ = document(pdf())
    assert (found.state, found.reason) == ("could_not_check", "it took too long")
