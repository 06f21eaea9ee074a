"""Whether an element of an OpenDocument file shows: its styles', its table's, its slide's settings.

ISO/IEC 26300: `text:display`, `table:visibility`, `table:display`, `presentation:visibility`.
"""

from __future__ import annotations

import re
from typing import Any

from signpost.workspace.hidden_parts import HiddenKind

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"

_ELEMENTS: dict[str, HiddenKind] = {
    TEXT + "tracked-changes": "tracked_deletions",
    OFFICE + "annotation": "comments",
    PRESENTATION + "notes": "speaker_notes",
    TEXT + "hidden-text": "hidden_text",
    TEXT + "hidden-paragraph": "hidden_text",
}
_WHITE = ("#ffffff", "#fefefe", "white")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|px)?")
_IN_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "px": 0.75, None: 1.0}
_SMALLEST = 2.0
_NOTHING = 0.8


class OpenLooks:
    """Looks up how the elements of one document look."""

    def __init__(self, *trees: Any) -> None:
        found = (x for tree in trees if tree is not None for x in tree.iter(STYLE + "style"))
        self._styles = {(x.get(STYLE + "family"), x.get(STYLE + "name")): x for x in found}
        self._own: dict[Any, HiddenKind | None] = {}
        self._columns: dict[Any, set[int]] = {}
        self._page = self._page_size(trees)
        self._looks: dict[Any, Any] = {}

    def hidden_as(self, element: Any) -> HiddenKind | None:
        """Tell as what an element is hidden, by itself or by what holds it; None: it shows."""
        inner: HiddenKind | None = None
        for one in (element, *element.iterancestors()):
            if isinstance(one.tag, str):
                if one not in self._own:
                    if len(self._own) > 100_000:
                        self._own.clear()
                    self._own[one] = self._look(one)
                inner = self._own[one] or inner
        return inner

    def _look(self, one: Any) -> HiddenKind | None:
        """Tell whether an element itself is set not to show."""
        if one.tag in _ELEMENTS:
            return _ELEMENTS[one.tag]
        if one.tag == TABLE + "table":
            hidden = self._setting(one, "table", "table-properties", TABLE + "display") == "false"
            return "hidden_sheet" if hidden else None
        if one.tag in (TABLE + "table-row", TABLE + "table-header-rows", TABLE + "table-row-group"):
            return self._row(one)
        if one.tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            return "hidden_columns" if self._is_in_hidden_column(one) else self._cell(one)
        if one.tag == TEXT + "section":
            return "hidden_text" if one.get(TEXT + "display") in ("none", "condition") else None
        if one.tag == DRAW + "page":
            name = PRESENTATION + "visibility"
            state = self._setting(one, "drawing-page", "drawing-page-properties", name)
            return "hidden_slide" if state == "hidden" else None
        if one.tag in (TEXT + "span", TEXT + "p", TEXT + "h", TEXT + "a"):
            return self._words(one)
        return self._shape(one) if one.tag.startswith(DRAW) else None

    def _row(self, one: Any) -> HiddenKind | None:
        """Tell whether a row is hidden, by hand or by a filter, or has no height."""
        state = one.get(TABLE + "visibility")
        if state == "filter":
            return "filtered_rows"
        if state == "collapse" or one.get(TABLE + "display") == "false":
            return "hidden_rows"
        height = self._setting(one, "table-row", "table-row-properties", STYLE + "row-height")
        return "hidden_rows" if height and _points(height) < _NOTHING else None

    def _cell(self, one: Any) -> HiddenKind | None:
        """Tell whether a cell's look hides its words."""
        return "hidden_cells" if self._is_unseen(one, "table-cell") else None

    def _words(self, one: Any) -> HiddenKind | None:
        """Tell whether words are hidden by their style."""
        family = "paragraph" if one.tag in (TEXT + "p", TEXT + "h") else "text"
        if self._setting(one, family, "text-properties", TEXT + "display") == "none":
            return "hidden_text"
        return "invisible_text" if self._is_unseen(one, family) else None

    def _is_unseen(self, one: Any, family: str) -> bool:
        """Whether a style is of the paper's colour, or too small to see."""
        size = self._setting(one, family, "text-properties", FO + "font-size")
        if size and not size.endswith("%") and _points(size) <= _SMALLEST:
            return True
        color = self._setting(one, family, "text-properties", FO + "color")
        return color.lower() in _WHITE and not self._is_on_colour(one)

    def _is_on_colour(self, one: Any) -> bool:
        """Whether white words stand on a colour: their own, or of what holds them."""
        kinds: tuple[tuple[str, str], ...]
        for holder in (one, *one.iterancestors()):
            if holder.tag == TEXT + "span":
                kinds = (("text", "text-properties"),)
            elif holder.tag in (TEXT + "p", TEXT + "h"):
                kinds = (("paragraph", "paragraph-properties"), ("paragraph", "text-properties"))
            elif holder.tag == TABLE + "table-cell":
                kinds = (("table-cell", "table-cell-properties"),)
            elif isinstance(holder.tag, str) and holder.tag.startswith(DRAW):
                return True  # what a shape or a slide is filled with is not looked at
            else:
                continue
            for kind, group in kinds:
                value = self._setting(holder, kind, group, FO + "background-color").lower()
                if value and value not in ("transparent", *_WHITE):
                    return True
        return False

    def _shape(self, one: Any) -> HiddenKind | None:
        """Tell whether a shape is set not to show, or is off its slide."""
        if one.get(DRAW + "display") in ("none", "printer"):
            return "hidden_object"
        holder = one.getparent()
        if self._page == (0.0, 0.0) or holder is None or holder.tag != DRAW + "page":
            return None
        box = [one.get(SVG + key) for key in ("x", "y", "width", "height")]
        if any(x is None for x in box):
            return None
        left, top, width, height = map(_points, box)
        wide, high = self._page
        off = left + width <= 0 or top + height <= 0 or left >= wide or top >= high
        return "off_slide" if off else None

    def _is_in_hidden_column(self, cell: Any) -> bool:
        """Whether a cell is in a column that does not show."""
        table = next(cell.iterancestors(TABLE + "table"), None)
        if table is None:
            return False
        if table not in self._columns:
            self._columns[table] = self._hidden_columns(table)
        columns = self._columns[table]
        return bool(columns) and _column_of(cell) in columns

    def _hidden_columns(self, table: Any) -> set[int]:
        """Return the numbers of the columns that do not show, from 0."""
        found: set[int] = set()
        number = 0
        for column in table.iter(TABLE + "table-column"):
            count = min(_count(column, "number-columns-repeated"), 20_000)
            if column.get(TABLE + "visibility") in ("collapse", "filter"):
                found.update(range(number, number + count))
            number += count
        return found

    def _setting(self, one: Any, family: str, group: str, name: str) -> str:
        """Return a setting of an element's style, or of those that it is based on."""
        space = {"paragraph": TEXT, "text": TEXT, "drawing-page": DRAW}.get(family, TABLE)
        key = one.get(space + "style-name")
        if key is None:
            return ""
        cached = (family, key, group, name)
        if cached not in self._looks:
            self._looks[cached] = self._found(family, key, group, name)
        return str(self._looks[cached])

    def _found(self, family: str, key: str | None, group: str, name: str) -> str:
        """Look a setting up."""
        for _ in range(12):
            style = self._styles.get((family, key))
            if style is None:
                return ""
            for properties in style.iterfind(STYLE + group):
                if properties.get(name) is not None:
                    return str(properties.get(name))
            key = style.get(STYLE + "parent-style-name")
        return ""

    def _page_size(self, trees: tuple[Any, ...]) -> tuple[float, float]:
        """Return the width and height of the slides, in points; 0: not said."""
        for tree in trees:
            for one in tree.iter(STYLE + "page-layout-properties") if tree is not None else ():
                size = one.get(FO + "page-width"), one.get(FO + "page-height")
                if all(size):
                    return _points(size[0]), _points(size[1])
        return 0.0, 0.0


def _points(length: str | None) -> float:
    """Return a length in points."""
    found = _LENGTH.fullmatch((length or "").strip())
    return float(found.group(1)) * _IN_POINTS[found.group(2)] if found else 0.0


def _count(one: Any, name: str) -> int:
    """Return how often a row, a column or a cell is repeated."""
    said = one.get(TABLE + name, "1")
    return int(said) if said.isdigit() and len(said) < 8 else 1


def _column_of(cell: Any) -> int:
    """Return the number of a cell's column, from 0."""
    tags = (TABLE + "table-cell", TABLE + "covered-table-cell")
    before = (x for x in cell.itersiblings(*tags, preceding=True))
    return sum(_count(x, "number-columns-repeated") for x in before)
