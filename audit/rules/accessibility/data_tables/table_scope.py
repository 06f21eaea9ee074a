"""Tables with headers both ways that do not say which is which."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.data_tables import HtmlTable, html_tables
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element


def check(page: PageView) -> Iterator[Finding]:
    """Find data tables with two levels or directions of headers, none with scope or headers."""
    data = [t for t in html_tables(page.tree) if t.holds_data and t.headers]
    if not data:
        raise NotApplicable
    for table in data:
        if _is_complex(table) and not any(_is_tied(c) for c in table.cells):
            yield uncertain_finding_at(
                table.element, "This table's headers do not say which cells they head (scope)."
            )


def _is_complex(table: HtmlTable) -> bool:
    """Whether headers stand in columns and rows, in several rows of headers, or span cells."""
    first = [c for c in table.rows[0] if c.tag == "th"]
    at_side = [row for row in table.rows[1:] if row and row[0].tag == "th"]
    full = [row for row in table.rows if len(row) > 1 and all(c.tag == "th" for c in row)]
    spans = any(c.get("colspan") or c.get("rowspan") for c in table.headers)
    return (len(first) > 1 and bool(at_side)) or len(full) > 1 or (spans and len(table.rows) > 2)


def _is_tied(cell: Element) -> bool:
    """Whether a cell says which it heads, or is headed by."""
    return bool(cell.get("scope") or cell.get("headers") or cell.get("role"))


RULE = Rule(
    id="accessibility/table-scope",
    title="Table headers without a direction",
    why="With headers above and beside, a screen reader may read the wrong one with a cell.",
    fix="Give header cells scope=col or scope=row; split a table with several levels of headers.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H63",
    severity="moderate",
    check=check,
    criterion="1.3.1",
)
