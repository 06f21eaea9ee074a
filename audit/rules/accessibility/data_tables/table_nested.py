"""Tables inside tables."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.data_tables import html_tables
from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find tables that stand in a cell of another one."""
    all_tables = html_tables(page.tree)
    if not all_tables:
        raise NotApplicable
    for table in all_tables:
        cell = next(table.element.iterancestors("th", "td"), None)
        if cell is not None and not table.is_layout:
            inside = "a header cell" if cell.tag == "th" else "a cell"
            yield finding_at(table.element, f"This table stands inside {inside} of another table.")


RULE = Rule(
    id="accessibility/table-nested",
    title="Table inside a table",
    why="A screen reader reads rows and columns of both at once, and people lose their place.",
    fix="Make two simple tables, one after the other.",
    reference="https://www.w3.org/WAI/tutorials/tables/tips/",
    severity="moderate",
    check=check,
    criterion="1.3.1",
)
