"""The rule on fields far from their label."""

import pytest

RULE = "accessibility/label-far-away"
PATH = "form#report > div:nth-of-type(2) > input"


def gaps(*pixels):
    html = '<input id="street" name="street">'
    return {"looks": {"labels": [{"path": PATH, "html": html, "gap": x} for x in pixels]}}


@pytest.mark.parametrize("gap", [251, 900])
def test_a_wide_gap_needs_a_person(judge, gap):
    verdict = judge(RULE, facts=gaps(gap))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert f"{gap} pixels away" in found.message
    assert (found.where, found.component) == (PATH, "form#report > div > input")


@pytest.mark.parametrize("facts", [gaps(), gaps(101), gaps(250)])
def test_labels_near_enough(judge, facts):
    assert judge(RULE, facts=facts).outcome == "pass"


def test_how_far_is_too_far_is_an_option(judge):
    assert len(judge(RULE, facts=gaps(120, 180, 240), max_gap=180).findings) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"labels": None}},
        {**gaps(900), "refused_styles": ["https://cdn.example/forms.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
