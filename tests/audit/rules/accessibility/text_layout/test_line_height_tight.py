"""The rule on lines of text that are set too close together."""

import pytest

RULE = "accessibility/line-height-tight"
BLOCK = {
    "path": "main > div:nth-of-type(3) > p",
    "html": '<p class="lead">You can ask for a second green bin.</p>',
    "chars": 310,
    "lines": 5,
    "line_height": 1.0,
    "uppercase": False,
    "italic": False,
    "justified": False,
}


def texts(*changes):
    return {"looks": {"text": [{**BLOCK, **x} for x in changes]}}


@pytest.mark.parametrize("change", [{}, {"line_height": 0.85, "lines": 2}, {"line_height": 1.19}])
def test_tight_lines_are_an_issue(judge, change):
    verdict = judge(RULE, facts=texts(change))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert f"only {change.get('line_height', 1.0)} of its size apart" in found.message
    assert (found.where, found.evidence) == (BLOCK["path"], BLOCK["html"])
    assert found.component == "main > div > p"


@pytest.mark.parametrize(
    "change",
    [
        {"line_height": 1.2},
        {"lines": 1},
        {"lines": None, "line_height": None},
        {"line_height": 1.5, "justified": True},
    ],
)
def test_lines_far_enough_apart_or_a_single_one(judge, change):
    assert judge(RULE, facts=texts(change)).outcome == "pass"


def test_how_tight_is_too_tight_is_an_option(judge):
    facts = texts({"line_height": 1.2}, {"line_height": 1.24})
    assert len(judge(RULE, facts=facts, least=1.24).findings) == 1
    assert judge(RULE, facts=texts()).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"text": None}},
        {**texts({}), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
