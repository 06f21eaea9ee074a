"""What a workbook's shown parts draw on: charts, drop-downs, names and formulas.

A hidden sheet or column that feeds one of these is most often hidden for layout.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection

from openpyxl.utils import range_boundaries

from crawler.documents.zip_package import xml_part

_REFERENCE = re.compile(
    r"(?:'((?:[^']|''){1,80})'|([A-Za-z_][\w.]{0,80}))!\$?([A-Z]{1,3})?\$?(\d+)?"
    r"(?::\$?([A-Z]{1,3})?\$?(\d+)?)?"
)
# Sheets' XML is looked through for formulas up to so many bytes.
_MAX_SHEET = 20_000_000
_FORMULA = re.compile(rb"<(?:\w+:)?(?:f|formula1)(?: [^>]*)?>([^<]{1,500})</")
Box = tuple[int, int, int, int]


class Feeds:
    """The ranges that charts and formulas of a workbook read, by sheet."""

    def __init__(self, package: zipfile.ZipFile, names: Collection[str]) -> None:
        self._names = {name.casefold(): name for name in names}
        self._charts: dict[str, list[Box]] = {}
        self._lists: dict[str, list[Box]] = {}
        for name in package.namelist():
            if name.startswith("xl/charts/chart"):
                self._of_chart(package, name)
        book = xml_part(package, "xl/workbook.xml")
        for one in book.iter("{*}definedName") if book is not None else ():
            if not one.get("name", "").startswith("_xlnm."):
                self._note(self._lists, one.text or "")
        for entry in package.infolist():
            if entry.filename.startswith("xl/worksheets/") and entry.file_size < _MAX_SHEET:
                for formula in set(_FORMULA.findall(package.read(entry))):
                    self._note(self._lists, formula.decode("utf-8", "replace"))

    def _of_chart(self, package: zipfile.ZipFile, name: str) -> None:
        """Note the ranges that a chart is drawn from."""
        chart = xml_part(package, name)
        for one in chart.iter("{*}f") if chart is not None else ():
            self._note(self._charts, one.text or "")

    def _note(self, where: dict[str, list[Box]], formula: str) -> None:
        """Note the ranges of other sheets that a formula names."""
        for found in _REFERENCE.finditer(formula.replace("&apos;", "'")):
            sheet = (found.group(1) or found.group(2) or "").replace("''", "'").casefold()
            if sheet in self._names:
                boxes = where.setdefault(self._names[sheet], [])
                if len(boxes) < 1000:
                    boxes.append(_box(found))

    def signs(
        self, sheet: str, rows: Collection[int] | None, columns: Collection[int] | None
    ) -> set[str]:
        """Return `feeds_chart` and `feeds_lists`, as far as they are so of a part of a sheet."""
        found = set()
        for sign, where in (("feeds_chart", self._charts), ("feeds_lists", self._lists)):
            for left, top, right, bottom in where.get(sheet, ()):
                in_rows = rows is None or any(top <= r <= bottom for r in rows)
                if in_rows and (columns is None or any(left <= c <= right for c in columns)):
                    found.add(sign)
                    break
        return found


def _box(found: re.Match[str]) -> Box:
    """Return the range of a reference: left, top, right, bottom."""
    left, top, right, bottom = found.group(3, 4, 5, 6)
    first = f"{left or 'A'}{top or 1}"
    right = right or (left if not found.group(5) and not found.group(6) else "XFD") or "XFD"
    bottom = bottom or (top if found.group(5) is None else None) or "1048576"
    a, b, c, d = range_boundaries(f"{first}:{right}{bottom}")
    return int(a or 1), int(b or 1), int(c or 16384), int(d or 1048576)
