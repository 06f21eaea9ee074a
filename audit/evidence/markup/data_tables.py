"""Reading tables: which hold data, which only arrange things. Not a rule itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from audit.evidence.markup.markup_findings import is_hidden
from signpost.pages.markup import Element, text_of

_ARRANGES = ("table", "form", "nav", "iframe", "main", "section", "article", "fieldset")
_MAX_WORDS_A_CELL = 40


@dataclass
class HtmlTable:
    """One table and its own rows; those of a table inside it are not its own."""

    element: Element

    @cached_property
    def rows(self) -> list[list[Element]]:
        """The table's cells, row by row."""
        own = [x for x in self.element.iter("tr") if _table_of(x) is self.element]
        return [[c for c in row if c.tag in ("td", "th")] for row in own]

    @cached_property
    def cells(self) -> list[Element]:
        """All cells in one list."""
        return [cell for row in self.rows for cell in row]

    @property
    def columns(self) -> int:
        """How many cells the longest row has."""
        return max((len(row) for row in self.rows), default=0)

    @property
    def headers(self) -> list[Element]:
        """The header cells."""
        return [c for c in self.cells if c.tag == "th"]

    @property
    def is_layout(self) -> bool:
        """Whether its author says that it only arranges things."""
        return (self.element.get("role") or "").lower() in ("presentation", "none")

    @property
    def arranges(self) -> bool:
        """Whether it holds what a table of data does not: landmarks, forms, other tables."""
        return next(self.element.iterdescendants(*_ARRANGES), None) is not None

    @property
    def holds_data(self) -> bool:
        """Whether it is a table of data, as far as its build tells."""
        if self.is_layout or self.arranges or len(self.rows) < 2 or self.columns < 2:
            return False
        words = [len(text_of(c).split()) for c in self.cells]
        filled = sum(1 for n in words if n)
        return filled * 2 > len(words) and sum(words) <= _MAX_WORDS_A_CELL * len(words)


def html_tables(tree: Element) -> list[HtmlTable]:
    """Return the tables of a page that are not hidden, in order."""
    return [HtmlTable(x) for x in tree.iter("table") if not is_hidden(x)]


def _table_of(element: Element) -> Element | None:
    """Return the innermost table that an element is in."""
    return next(element.iterancestors("table"), None)
