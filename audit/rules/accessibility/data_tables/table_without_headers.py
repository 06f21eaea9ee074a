"""Data tables without a single header cell."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at, is_hidden
from audit.evidence.visits.seen_elements import saw_tables
from audit.inputs import PageView, Seen
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

# Signs that a table only arranges things on the page: then header cells would be wrong.
_LAYOUT = ("table", "form", "nav", "iframe", "main", "section", "article", "fieldset", "ul")
_LAYOUT_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAX_WORDS_A_CELL = 40
_NOT_DATA = {"presentation", "none"}


def check(
    page: PageView, seen: Seen, *, min_rows: int = 2, min_columns: int = 2
) -> Iterator[Finding]:
    """Find tables of at least two rows and columns, most cells filled, without header cells.

    It is sure once the browser has shown a table: a style sheet or a script may hide it.
    """
    tables = [t for t in page.tree.iter("table") if _is_data(t, min_rows, min_columns)]
    shown = saw_tables(seen)
    if not tables or shown is False:
        raise NotApplicable
    for table in tables:
        if _has_headers(table):
            continue
        rows, columns = _shape(table)
        yield finding_at(
            table,
            f"This table of {rows} rows and {columns} columns has no header cells.",
            "sure" if shown else "needs_person",
        )


def _is_data(table: Element, min_rows: int, min_columns: int) -> bool:
    """Whether a table holds data, as far as its build tells."""
    if (table.get("role") or "").lower() in _NOT_DATA or is_hidden(table):
        return False
    if next(table.iterdescendants(*_LAYOUT, *_LAYOUT_HEADINGS), None) is not None:
        return False
    rows, columns = _shape(table)
    if rows < min_rows or columns < min_columns:
        return False
    words = [len(cell.text_content().split()) for cell in table.iter("td", "th")]
    filled = sum(1 for n in words if n)
    return filled * 2 > len(words) and sum(words) <= _MAX_WORDS_A_CELL * len(words)


def _shape(table: Element) -> tuple[int, int]:
    """Count a table's rows, and the cells of its longest row."""
    rows = list(table.iter("tr"))
    return len(rows), max((sum(1 for c in row if c.tag in ("td", "th")) for row in rows), default=0)


def _has_headers(table: Element) -> bool:
    """Whether a table has a header cell, in HTML or in ARIA."""
    if next(table.iter("th"), None) is not None:
        return True
    return bool(
        table.xpath(".//td[@scope or @headers]|.//*[@role='columnheader' or @role='rowheader']")
    )


RULE = Rule(
    id="accessibility/table-without-headers",
    title="Table without header cells",
    why="A screen reader reads a cell with its header; without one people hear mere figures.",
    fix="Mark the first row (or column) as header cells: th with scope col or row.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H51",
    severity="serious",
    check=check,
    criterion="1.3.1",
    version=2,
    axe_rules=("td-has-header",),
)
