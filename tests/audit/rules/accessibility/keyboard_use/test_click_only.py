"""The rule on what can be clicked and takes no focus."""

from typing import Any

import pytest

RULE = "accessibility/click-only"
PATH = "main > div:nth-of-type(3)"
HTML = '<div class="panel-head">Opening hours</div>'


def _facts(*clicks: dict[str, Any]) -> dict[str, Any]:
    return {"looks": {"clicks": list(clicks)}}


def _click(text: str, acts: bool) -> dict[str, Any]:
    return {"path": PATH, "html": HTML, "text": text, "acts": acts}


@pytest.mark.parametrize(
    ("click", "outcome"),
    [
        (_click("Opening hours", acts=True), "fail"),
        (_click("", acts=True), "fail"),
        (_click("Opening hours", acts=False), "needs_person"),
        (_click("+", acts=False), "needs_person"),
    ],
)
def test_what_no_key_reaches_is_told(judge: Any, click: Any, outcome: str) -> None:
    verdict = judge(RULE, facts=_facts(click))
    assert verdict.outcome == outcome
    (found,) = verdict.findings
    assert found.message.startswith(f"“{click['text']}” looks or acts like a button")
    assert (found.where, found.evidence) == (PATH, HTML)
    assert found.component == "main > div"


def test_a_hand_over_nothing_passes(judge: Any) -> None:
    assert judge(RULE, facts=_facts(_click("", acts=False))).outcome == "pass"


def test_only_what_has_words_or_acts_is_told(judge: Any) -> None:
    verdict = judge(RULE, facts=_facts(_click("", acts=False), _click("Map", acts=False)))
    assert [x.message[:5] for x in verdict.findings] == ["“Map”"]


def test_nothing_of_the_kind_is_a_pass(judge: Any) -> None:
    assert judge(RULE, facts=_facts()).outcome == "pass"


@pytest.mark.parametrize(
    "facts", [{}, {"looks": None, "walk": None}, {"looks": {"clicks": None}}, {"looks": {}}]
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not look at the styles" in verdict.reason
