"""Tables inside the cells of other tables."""

from typing import Any

import pytest

RULE = "accessibility/table-nested"
_HOURS = "<table><tr><th>Day</th><th>Open</th></tr><tr><td>Mon</td><td>9am</td></tr></table>"


@pytest.mark.parametrize(
    ("html", "inside"),
    [
        (f"<table><tr><th>{_HOURS}</th></tr></table>", "a header cell"),
        (f"<table><tr><td>Library</td><td>{_HOURS}</td></tr></table>", "a cell"),
        (f"<table role=presentation><tr><td><div>{_HOURS}</div></td></tr></table>", "a cell"),
    ],
)
def test_a_table_in_a_cell_fails(judge: Any, html: str, inside: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [
        f"This table stands inside {inside} of another table."
    ]
    assert verdict.findings[0].where.endswith("table")
    assert verdict.findings[0].evidence.startswith("<table><tbody><tr><th>Day")


def test_each_table_inside_is_told(judge: Any) -> None:
    html = f"<table><tr><td>{_HOURS}</td><td>{_HOURS}</td></tr></table>"
    assert len(judge(RULE, html).findings) == 2


@pytest.mark.parametrize(
    "html",
    [
        _HOURS,
        f"{_HOURS}{_HOURS}",
        "<table><tr><td><table role=presentation><tr><td>Icon</td></tr></table></td></tr></table>",
        f"<table><tr><td>Library</td><td><div hidden>{_HOURS}</div></td></tr></table>",
        f"<table><caption>Hours</caption><tr><td>All</td></tr></table><div>{_HOURS}</div>",
    ],
)
def test_tables_side_by_side_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_tables(judge: Any) -> None:
    assert judge(RULE, "<dl><dt>Mon</dt><dd>9am</dd></dl>").outcome == "not_applicable"
