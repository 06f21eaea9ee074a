"""The rule on whole paragraphs in bold."""

import pytest

RULE = "accessibility/long-bold"
PATH = "main > div:nth-of-type(2) > p"


def bold(*lengths):
    html = "<p><b>You must apply before the first of May.</b></p>"
    return {"looks": {"bold": [{"path": PATH, "html": html, "chars": x} for x in lengths]}}


@pytest.mark.parametrize("chars", [200, 640])
def test_long_bold_text_needs_a_person(judge, chars):
    verdict = judge(RULE, facts=bold(chars))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"{chars} characters in a row are bold."
    assert (found.where, found.component) == (PATH, "main > div > p")


@pytest.mark.parametrize("facts", [bold(), bold(199), bold(12)])
def test_a_few_bold_words(judge, facts):
    assert judge(RULE, facts=facts).outcome == "pass"


def test_how_long_is_too_long_is_an_option(judge):
    facts = bold(200, 399, 400)
    assert len(judge(RULE, facts=facts, least_characters=400).findings) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"bold": None}},
        {**bold(300), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
