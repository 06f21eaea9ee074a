"""The rule on tables whose rows are cut into cells in different ways."""

import pytest

RULE = "accessibility/irregular-table"
HEAD = "<tr><th>Ward</th><th>Day</th><th>Bin</th></tr>"
ROW = "<tr><td>Abbey</td><td>Monday</td><td>Green</td></tr>"
DAY = "<td>Monday</td><td>Green</td>"
SHORT = "<tr><td>Castle</td><td>Tuesday</td></tr>"
TWO_KINDS = (
    "<table><tr><th>Hall</th><td colspan=3>Free</td><th>Pool</th><td>£4</td></tr>"
    "<tr><th>Library</th><td colspan=5>Closed for repairs</td></tr></table>"
)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"<table>{HEAD}{ROW}{SHORT}</table>", "are not equally long"),
        (f"<table>{HEAD}{ROW}<tr><td colspan=4>No collection</td></tr></table>", "not equally"),
        (f"<table>{HEAD}<tr><td rowspan=2>Abbey</td><td>Mon</td><td>Blue</td></tr>{ROW}</table>",
         "not equally"),
        (TWO_KINDS, "are cut into cells in different ways"),
    ],
)  # fmt: skip
def test_irregular_rows_need_a_person(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert words in verdict.findings[0].message
    assert verdict.findings[0].where == "html > body > main > table"


@pytest.mark.parametrize(
    "html",
    [
        f"<table>{HEAD}{ROW}</table>",
        f"<table>{HEAD}<tr><td colspan=3>All wards from May</td></tr>{ROW}</table>",
        f"<table><tr><td>Ask us for older dates</td></tr>{HEAD}{ROW}</table>",
        "<table><tr><th rowspan=2>Abbey</th><td>Monday</td></tr><tr><td>Friday</td></tr></table>",
        (
            "<table><tr><th>Mon</th><td colspan=2>9 to 5</td></tr>"
            "<tr><th>Tue</th><td colspan=2>10 to 4</td></tr></table>"
        ),
        f"<table>{HEAD}<tr><td colspan=none>Abbey</td><td colspan=0>Mon</td><td colspan=²>Blue</td></tr></table>",
        f"<table><tr><th rowspan=3>Abbey</th>{DAY}</tr><tr>{DAY}</tr><tr>{DAY}</tr>{ROW}</table>",
        f"<table>{HEAD}<tr><td colspan=3>Holidays</td></tr><tr><td>Easter</td><td colspan=2>Shut</td></tr></table>",
        (
            "<table><tr><th colspan=2>Hall</th><th colspan=2>Pool</th></tr>"
            f"<tr><th colspan=2>All</th><th>Adult</th><th>Child</th></tr><tr>{DAY}{DAY}</tr></table>"
        ),
    ],
)
def test_regular_rows_and_merged_cells_of_one_kind(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_how_many_kinds_of_rows_are_too_many_is_an_option(judge):
    assert judge(RULE, TWO_KINDS, kinds_of_rows=3).outcome == "pass"


def test_of_nested_tables_the_inner_one_is_judged(judge):
    inner = f"<table id=inner>{HEAD}{SHORT}</table>"
    verdict = judge(RULE, f"<table><tr><td>{inner}</td><td>a</td></tr><tr><td>b</td></tr></table>")
    assert [x.where for x in verdict.findings] == ["table#inner"]


@pytest.mark.parametrize(
    "html", ["<p>No table</p>", f"<table role=presentation>{HEAD}{SHORT}</table>"]
)
def test_no_data_table(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
