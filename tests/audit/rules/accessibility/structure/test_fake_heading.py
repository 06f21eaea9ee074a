"""The rule on paragraphs in bold that stand for headings."""

from typing import Any

import pytest

RULE = "accessibility/fake-heading"
TEXT = "<p>We collect your bins every week, whatever the weather.</p>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"<p><b>Bin days</b></p>{TEXT}", "Bin days"),
        (f"<p> <strong>Bin</strong> <strong>days</strong> </p>{TEXT}", "Bin days"),
        (f"<p><span><strong><b>Bin days</b></strong></span></p>{TEXT}", "Bin days"),
        ("<p><b>Bins</b></p><ul><li>We collect them every week</li></ul>", "Bins"),
        (f"<p id=h><strong>Who can apply?</strong></p>{TEXT}", "Who can apply?"),
    ],
)
def test_a_short_paragraph_in_bold_needs_a_person(judge: Any, html: str, words: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"“{words}” looks like a heading but is only a paragraph in bold."


def test_each_is_told_at_its_place(judge: Any) -> None:
    html = f"<p id=a><b>Bin days</b></p>{TEXT}<p id=b><b>Fees</b></p>{TEXT}"
    assert [x.where for x in judge(RULE, html).findings] == ["p#a", "p#b"]


@pytest.mark.parametrize(
    ("words", "outcome"), [(10, "needs_person"), (11, "pass")], ids=["ten words", "eleven words"]
)
def test_a_heading_has_so_many_words_at_most(judge: Any, words: int, outcome: str) -> None:
    line = " ".join(["bins"] * words)
    following = f"<p>{line} and more of them every week</p>"
    assert judge(RULE, f"<p><b>{line}</b></p>{following}").outcome == outcome
    assert judge(RULE, f"<p><b>{line}</b></p>{following}", max_words=9).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Bin days</h2>{TEXT}",
        f"<p><b>Important:</b> put your bins out early.</p>{TEXT}",
        f"<p><b>Put your bins out by 7am.</b></p>{TEXT}",
        *(f"<p><b>You will need{x}</b></p>{TEXT}" for x in ":!;,"),
        f"<p><b>{'very ' * 12}long</b></p>{TEXT}",
        "<p><b>Bin days</b></p><p><b>All of this is in bold too</b></p>",
        "<p><b>Bin days</b></p><h2>More</h2>",
        "<p><b>Bin days</b></p>",
        "<p><b>Bin days in Abbey ward</b></p><p>Every Monday</p>",
        "<p><b>Bin days</b></p><p>Mondays.</p>",
        f"<p><a href=/x><b>Bin days</b></a></p>{TEXT}",
        f"<table><tr><td><b>Band</b></td></tr></table>{TEXT}",
        f"<p><b>***</b></p>{TEXT}",
        f"<p><em>Bin days</em></p>{TEXT}",
    ],
)
def test_what_is_no_heading_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


CELL = "<table>{}<tr><td><p><b>Late</b></p><p>Expected on Tuesday</p></td></tr></table>"


def test_a_value_in_a_table_of_data_is_no_heading(judge: Any) -> None:
    assert judge(RULE, CELL.format("<tr><th>Bus</th></tr>")).outcome == "pass"
    assert judge(RULE, CELL.format("")).outcome == "needs_person"  # a table for layout
    inner = CELL.format("").join(["<table><tr><th>Bus</th><td>", "</td></tr></table>"])
    assert judge(RULE, inner).outcome == "needs_person"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Figure 4: The north gate", "pass"),
        ("Table 2. Fees by ward", "pass"),
        ("Figures of the north gate", "needs_person"),
        ("Table tennis", "needs_person"),
    ],
)
def test_captions_of_pictures_and_tables_are_none(judge, text, outcome):
    html = f"<p><b>{text}</b></p><p>The gate is open from dawn until dusk every day.</p>"
    assert judge(RULE, html).outcome == outcome
