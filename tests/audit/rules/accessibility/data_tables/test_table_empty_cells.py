"""Tables with empty rows, columns and cells."""

from typing import Any

import pytest

RULE = "accessibility/table-empty-cells"


def table(*rows: str) -> str:
    """Build a table: a row is its cells, split at bars; the first row holds headers."""
    lines = [
        "".join(f"<{tag}>{x.strip()}</{tag}>" for x in row.split("|"))
        for row, tag in zip(rows, ["th", *["td"] * len(rows)], strict=False)
    ]
    return "<table>" + "".join(f"<tr>{x}</tr>" for x in lines) + "</table>"


HEAD = "Day | Opens | Closes"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (table(HEAD, " | | ", "Mon | 9am | 5pm"), "a whole row of empty cells"),
        (table(HEAD, "Mon | 9am | 5pm", "<br>|&nbsp;|<p></p>"), "a whole row of empty cells"),
        (table("Day | Open | ", "Mon | 9am | ", "Tue | 9am | "), "a whole column of empty cells"),
        (table(HEAD, "Mon | | 5pm", "Tue | 9am | "), "2 of the 6 cells here are empty"),
    ],
)
def test_empty_cells_need_a_person(judge: Any, html: str, said: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [said in x.message for x in verdict.findings] == [True]


@pytest.mark.parametrize(
    "html",
    [
        table(HEAD, "Mon | 9am | 5pm"),
        table(" | Adults | Children", "Swim | £4 | £2", "Gym | £6 | none"),  # the usual corner
        table("A | B", "1 | 2", "3 | "),  # one alone
        "<table><tr><td>Mon</td><td>9am</td></tr><tr><td colspan=2></td></tr></table>",
    ],
)
def test_filled_tables_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(("last", "outcome"), [("4 | x", "pass"), ("4 | ", "needs_person")])
def test_a_quarter_may_be_empty(judge: Any, last: str, outcome: str) -> None:
    html = table("A | B", "1 | x", "2 | ", "3 | ", last)
    assert judge(RULE, html).outcome == outcome


def test_the_share_is_a_setting(judge: Any) -> None:
    html = table(HEAD, "Mon | | 5pm", "Tue | 9am | ")
    assert judge(RULE, html, share=0.5).outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<p>Words</p>", "<table><tr><td></td><td></td></tr></table>", table("A", "")]
)
def test_no_table_of_several_rows(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    "tag", ["img", "svg", "input", "select", "button", "a", "textarea", "iframe"]
)
def test_a_cell_without_words_need_not_be_empty(judge: Any, tag: str) -> None:
    html = table("Item | Choose", f"Bin | <{tag}></{tag}>", f"Bag | <{tag}></{tag}>")
    assert judge(RULE, html).outcome == "pass"


def test_cells_that_a_script_fills_are_not_empty(judge: Any) -> None:
    cell = "<td><div id=n{0}><script>fill({0})</script></div></td>"
    rows = "".join(f"<tr><td>Row</td>{cell.format(n)}</tr>" for n in range(4))
    assert judge(RULE, f"<table>{rows}</table>").outcome == "pass"
