"""The rule on styles that hide or turn the page by how the device is held."""

import pytest

RULE = "accessibility/orientation-locked"
TURNED = {
    "path": "body > div:nth-of-type(2)",
    "html": '<div class="page">',
    "media": "(orientation: landscape) and (max-height: 500px)",
    "how": "hides",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "“(orientation: landscape) and (max-height: 500px)” hides most of the page"),
        ({"media": "(orientation: portrait)", "how": "turns"}, "portrait)” turns most of the page"),
    ],
)
def test_a_locked_page_is_an_issue(judge, change, words):
    verdict = judge(RULE, facts={"looks": {"turned": [{**TURNED, **change}]}})
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == (TURNED["path"], TURNED["html"])
    assert found.component == "body > div"


def test_no_style_hides_or_turns_the_page(judge):
    assert judge(RULE, facts={"looks": {"turned": []}}).outcome == "pass"
    others = {"turned": [], "moving": [], "underlined": [{"path": "p", "html": "<p>", "text": "A"}]}
    assert judge(RULE, facts={"looks": others}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"turned": None}},
        {"looks": {"turned": [TURNED]}, "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
