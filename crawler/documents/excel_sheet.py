"""One sheet of an Excel file, row by row: its shown cells apart from its hidden ones."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser

from crawler.documents.excel_feeds import Feeds
from crawler.documents.hidden_collector import HiddenCollector, is_person
from crawler.documents.limits import MAX_HIDDEN_LINES
from crawler.documents.zip_package import related_parts, xml_part
from signpost.workspace.hidden_parts import HiddenKind

Cells = dict[int, str]
# Widths and heights that show nothing, in characters and points.
_NO_WIDTH, _NO_HEIGHT = 0.3, 0.8
_WHITE = ("00FFFFFF", "FFFFFFFF")
_SMALLEST = 2.0


class SheetReader:
    """Reads one sheet once; afterwards tells what of it is hidden."""

    def __init__(
        self, sheet: Any, package: zipfile.ZipFile, number: int, of: int, feeds: Feeds
    ) -> None:
        self.title: str = sheet.title
        self.path: str = sheet._worksheet_path.lstrip("/")
        self.state: str = sheet.sheet_state
        self.is_shown = self.state == "visible"
        # A hidden sheet's name is hidden too.
        self.place = f"sheet “{self.title}”" if self.is_shown else f"sheet {number} of {of}"
        self.last_row = 0
        self.margins: list[str] = []
        self.hidden_columns: set[int] = set()
        self.hidden_rows: dict[int, bool] = {}
        self._book, self._sheet = sheet.parent, sheet
        self._package, self._feeds = package, feeds
        self._heading: Cells = {}
        self._lines: dict[HiddenKind, list[tuple[int, str, str]]] = {}
        self._counts: dict[HiddenKind, int] = {}
        self._filtered: list[tuple[int, int]] = []
        self._invisible: dict[int, bool] = {}

    def rows(self) -> Iterator[tuple[int, str]]:
        """Yield, of each row, how many cells it has and the line that a reader sees."""
        book = self._book
        with self._sheet._get_source() as source:
            parser = WorkSheetParser(
                source,
                self._sheet._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for row, cells in parser.parse():
                if not self.last_row:
                    self.hidden_columns = _hidden_columns(parser)
                self.last_row = row
                settings = parser.row_dimensions.pop(str(row), {})
                yield len(cells), self._row(row, cells, _is_hidden_row(settings, parser), settings)
        self._filtered = [*_filters(parser), *self._table_filters()]
        self.margins = _margins(parser)

    def _row(self, row: int, cells: Any, is_hidden: bool, settings: Any) -> str:
        """Sort the cells of one row; return the line that a reader sees."""
        values = {x["column"]: str(x["value"]) for x in cells if x["value"] is not None}
        if not values:
            return ""
        self._heading = self._heading or values
        if not self.is_shown:
            state: HiddenKind = "hidden_sheet" if self.state == "hidden" else "very_hidden_sheet"
            self._keep(state, row, values, values)
            return ""
        if is_hidden:
            self.hidden_rows[row] = settings.get("outlineLevel", "0") != "0"
            self._keep("hidden_rows", row, values, values)
            return ""
        styles = {x["column"]: x["style_id"] for x in cells}
        out = {c: v for c, v in values.items() if c in self.hidden_columns}
        unseen = {c: v for c, v in values.items() if c not in out and self._is_unseen(styles[c])}
        shown = {c: v for c, v in values.items() if c not in out and c not in unseen}
        for kind, part in (("hidden_columns", out), ("hidden_cells", unseen)):
            if part:
                self._keep(kind, row, part, values)  # type: ignore[arg-type]
        return "\t".join(shown.values())

    def _keep(self, kind: HiddenKind, row: int, part: Cells, values: Cells) -> None:
        """Keep what is hidden in a row, with the names in it that are shown."""
        kept = self._lines.setdefault(kind, [])
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if len(kept) >= MAX_HIDDEN_LINES:
            return
        beside = part
        if part is not values:
            heading = values is self._heading
            beside = {
                c: v if c in part or heading or (not v[:1].isdigit() and is_person(v)) else ""
                for c, v in values.items()
            }
        kept.append((row, "\t".join(part.values()), _aligned(beside)))

    def _is_unseen(self, style: int) -> bool:
        """Whether a style shows nothing of a cell: `;;;`, white on white, or too small to see."""
        known = self._invisible.get(style)
        if known is None:
            known = self._invisible[style] = self._looks_unseen(style)
        return known

    def _looks_unseen(self, style: int) -> bool:
        """Look a style up."""
        try:
            look = self._book._cell_styles[style]
            font, fill = self._book._fonts[look.fontId], self._book._fills[look.fillId]
        except (IndexError, AttributeError):
            return False
        formats = self._book._number_formats
        custom = look.numFmtId - 164
        if 0 <= custom < len(formats) and formats[custom].strip() == ";;;":
            return True
        if font.sz is not None and font.sz <= _SMALLEST:
            return True
        paper = fill.fill_type is None or _is_white(getattr(fill, "fgColor", None))
        return bool(paper and _is_white(font.color))

    def _table_filters(self) -> Iterator[tuple[int, int]]:
        """Yield the first and last rows of tables with a filter that is on."""
        for name in related_parts(self._package, self.path, "/table"):
            table = xml_part(self._package, name)
            for one in table.iter("{*}autoFilter") if table is not None else ():
                if one.find("{*}filterColumn") is not None:
                    yield _rows_of(one.get("ref", ""))

    def note_hidden(self, hidden: HiddenCollector) -> None:
        """Note what of this sheet is hidden."""
        if not self.is_shown:
            kind: HiddenKind = "hidden_sheet" if self.state == "hidden" else "very_hidden_sheet"
            signs = self._feeds.signs(self.title, None, None)
            self._note(hidden, kind, self.place, self._lines.get(kind, []), signs)
            return
        lines = self._lines.get("hidden_rows", [])
        inside = {r for r, _, _ in lines if any(a <= r <= b for a, b in self._filtered)}
        manual = [x for x in lines if x[0] not in inside]
        if manual:
            rows = {x[0] for x in manual}
            signs = self._feeds.signs(self.title, rows, None)
            signs |= {"collapsed"} if all(self.hidden_rows[r] for r in rows) else set()
            place = f"{self.place}, rows {_spans(rows)}"
            self._note(hidden, "hidden_rows", place, manual, signs)
        if inside:
            place = f"{self.place}, rows {_spans(inside)}"
            filtered = [x for x in lines if x[0] in inside]
            self._note(hidden, "filtered_rows", place, filtered, set())
        columns = self._lines.get("hidden_columns")
        if columns:
            names = ", ".join(get_column_letter(c) for c in sorted(self.hidden_columns)[:10])
            signs = self._feeds.signs(self.title, None, self.hidden_columns)
            self._note(hidden, "hidden_columns", f"{self.place}, columns {names}", columns, signs)
        if cells := self._lines.get("hidden_cells"):
            place = f"{self.place}, cells in rows {_spans({x[0] for x in cells})}"
            self._note(hidden, "hidden_cells", place, cells, set())

    def _note(
        self,
        hidden: HiddenCollector,
        kind: HiddenKind,
        place: str,
        lines: list[tuple[int, str, str]],
        signs: set[str],
    ) -> None:
        """Note hidden lines; the headings tell what their cells are."""
        heading = _aligned(self._heading)
        context = [heading, *(x[2] for x in lines if x[2] != heading)]
        whole = self._counts.get(kind, 0)
        rows = whole if whole > MAX_HIDDEN_LINES else len(lines)
        signs |= {"cut_off"} if whole > MAX_HIDDEN_LINES else set()
        hidden.add(kind, place, (x[1] for x in lines), rows, signs, context)


def _aligned(cells: Cells) -> str:
    """Write cells with tabs between them, empty ones too: each stands under its heading."""
    last = min(max(cells, default=0), 200)
    return "\t".join(cells.get(c, "") for c in range(1, last + 1))


def _is_hidden_row(settings: Any, parser: Any) -> bool:
    """Whether a row does not show: it is hidden, or has no height."""
    if settings.get("hidden") in ("1", "true"):
        return True
    height = settings.get("ht")
    if height is None:
        usual = getattr(parser, "sheet_format", None)
        return bool(usual is not None and usual.zeroHeight)
    return bool(float(height) < _NO_HEIGHT)


def _hidden_columns(parser: Any) -> set[int]:
    """Return the numbers of the columns that do not show."""
    found: set[int] = set()
    for settings in parser.column_dimensions.values():
        width = settings.get("width")
        is_thin = width is not None and float(width) < _NO_WIDTH
        if settings.get("hidden") in ("1", "true") or is_thin:
            found.update(range(int(settings["min"]), int(settings["max"]) + 1))
    return found


def _filters(parser: Any) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of a filter that is on."""
    on = getattr(parser, "auto_filter", None)
    if on is not None and on.ref and on.filterColumn:
        yield _rows_of(on.ref)


def _rows_of(ref: str) -> tuple[int, int]:
    """Return the first and last row of a range."""
    try:
        _, top, _, bottom = range_boundaries(ref)
    except ValueError:
        return 1, 0
    return int(top or 1), int(bottom or 0)


def _margins(parser: Any) -> list[str]:
    """Return what stands in a sheet's headers and footers when it is printed."""
    parts = getattr(parser, "HeaderFooter", None)
    if parts is None:
        return []
    sides = (x for name in ("oddHeader", "oddFooter", "evenHeader", "firstHeader")
             if (x := getattr(parts, name, None)) is not None)  # fmt: skip
    texts = (getattr(side, where).text for side in sides for where in ("left", "center", "right"))
    return [text for text in texts if text]


def _is_white(color: Any) -> bool:
    """Whether a colour of openpyxl's is white."""
    if color is None:
        return False
    if color.type == "theme":
        return bool(color.theme == 0 and not color.tint)
    if color.type == "indexed":
        return color.indexed in (1, 9)
    return color.value in _WHITE


def _spans(rows: set[int]) -> str:
    """Write rows as spans: `4-9, 12`; at most five."""
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and row <= spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    said = [f"{a}-{b}" if a < b else str(a) for a, b in spans[:5]]
    return ", ".join(said) + (" and more" if len(spans) > 5 else "")
