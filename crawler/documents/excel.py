"""Reads Excel files row by row, through openpyxl: what a reader sees, and what is hidden.

openpyxl's parser of one sheet is used as its own read-only sheets use it, as it alone keeps the
rows' and columns' settings while it streams.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.excel_feeds import Feeds
from crawler.documents.excel_links import links
from crawler.documents.excel_parts import note_parts
from crawler.documents.excel_sheet import SheetReader
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_LINKS, is_late
from crawler.documents.office_package import note_package
from crawler.documents.office_texts import date_text, joined, title_of

# Cells of which the text is made; more are looked through for what is hidden.
_MAX_CELLS = 200_000


def excel_facts(data: bytes, package: zipfile.ZipFile, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of an Excel file, and note what is hidden in it."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    feeds = Feeds(package, book.sheetnames)
    readers = [SheetReader(sheet, package, number, len(book.sheetnames), feeds)
               for number, sheet in _sheets(book)]  # fmt: skip
    text = joined(_lines(readers, hidden))
    for reader in readers:
        reader.note_hidden(hidden)
    note_parts(package, hidden, readers)
    note_package(package, hidden)
    return DocumentFacts(
        title=title_of(book.properties),
        created=date_text(book.properties.created),
        modified=date_text(book.properties.modified),
        language=(book.properties.language or "")[:35],
        pages=len(book.sheetnames),
        text=text,
        has_text=bool(text.strip()),
        margins=joined(line for x in readers if x.is_shown for line in x.margins),
        links=[*links(package, readers)][:MAX_LINKS],
    )


def _sheets(book: Any) -> Iterator[tuple[int, Any]]:
    """Yield the number of each sheet of cells, and the sheet."""
    numbers = {name: number for number, name in enumerate(book.sheetnames, 1)}
    for sheet in book.worksheets:
        yield numbers[sheet.title], sheet


def _lines(readers: list[SheetReader], hidden: HiddenCollector) -> list[str]:
    """Read every sheet to its end or the time's; return the lines that are kept of it.

    Hidden sheets come first, so that what is hidden is read even where there is too much to read.
    """
    lines: list[str] = []
    seen = 0
    for reader in sorted(readers, key=lambda x: x.is_shown):
        if reader.is_shown:
            lines.append(reader.title)
        for cells, line in reader.rows():
            seen += max(cells, 1) if reader.is_shown else 0
            if line and seen <= _MAX_CELLS:
                lines.append(line)
            if is_late():
                hidden.unread.append(f"{reader.place}: what is after row {reader.last_row}")
                break
    return lines
