"""The rule on fields of one form that have the same label."""

import pytest

RULE = "accessibility/labels-alike"


def fieldset(legend):
    return f"<fieldset><legend>{legend}</legend><label>Postcode <input></label></fieldset>"


@pytest.mark.parametrize(
    "html",
    [
        "<form><label>Street <input></label><p><label>street <input id=x></label></p></form>",
        ("<form><label for=w>Notes</label><textarea id=w></textarea>"
        "<label for=x>Notes</label><textarea id=x></textarea></form>"),
        "<form><input aria-label='Date'><select id=x aria-label='date'></select></form>",
        "<label>Name <input></label><label>Name <input id=x type=email></label>",
    ],
)  # fmt: skip
def test_the_second_of_two_alike_is_an_issue(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.where in ("input#x", "textarea#x", "select#x")


def test_of_three_alike_two_are_told(judge):
    html = "<form>" + "<label>Child's name <input></label>" * 3 + "</form>"
    assert len(judge(RULE, html).findings) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<form><label>First name <input></label><label>Last name <input></label></form>",
        "<form action=/a><label>Ward <input></label></form><form><label>Ward <input></label></form>",
        f"<form>{fieldset('Where you live')}{fieldset('Where you lived before')}</form>",
        "<table><tr><td><label>Hours <input></label></tr><tr><td><label>Hours <input></label></tr></table>",
        "<form><label>No <input></label><label>No <input aria-describedby=hint></label></form>",
        "<form><label>No <input></label><label>No <input aria-labelledby='a b'></label></form>",
        ("<form><label>Area <input></label><label>Yes <input type=radio></label>"
        "<label>Yes <input type=radio></label></form>"),
    ],
)  # fmt: skip
def test_labels_that_can_be_told_apart(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    ["<p>No form</p>", "<input><input>", "<label>Yes <input type=checkbox></label>"],
)
def test_no_labelled_fields(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
