"""Required fields that only a star or a style shows."""

from typing import Any

import pytest

RULE = "accessibility/required-not-told"


@pytest.mark.parametrize(
    "html",
    [
        "<label>Name * <input name=n></label>",
        "<label for=pc>* Postcode</label><input id=pc>",
        "<label for=w>Ward*:</label><select id=w><option>Castle</option></select>",
    ],
)
def test_a_star_that_nothing_explains_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, f"<form>{html}</form>")
    assert verdict.outcome == "needs_person"
    assert [x.key for x in verdict.findings] == ["asterisk"]


@pytest.mark.parametrize(
    "html",
    [
        '<label class="required">Name <input name=n></label>',
        '<label for=e>Email</label><input id=e class="form-control is-required">',
        '<label>Why? <span class="mandatory_mark"></span><textarea></textarea></label>',
    ],
)
def test_a_style_alone_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, f"<form>{html}</form>")
    assert verdict.outcome == "needs_person"
    assert "only its style says so" in verdict.findings[0].message


def test_the_star_is_told_once_a_page(judge: Any) -> None:
    html = "<form><label>Name * <input></label><label>Street * <input></label></form>"
    assert len(judge(RULE, html).findings) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>* means required</p><form><label>Name * <input></label></form>",
        "<p>Answers with an asterisk have to be given.</p><label>Name* <input></label>",
        "<p>Required fields are shown with a star (*).</p><label>* Name <input></label>",
        '<label class="required">Name (required) <input></label>',
        '<label class="mandatory">Enw (gofynnol) <input></label>',
        '<label class="required">Name <input required></label>',
        '<label class="required">Name <input aria-required="true"></label>',
        "<label>Name (optional) <input></label>",
        '<label class="requirements">Access needs <textarea></textarea></label>',  # another word
        "<label>Dial *67 first, then the number <input></label>",  # a star inside the words
    ],
)
def test_what_is_told_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_fields(judge: Any) -> None:
    html = '<p>* Prices include VAT.</p><form class="required"><button>Go on</button></form>'
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<label>Ward * <select><option>North<option>South</select></label>", "needs_person"),
        ("<label>Notes* <textarea>As before</textarea></label>", "needs_person"),
        ("<label>Ward <select><option>Any *</select></label>", "pass"),
        ("<label>Name <input class=not-required></label>", "pass"),
        ("<label>Name <input class='field non-mandatory'></label>", "pass"),
        ("<label>Name <input class='field is-required'></label>", "needs_person"),
    ],
)
def test_a_label_round_its_field_and_what_is_not_required(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome
