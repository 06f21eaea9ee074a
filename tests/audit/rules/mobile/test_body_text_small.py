"""Pages most of whose text is smaller than is comfortable on a phone."""

import pytest

RULE = "mobile/body-text-small"


@pytest.mark.parametrize(
    ("sizes", "outcome"),
    [
        ({"13": 4200, "18": 310}, "fail"),
        ({"15.9": 501, "19": 499}, "fail"),
        ({"15.9": 500, "19": 500}, "pass"),
        ({"16": 3000, "32": 40}, "pass"),
        ({"16": 1400, "12": 380}, "pass"),
        ({"14": 200}, "fail"),
        ({"14": 199}, "not_applicable"),
        ({}, "not_applicable"),
    ],
)
def test_by_the_share_of_small_text(judge, sizes, outcome):
    assert judge(RULE, facts={"text_sizes": sizes}).outcome == outcome


def test_the_message_says_how_much_and_how_small(judge):
    sizes = {"10": 60, "13.5": 900, "15": 40, "20": 250}
    (found,) = judge(RULE, facts={"text_sizes": sizes}).findings
    assert found.message == (
        "80 % of this page's text is under 16 pixels high on a phone; most of that is 13.5."
    )
    assert (found.where, found.component, found.certainty) == ("body", "body", "sure")


def test_the_limits_can_be_set(judge):
    facts = {"text_sizes": {"14": 600, "16": 400}}
    assert judge(RULE, facts=facts, least_pixels=14).outcome == "pass"
    assert judge(RULE, facts=facts, max_share=0.6).outcome == "pass"
    assert judge(RULE, facts=facts, min_characters=1001).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [None, {}, {"text_sizes": None}])
def test_what_was_not_measured_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))


def test_a_page_without_its_styles_says_nothing_of_sizes(judge):
    facts = {"text_sizes": {"13": 900}, "refused_styles": ["https://cdn.example/site.css"]}
    verdict = judge(RULE, facts=facts)
    assert (verdict.outcome, "cdn.example" in verdict.reason) == ("could_not_check", True)
