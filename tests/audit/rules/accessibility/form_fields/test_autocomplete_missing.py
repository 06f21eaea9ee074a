"""Fields for personal data that browsers cannot fill in."""

import pytest

RULE = "accessibility/autocomplete-missing"
FORM = "<form action=/report method=post>{}<label>Why <textarea name=why></textarea></label></form>"


def field(label, more="", form=FORM):
    return form.format(f"<label for=f>{label}</label> <input id=f name=f {more}>")


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("Your full name", "name"),
        ("First names", "given-name"),
        ("Family name", "family-name"),
        ("E-mail address *", "email"),
        ("Mobile phone number (optional)", "tel"),
        ("UK telephone no.", "tel"),
        ("Your post code:", "postal-code"),
        ("Building and street", "address-line1"),
        ("Town or city", "address-level2"),
        ("Date of birth", "bday"),
    ],
)
def test_a_persons_own_data_needs_a_person_to_look(judge, label, purpose):
    (found,) = judge(RULE, field(label)).findings
    assert found.certainty == "needs_person"
    assert found.message == (
        f"“{label}” has no autocomplete; if it asks for people's own data it is “{purpose}”."
    )
    assert found.where.endswith("input#f")


def test_a_field_may_be_named_by_aria(judge):
    html = FORM.format("<input aria-label='Email' name=e>")
    assert judge(RULE, html).outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        field("Email", "autocomplete=email"),
        field("Email", "autocomplete=off"),
        field("Email", "type=password"),
        field("Name of the street"),
        field("School name"),
        field("Postcode of the pothole"),
        field("Email us if you are stuck"),
    ],
)
def test_fields_that_are_right_or_about_something_else(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<form action=/find-your-bin-day><label>Postcode <input></label><input name=n></form>",
        "<form role=search action=/a><label>Town <input></label><input name=n></form>",
        "<form action=/bins><label>Postcode <input></label></form>",
        "<label>Town <input type=search></label>",
        "<form action=/x><label>Name <select><option>Abbey</option></select></label></form>",
        "<form action=/x><label><input type=checkbox> Email</label></form>",
        "<p>Email us.</p>",
    ],
    ids=["search", "search by role", "one field", "search field", "select", "checkbox", "none"],
)
def test_searches_and_choices_are_left_alone(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("/outlook", "needs_person"), ("/overlooked-areas", "needs_person"),
        ("/foundations", "needs_person"), ("/findings", "needs_person"),
        ("/find-a-school", "not_applicable"), ("/postcode-lookup", "not_applicable"), ("/look?a=1", "not_applicable"),
        ("/school-finder", "not_applicable"),
    ],
)  # fmt: skip
def test_words_that_hold_the_name_of_a_search(judge, action, outcome):
    fields = "<label>Email <input></label><label>Notes <input></label>"
    assert judge(RULE, f"<form action={action}>{fields}</form>").outcome == outcome
