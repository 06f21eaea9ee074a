"""The rule on links and buttons that are too pale when pointed at or focused."""

from typing import Any

import pytest

RULE = "accessibility/contrast-in-states"
HTML = '<a class="button" href="/apply">Apply for a permit</a>'


def _state(state: str, contrast: float, large: bool) -> dict[str, Any]:
    place = {"path": "main > a:nth-of-type(2)", "html": HTML, "text": "Apply for a permit"}
    return {**place, "state": state, "contrast": contrast, "large": large}


def _facts(*states: dict[str, Any]) -> dict[str, Any]:
    return {"looks": {"states": list(states)}}


@pytest.mark.parametrize(
    ("state", "contrast", "large", "needs"),
    [
        ("hover", 2.0, False, "4.5"),
        ("focus", 4.49, False, "4.5"),
        ("active", 2.99, True, "3"),
    ],
)
def test_a_pale_state_needs_a_person(
    judge: Any, state: str, contrast: float, large: bool, needs: str
) -> None:
    verdict = judge(RULE, facts=_facts(_state(state, contrast, large)))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == (
        f"“Apply for a permit” has a contrast of {contrast} to 1 in the state “{state}”, "
        f"and needs {needs}."
    )
    assert (found.where, found.evidence) == ("main > a:nth-of-type(2)", HTML)


def test_each_state_is_told(judge: Any) -> None:
    found = judge(RULE, facts=_facts(_state("hover", 1.9, False), _state("focus", 2.1, False)))
    assert ["“hover”" in x.message for x in found.findings] == [True, False]


@pytest.mark.parametrize(
    "looks",
    [
        {"states": []},
        # The same text is too pale at rest: another rule's.
        {"states": [], "links": [{"path": "a", "html": HTML, "text": "Apply", "contrast": 2.0}]},
    ],
)
def test_no_pale_state_is_a_pass(judge: Any, looks: Any) -> None:
    assert judge(RULE, facts={"looks": looks}).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}, {"looks": {"states": None}}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not look at the styles" in verdict.reason
