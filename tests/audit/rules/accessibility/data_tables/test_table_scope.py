"""Tables with headers both ways, and whether these say which cells they head."""

from typing import Any

import pytest

RULE = "accessibility/table-scope"
_HEAD = "<tr><th>Day</th><th>Open</th><th>Shut</th></tr>"
_ROW = "<tr><td>Mon</td><td>9am</td><td>5pm</td></tr>"


@pytest.mark.parametrize(
    "rows",
    [
        f"{_HEAD}<tr><th>Mon</th><td>9</td><td>5</td></tr>",
        f"<tr><th colspan=3>Library</th></tr>{_HEAD}{_ROW}",
        f"{_HEAD}{_ROW}<tr><th>Day</th><th>From</th><th>To</th></tr>{_ROW}",
        f"<tr><th rowspan=2>Day</th><th>Hours</th><td>x</td></tr><tr><td>9</td></tr>{_ROW}",
    ],
)
def test_headers_both_ways_need_a_direction(judge: Any, rows: str) -> None:
    verdict = judge(RULE, f"<table>{rows}</table>")
    assert verdict.outcome == "needs_person"
    assert [x.where[-5:] for x in verdict.findings] == ["table"]
    assert "(scope)" in verdict.findings[0].message


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th scope=col>A</th><th scope=col>B</th></tr><tr><th scope=row>1</th><td>2</td></tr>",
        f"<caption>Opening hours</caption>{_HEAD}{_ROW}",
        f"{_HEAD}{_ROW}{_ROW}",
        f"<tr><th colspan=3>The library on Monday</th></tr>{_ROW}",
        "<tr><th>Mon</th><td>9am</td></tr><tr><th>Tue</th><td>8am</td></tr>",  # beside only
        "<tr><th id=d>Day</th><th id=o>Open</th></tr><tr><th id=m>Mon</th><td headers='o m'>9</td>",
        '<tr><th role="columnheader">A</th><th>B</th></tr><tr><th>1</th><td>2</td></tr>',
    ],
)
def test_headers_one_way_or_with_a_direction_pass(judge: Any, rows: str) -> None:
    assert judge(RULE, f"<table>{rows}</table>").outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Words</p>",
        f"<table>{_ROW}{_ROW}</table>",
        f"<table role=presentation>{_HEAD}<tr><th>Mon</th><td>9</td><td>5</td></tr></table>",
    ],
)
def test_no_table_of_data_with_headers(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
