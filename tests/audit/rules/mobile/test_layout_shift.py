"""Pages whose content jumps while they load."""

import pytest

RULE = "mobile/layout-shift"


def shift(score, *texts):
    places = [
        {
            "path": f"div#app-{n} > p",
            "html": f"<p>{text}</p>",
            "text": text,
            "score": round(score / n, 3),
        }
        for n, text in enumerate(texts, 1)
    ]
    return {"shift": {"score": score, "places": places}}


@pytest.mark.parametrize(
    ("score", "outcome"),
    [
        (0.612, "fail"),
        (0.251, "fail"),
        (0.25, "needs_person"),
        (0.101, "needs_person"),
        (0.1, "pass"),
        (0, "pass"),
    ],
)
def test_by_score(judge, score, outcome):
    assert judge(RULE, facts=shift(score, "Latest news")).outcome == outcome


def test_what_moved_most_is_named(judge):
    facts = shift(0.4, "Your nearest recycling centre", "Opening times")
    (found,) = judge(RULE, facts=facts).findings
    assert found.message.startswith(
        "Things jump while this page loads on a phone, above all “Your nearest recycling centre”"
    )
    assert "its layout shift is 0.40, and up to 0.1 is good" in found.message
    assert (found.where, found.component) == ("div#app-1 > p", "div#app-# > p")
    assert (found.evidence, found.device) == ("<p>Your nearest recycling centre</p>", "phone")


@pytest.mark.parametrize("facts", [shift(0.4), shift(0.4, "")])
def test_what_moved_may_have_no_words(judge, facts):
    (found,) = judge(RULE, facts=facts).findings
    assert "above all" not in found.message


def test_the_limit_can_be_set(judge):
    assert judge(RULE, facts=shift(0.18, "Map"), most=0.2).outcome == "pass"


@pytest.mark.parametrize("facts", [None, {}, {"shift": None}])
def test_what_was_not_measured_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))
