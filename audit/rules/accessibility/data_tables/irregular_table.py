"""Tables whose rows are cut into cells in different ways."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_MAX_SPAN = 1000


def check(page: PageView, *, kinds_of_rows: int = 2) -> Iterator[Finding]:
    """Find data tables whose rows have different widths, or merge their data cells unalike."""
    tables = [t for t in page.tree.iter("table") if _is_data(t)]
    if not tables:
        raise NotApplicable
    for table in tables:
        widths, cells = _rows(table)
        uneven = len(set(widths)) > 1
        merged = len(set(cells)) >= kinds_of_rows
        if uneven or merged:
            how = "are not equally long" if uneven else "are cut into cells in different ways"
            yield Finding(
                message=f"The rows of this table {how}: a person has to check that each cell "
                "is read with its own header.",
                where=css_path(table),
                evidence=snippet(table),
                certainty="needs_person",
            )


def _is_data(table: Element) -> bool:
    """Whether a table holds data and no other table."""
    role = (table.get("role") or "").lower()
    return (
        role not in ("presentation", "none") and next(table.iterdescendants("table"), None) is None
    )


def _rows(table: Element) -> tuple[list[int], list[int]]:
    """Return each row's width in columns, and the cell counts of rows with merged data cells."""
    widths, kinds = [], []
    hanging: list[tuple[int, int]] = []
    for row in table.iter("tr"):
        cells = [c for c in row if c.tag in ("td", "th")]
        hanging = [(rows - 1, width) for rows, width in hanging if rows > 1]
        widths.append(sum(_span(c, "colspan") for c in cells) + sum(w for _, w in hanging))
        hanging += [(_span(c, "rowspan"), _span(c, "colspan")) for c in cells]
        if any(c.tag == "td" and _span(c, "colspan") > 1 for c in cells) and len(cells) > 1:
            kinds.append(len(cells))
    return [w for w in widths if w > 1], kinds


def _span(cell: Element, name: str) -> int:
    """Read how many columns or rows a cell takes."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() and value != "0" else 1


RULE = Rule(
    id="accessibility/irregular-table",
    title="Table with irregular rows",
    why="Merged and missing cells make a screen reader name the wrong header, or none.",
    fix="Give every row the same cells; split a table that holds several into simple ones.",
    reference="https://www.w3.org/WAI/tutorials/tables/irregular/",
    severity="moderate",
    check=check,
    criterion="1.3.1",
)
