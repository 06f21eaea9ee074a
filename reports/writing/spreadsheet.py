"""A workbook, written row by row: Office Open XML (ECMA-376) with texts in the cells themselves.

A general library takes minutes over a million links; this knows texts and numbers only, and no
formula can be written with it. The same rows give the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from html import escape
from typing import IO, Any, BinaryIO

# Limits of the format: rows a sheet, characters a cell, characters of a sheet's name.
ROWS, CHARACTERS, NAME = 1_048_576, 32_767, 31

_NEVER = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews><sheetData>"
)


class Spreadsheet:
    """Takes rows of texts and numbers; what does not fit one sheet goes on in the next.

    Texts must have no control characters but tab and line ends (XML has no place for others).
    """

    def __init__(self, out: BinaryIO, name: str, columns: Sequence[str]) -> None:
        self._archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._name = re.sub(r"[\[\]:*?/\\']", " ", name)[: NAME - 5]
        self._columns = columns
        self._letters = [_letters(number) for number in range(len(columns))]
        self._sheets: list[str] = []
        self._begin_sheet()

    def add(self, values: Sequence[Any]) -> None:
        """Write one row: texts, numbers, true or false, or None for an empty cell."""
        if self._row == ROWS:
            self._end_sheet()
            self._begin_sheet()
        self._row += 1
        cells = [
            _cell(f"{letters}{self._row}", value)
            for letters, value in zip(self._letters, values, strict=True)
            if value is not None and value != ""
        ]
        self._sheet.write(f'<row r="{self._row}">{"".join(cells)}</row>'.encode())

    def close(self) -> None:
        """End the workbook; the stream stays open."""
        self._end_sheet()
        for name, text in _parts(self._sheets).items():
            self._archive.writestr(_entry(name), _HEAD + text)
        self._archive.close()

    def _begin_sheet(self) -> None:
        """Begin a sheet with its header row, which stays in sight."""
        number = len(self._sheets) + 1
        self._sheets.append(self._name if number == 1 else f"{self._name} {number}")
        entry = _entry(f"xl/worksheets/sheet{number}.xml")
        self._sheet: IO[bytes] = self._archive.open(entry, "w", force_zip64=True)
        self._sheet.write(_SHEET.encode())
        self._row = 0
        self.add(self._columns)

    def _end_sheet(self) -> None:
        """End the sheet that is being written."""
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()


def _entry(name: str) -> zipfile.ZipInfo:
    """Name a part of the file; the time is always the same, so that the bytes are."""
    entry = zipfile.ZipInfo(name, _NEVER)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _cell(place: str, value: Any) -> str:
    """Write one cell."""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = value[:CHARACTERS].replace("\r", "\n")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(number: int) -> str:
    """Name a column: 0 is A, 25 is Z, 26 is AA."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _parts(names: Sequence[str]) -> dict[str, str]:
    """Return the parts that hold a workbook together, by name."""
    numbered = list(enumerate(names, 1))
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n, _ in numbered
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n, _ in numbered
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPE}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
    }
