"""Tables of data that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.data_tables import HtmlTable, html_tables
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_NAMES = ("aria-label", "aria-labelledby", "aria-describedby")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check(page: PageView, *, accept_heading: bool = True) -> Iterator[Finding]:
    """Find tables of data with neither a caption nor a heading or sentence just before them."""
    data = [t for t in html_tables(page.tree) if t.holds_data and t.headers]
    if not data:
        raise NotApplicable
    for number, table in enumerate(data):
        if not _is_named(table) and not (accept_heading and _follows_words(table.element)):
            yield uncertain_finding_at(
                table.element,
                "This table has no caption that says what it shows.",
                key=f"table {number}",
            )


def _is_named(table: HtmlTable) -> bool:
    """Whether a table has a caption with words, a name in ARIA, or a named figure or box."""
    box = table.element.getparent()
    alone = box is not None and len(box) == 1  # such as the region that lets it scroll
    for one in (table.element, *([box] if box is not None and alone else ())):
        if any(one.get(x) for x in _NAMES):
            return True
    holders = [*table.element.iterchildren("caption"), *_figure_captions(table.element)]
    return any(text_of(x) for x in holders)


def _figure_captions(element: Element) -> list[Element]:
    """Return the caption of the figure round an element."""
    figure = next(element.iterancestors("figure"), None)
    return list(figure.iterchildren("figcaption")) if figure is not None else []


def _follows_words(element: Element) -> bool:
    """Whether a heading below the page's own stands just before the table or its box."""
    node: Element | None = element
    for _ in range(3):
        if node is None or node.tag in ("main", "body"):
            return False
        before = node.getprevious()
        if before is not None:
            return before.tag in _HEADINGS[1:] or (
                before.tag == "p" and text_of(before).endswith(":")
            )
        node = node.getparent()
    return False


RULE = Rule(
    id="accessibility/table-without-caption",
    title="Table without a caption",
    why="Who goes from table to table hears only “table, four columns”.",
    fix="Give the table a caption that says what it shows.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H39",
    severity="minor",
    check=check,
    criterion="1.3.1",
    axe_rules=("table-fake-caption",),
)
