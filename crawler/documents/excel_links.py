"""Where an Excel file's shown cells link to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree
from openpyxl.utils import range_boundaries

from crawler.documents.excel_sheet import SheetReader
from crawler.documents.zip_package import relations

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def links(package: zipfile.ZipFile, readers: Sequence[SheetReader]) -> Iterator[tuple[str, str]]:
    """Yield (address, nothing) of the links of cells that a reader sees."""
    for reader in readers:
        targets = {
            key: target
            for key, kind, target, is_outside in relations(package, reader.path)
            if is_outside and kind.endswith("/hyperlink")
        }
        if reader.is_shown and targets:
            yield from ((address, "") for address in _shown(package, reader, targets))


def _shown(package: zipfile.ZipFile, reader: SheetReader, targets: dict[str, str]) -> Iterator[str]:
    """Yield the addresses of links whose cells show."""
    with package.open(reader.path) as source:
        for _, one in etree.iterparse(source, events=("end",), tag=("{*}row", "{*}hyperlink")):
            address = targets.get(one.get(_R) or "")
            if address and not _is_hidden(reader, one.get("ref", "")):
                yield address
            one.clear()


def _is_hidden(reader: SheetReader, ref: str) -> bool:
    """Whether a link's first cell is in a hidden row or column."""
    try:
        column, row, _, _ = range_boundaries(ref)
    except ValueError:
        return False
    return row in reader.hidden_rows or column in reader.hidden_columns
