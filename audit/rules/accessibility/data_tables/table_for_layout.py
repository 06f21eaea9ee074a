"""Tables that arrange the page."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.data_tables import HtmlTable, html_tables
from audit.evidence.markup.markup_findings import finding_at, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import text_of

_WIDTH = ("cellpadding", "cellspacing", "bgcolor", "background")
_HOLDS = (
    "ul",
    "ol",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "form",
    "img",
    "div",
    "nav",
    "section",
    "article",
)


def check(page: PageView) -> Iterator[Finding]:
    """Find tables used for layout, and tables so marked that all the same have headers."""
    all_tables = html_tables(page.tree)
    if not all_tables:
        raise NotApplicable
    for table in all_tables:
        if table.is_layout:
            if table.headers or table.element.find("caption") is not None:
                yield finding_at(
                    table.element, "This table is marked as layout, but has headers or a caption."
                )
        elif not table.holds_data and not table.headers and _looks_like_layout(table):
            yield uncertain_finding_at(
                table.element, "This table seems only to arrange things on the page."
            )


def _looks_like_layout(table: HtmlTable) -> bool:
    """Whether a table without headers holds whole parts of a page, or one line of words."""
    if table.arranges or any(table.element.get(x) is not None for x in _WIDTH):
        return True
    holds = any(next(c.iterdescendants(*_HOLDS), None) is not None for c in table.cells)
    thin = min(len(table.rows), table.columns) == 1
    return holds or (thin and any(text_of(c) for c in table.cells))


RULE = Rule(
    id="accessibility/table-for-layout",
    title="Table used for layout",
    why=(
        "A screen reader announces rows and columns that mean nothing, and on a phone the "
        "columns do not fold."
    ),
    fix=(
        "Arrange the page with styles; for a table that must stay, use role=presentation and no "
        "headers."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F49",
    severity="moderate",
    check=check,
    criterion="1.3.2",
)
