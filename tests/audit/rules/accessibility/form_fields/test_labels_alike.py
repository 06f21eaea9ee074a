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
    assert verdict.outcome == "needs_person"
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
        ("<form><label>No <input></label><label>No <input aria-describedby=hint></label>"
        "<p id=hint>Of the house</p></form>"),
        ("<form><label id=a>No <input></label><label>No <input aria-labelledby='a b'></label>"
        "<b id=b>of the permit</b></form>"),
        ("<form><h3>You</h3><label>Phone <input></label><h3>Your partner</h3>"
        "<label>Phone <input></label></form>"),
        ("<form><div role=group aria-label=From><label>Day <input></label></div>"
        "<div role=group aria-label=To><label>Day <input></label></div></form>"),
        ("<form><div class=child>First child <label>Age <input></label></div>"
        "<div class=child>Second child <label>Age <input></label></div></form>"),
        ("<form><table><tr><td><input aria-label=Hours></td><td><input aria-label=Hours></td></tr>"
        "</table></form>"),
        ("<form><dl><dt>Landlord<dd><label>Email <input></label><dt>Tenant<dd>"
        "<label>Email <input></label></dl></form>"),
        ("<form><label>Town <input></label><div style='display:none'><label>Town <input></label>"
        "</div></form>"),
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


TWO = "<form><label>Street <input></label> <label>Street <input id=x></label></form>"
BETWEEN = "<form><label>Street <input></label>then<label>Street <input id=x></label></form>"


@pytest.mark.parametrize(
    ("html", "shown", "outcome"),
    [
        (TWO, 2, "fail"),
        (TWO, 1, "needs_person"),  # a style sheet hides one
        (BETWEEN, 2, "needs_person"),
        ("<form><input aria-label='Street'><br><input id=x aria-label='street'></form>", 2, "fail"),
    ],
)
def test_it_is_sure_once_the_browser_showed_both(judge, html, shown, outcome):
    fields = [{"path": "input", "html": "<input>", "label": "Street", "type": "text"}] * shown
    assert judge(RULE, html, facts={"fields": fields}).outcome == outcome


@pytest.mark.parametrize(
    "html",
    [
        "<label>Enter text <input></label>",
        "<label for=a>Field 2</label><input id=a>",
        "<input aria-label='Please select'>",
        "<b id=go>Go</b><i id=hid hidden>Find</i><input aria-labelledby='go hid'>",
    ],
)
def test_labels_that_would_fit_any_field_need_a_person(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "does not say what to enter" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<label>Field number on the map <input></label>",
        "<label>Enter your postcode <input></label>",
        "<label>Text message number <input></label>",
        "<b id=go>Go to ward</b><input aria-labelledby=go>",
    ],
)
def test_labels_that_say_what_to_enter(judge, html):
    assert judge(RULE, html).outcome == "pass"


SAME = "<label>Name <input></label>"


@pytest.mark.parametrize(
    "html",
    [
        f"<form><fieldset>{SAME}</fieldset><fieldset>{SAME}</fieldset></form>",
        f"<form><fieldset><legend></legend>{SAME}</fieldset><section>{SAME}</section></form>",
        f"<form><div role=group>{SAME}</div><div role=group>{SAME}</div></form>",
        f"<form><h2 hidden>You</h2>{SAME}<h2 style='display:none'>Partner</h2>{SAME}</form>",
    ],
)
def test_groups_that_nothing_names_tell_nothing_apart(judge, html):
    assert judge(RULE, html).outcome == "needs_person"
