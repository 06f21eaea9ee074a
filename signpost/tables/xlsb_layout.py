"""The layout of the sheets of an .xlsb: records of a type, a length and bytes ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from signpost.tables.sheet_shape import MOST_PERCENTS, OWN_PERCENTS, SheetLayout, shows_percent

# Types of records ([MS-XLSB] 2.3).
_ROW, _COLUMNS, _SHEET, _FORMAT, _STYLE, _STYLES, _STYLES_END = 0, 60, 156, 44, 47, 617, 618
_CELLS = frozenset({*range(1, 12), 62})


def of_xlsb(package: zipfile.ZipFile) -> dict[str, SheetLayout]:
    """Return the layout of each sheet of an .xlsb by its name.

    Raises:
        ValueError, KeyError: the file is damaged.
    """
    links = etree.fromstring(
        package.read("xl/_rels/workbook.bin.rels"), etree.XMLParser(resolve_entities=False)
    )
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    names = package.namelist()
    percents = _percent_styles(package.read("xl/styles.bin")) if "xl/styles.bin" in names else set()
    found = {}
    for kind, body in _records(package.read("xl/workbook.bin")):
        if kind == _SHEET:
            link, end = _text(body, 8)
            name, _ = _text(body, end)
            part = posixpath.normpath(posixpath.join("xl", targets.get(link, ""))).lstrip("/")
            if part in names:
                found[name] = _sheet(package.read(part), percents)
    return found


def _sheet(data: bytes, percents: set[int]) -> SheetLayout:
    """Read the layout of one sheet."""
    layout, row = SheetLayout(), 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = _number(body, 0, 4)
            # fDyZero: no height.
            if len(body) > 11 and body[11] & 0x10:
                layout.hidden_rows.add(row)
        elif kind == _COLUMNS and _number(body, 16, 2) & 1:
            last = min(_number(body, 4, 4), 20_000)
            layout.hidden_columns.update(range(_number(body, 0, 4), last + 1))
        elif kind in _CELLS:
            column = _number(body, 0, 4)
            layout.reach(row, column)
            if _number(body, 4, 3) in percents and len(layout.percents) < MOST_PERCENTS:
                layout.percents.add((row, column))
    return layout


def _percent_styles(data: bytes) -> set[int]:
    """Return the numbers of the cell styles that show percentages."""
    own, found, styles = set(OWN_PERCENTS), set(), -1
    for kind, body in _records(data):
        if kind == _FORMAT and shows_percent(_text(body, 2)[0]):
            own.add(_number(body, 0, 2))
        elif kind in (_STYLES, _STYLES_END):
            styles = 0 if kind == _STYLES else -1
        elif kind == _STYLE and styles >= 0:
            if _number(body, 2, 2) in own:
                found.add(styles)
            styles += 1
    return found


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (type, bytes) of each record: types take up to two bytes, lengths up to four."""
    at = 0
    while at < len(data):
        kind, at = _packed(data, at, 2)
        size, at = _packed(data, at, 4)
        if at + size > len(data):
            raise ValueError("a record goes beyond the end")
        yield kind, data[at : at + size]
        at += size


def _packed(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the highest bit saying that more follow."""
    found = 0
    for place in range(most):
        if at >= len(data):
            raise ValueError("a record has no end")
        byte = data[at]
        at += 1
        found |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return found, at


def _number(body: bytes, at: int, size: int) -> int:
    """Read a number of so many bytes."""
    return int.from_bytes(body[at : at + size], "little")


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Read a text with its length before it; return it with where it ends."""
    end = at + 4 + 2 * _number(body, at, 4)
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
