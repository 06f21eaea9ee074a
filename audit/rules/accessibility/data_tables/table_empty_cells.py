"""Rows and columns of empty cells."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.data_tables import HtmlTable, html_tables
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_HOLDS = ("img", "svg", "input", "select", "button", "a", "textarea", "iframe", "script", "canvas")


def check(page: PageView, *, least: int = 2, share: float = 0.25) -> Iterator[Finding]:
    """Find tables with a wholly empty row or column, or mostly empty cells."""
    data = [t for t in html_tables(page.tree) if len(t.rows) > 1 and t.columns > 1]
    if not data:
        raise NotApplicable
    for table in data:
        cells = [c for c in table.cells if c.tag == "td"]
        empty = [c for c in cells if _is_empty(c)]
        what = _empty_line(table)
        if what:
            yield uncertain_finding_at(
                table.element, f"This table has a whole {what} of empty cells."
            )
        elif len(empty) >= least and len(empty) > share * len(cells):
            yield uncertain_finding_at(
                table.element, f"{len(empty)} of the {len(cells)} cells here are empty."
            )


def _empty_line(table: HtmlTable) -> str:
    """Name what is wholly empty: a row, a column, or nothing."""
    if any(len(row) > 1 and all(map(_is_empty, row)) for row in table.rows):
        return "row"
    even = len({len(row) for row in table.rows}) == 1
    if even and any(all(map(_is_empty, column)) for column in zip(*table.rows, strict=True)):
        return "column"
    return ""


def _is_empty(cell: Element) -> bool:
    """Whether a cell shows nothing."""
    return not text_of(cell) and next(cell.iterdescendants(*_HOLDS), None) is None


RULE = Rule(
    id="accessibility/table-empty-cells",
    title="Table with empty cells",
    why="People who hear a table wait for what is not there: is it none, unknown, or a mistake?",
    fix="Take empty rows and columns out; write “none” or “not known” into cells.",
    reference="https://www.w3.org/WAI/tutorials/tables/tips/",
    severity="minor",
    check=check,
    criterion="1.3.1",
)
