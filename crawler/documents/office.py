"""Reads Word, Excel and PowerPoint files, through python-docx, openpyxl and python-pptx.

`pages` is what the program counted when it saved a Word file, the sheets of an Excel file, the
slides of a PowerPoint file. `headings` counts paragraphs in heading styles, and slides that have
a title; a spreadsheet has none to count.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.limits import MAX_LINKS, MAX_TEXT
from crawler.documents.zip_package import xml_part

Link = tuple[str, str]
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEADING = re.compile(r"(heading \d|title)$", re.IGNORECASE)
_FIELD = re.compile(r'HYPERLINK\s+"([^"\\]+)"')
_MAX_CELLS = 200_000


def word_facts(data: bytes, package: zipfile.ZipFile) -> DocumentFacts:
    """Return what a Word file says."""
    import docx
    from docx.text.paragraph import Paragraph

    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    paragraphs = [Paragraph(p, document) for p in body.iter(_W + "p")]
    defaults = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    counted = xml_part(package, "docProps/app.xml")
    sheets = counted.findtext("{*}Pages") if counted is not None else ""
    headings = sum(bool(_HEADING.match(p.style.name or "")) for p in paragraphs if p.style)
    text = _joined(p.text for p in paragraphs)
    return DocumentFacts(
        title=_title(document.core_properties),
        created=_date(document.core_properties.created),
        modified=_date(document.core_properties.modified),
        language=(document.core_properties.language or (defaults or [""])[0])[:35],
        pages=int(sheets) if sheets and sheets.isdigit() and len(sheets) < 7 else 0,
        headings=headings,
        text=text,
        has_text=bool(text.strip()),
        links=[*_word_links(document)][:MAX_LINKS],
    )


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _word_links(document: Any) -> Iterator[Link]:
    """Yield (address, text) of a Word file's links: elements, and fields of the older kind."""
    body, relations = document.element.body, document.part.rels
    for link in body.iter(_W + "hyperlink"):
        relation = relations.get(link.get(_R) or "")
        if relation is not None and relation.is_external:
            yield relation.target_ref, "".join(t.text or "" for t in link.iter(_W + "t"))
    for field in body.iter(_W + "instrText"):
        yield from ((address, "") for address in _FIELD.findall(field.text or ""))


def excel_facts(data: bytes, package: zipfile.ZipFile) -> DocumentFacts:
    """Return what an Excel file says."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    text = _joined(_cells(book))
    return DocumentFacts(
        title=_title(book.properties),
        created=_date(book.properties.created),
        modified=_date(book.properties.modified),
        language=(book.properties.language or "")[:35],
        pages=len(book.sheetnames),
        text=text,
        has_text=bool(text.strip()),
        links=[*_excel_links(package)][:MAX_LINKS],
    )


def _cells(book: Any) -> Iterator[str]:
    """Yield the sheets' names and, row by row, what their cells say."""
    seen = 0
    for sheet in book.worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            seen += max(len(row), 1)
            if seen > _MAX_CELLS:
                return
            words = "\t".join(str(value) for value in row if value is not None)
            if words:
                yield words


def _excel_links(package: zipfile.ZipFile) -> Iterator[Link]:
    """Yield (address, nothing) of the links of an Excel file's sheets."""
    for name in package.namelist():
        if name.startswith("xl/worksheets/_rels/"):
            relations = xml_part(package, name)
            for relation in relations if relations is not None else ():
                outside = relation.get("TargetMode") == "External"
                if outside and str(relation.get("Type", "")).endswith("/hyperlink"):
                    yield relation.get("Target", ""), ""


def slides_facts(data: bytes, _package: zipfile.ZipFile) -> DocumentFacts:
    """Return what a PowerPoint file says."""
    import pptx

    show = pptx.Presentation(io.BytesIO(data))
    pages = list(show.slides)
    titles = [page.shapes.title for page in pages]
    text = _joined(line for page in pages for line in _lines(page.shapes._spTree))
    return DocumentFacts(
        title=_title(show.core_properties),
        created=_date(show.core_properties.created),
        modified=_date(show.core_properties.modified),
        language=(show.core_properties.language or "")[:35],
        pages=len(pages),
        headings=sum(bool(title is not None and title.text.strip()) for title in titles),
        text=text,
        has_text=bool(text.strip()),
        links=[link for page in pages for link in _slide_links(page)][:MAX_LINKS],
    )


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _lines(tree: Any) -> Iterator[str]:
    """Yield the paragraphs of a slide, in groups and tables too."""
    for paragraph in tree.iter(_A + "p"):
        yield "".join(run.text or "" for run in paragraph.iter(_A + "t"))


def _slide_links(page: Any) -> Iterator[Link]:
    """Yield (address, text) of a slide's links: on words, and on shapes."""
    for click in page.shapes._spTree.iter(_A + "hlinkClick"):
        relation = page.part.rels.get(click.get(_R) or "")
        if relation is not None and relation.is_external:
            run = click.getparent().getparent()
            words = run.findtext(_A + "t") if run is not None and run.tag == _A + "r" else ""
            yield relation.target_ref, words or ""


def _title(properties: Any) -> str:
    """Return the title that a file gives itself."""
    return (properties.title or "").strip()[:1000]


def _date(value: datetime | None) -> str:
    """Write a date as ISO 8601, or nothing."""
    return value.isoformat() if value else ""


def _joined(lines: Iterable[str]) -> str:
    """Join lines into the text that is kept."""
    kept: list[str] = []
    length = 0
    for line in lines:
        if length > MAX_TEXT:
            break
        kept.append(line)
        length += len(line) + 1
    return "\n".join(kept)[:MAX_TEXT]
