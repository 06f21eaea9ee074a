"""Tables that arrange a page, and tables that hold data."""

from typing import Any

import pytest

RULE = "accessibility/table-for-layout"
_SPARSE = "<tr><td>Search</td><td></td></tr><tr><td></td><td></td></tr>"
_DATA = "<tr><th>Day</th><th>Opens</th></tr><tr><td>Monday</td><td>9am</td></tr>"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><ul><li>A</ul></td><td><p>Text</p></td></tr></table>",
        "<table cellpadding=4><tr><td>Home</td><td>Contact</td></tr></table>",
        "<table><tr><td>Ring us</td></tr><tr><td>or write to us</td></tr></table>",
        "<table><tr><td>Find</td><td><form><input></form></td></tr><tr><td>x</td><td>y</table>",
        "<table><tr><td><img src=a.jpg alt=Park></td><td>The park</td></tr></table>",
    ],
)
def test_a_table_that_arranges_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "seems only to arrange" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        f"<table role=presentation>{_DATA}</table>",
        "<table role=none><caption>Menu</caption><tr><td>Bins</td></tr></table>",
    ],
)
def test_a_layout_table_with_headers_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert "marked as layout, but has headers or a caption" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        f"<table><caption>Opening hours</caption>{_DATA}</table>",
        "<table role=presentation><tr><td>A</td></tr></table>",
        # Data without headers is another rule's.
        "<table cellpadding=4><tr><td>Mon</td><td>9am</td></tr><tr><td>Tue</td><td>8am</table>",
        f"<table bgcolor=white>{_DATA}<tr><td><p>Tuesday</p></td><td><p>8am</p></td></tr></table>",
        "<table><tr><td></td><td></td></tr></table>",  # filled in by a script
        f"<table>{_SPARSE}</table>",
        "<table><tr><th>Notes</th></tr><tr><td><p>Bring a bag</p></td></tr></table>",
    ],
)
def test_data_and_marked_layout_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<div class=table></div>", "<table hidden><tr><td>A</table>"])
def test_a_page_without_tables(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize("attribute", ["cellpadding", "cellspacing", "bgcolor", "background"])
def test_an_attribute_of_layout_tells_where_the_cells_do_not(judge: Any, attribute: str) -> None:
    html = f"<table {attribute}=4>{_SPARSE}</table>"
    assert judge(RULE, html).outcome == "needs_person"


@pytest.mark.parametrize("tag", ["fieldset", "iframe", "main", "ul", "ol", "h3", "p", "div", "img"])
def test_a_part_of_a_page_in_a_cell_tells_too(judge: Any, tag: str) -> None:
    html = f"<table>{_SPARSE}</table>".replace("Search", f"<{tag}></{tag}>")
    assert judge(RULE, html).outcome == "needs_person"
