"""The rule on lines that only their style makes a heading."""

from typing import Any

import pytest

RULE = "accessibility/heading-by-style"


def _heading(text: str, size: float, plain: float, number: int = 1) -> dict[str, Any]:
    place = {"path": f"main > p:nth-of-type({number})", "html": f'<p class="big">{text}</p>'}
    return {**place, "text": text, "size": size, "plain": plain}


def _facts(*headings: dict[str, Any]) -> dict[str, Any]:
    return {"looks": {"headings": list(headings)}}


@pytest.mark.parametrize(
    ("size", "plain", "told"),
    [
        (24.0, 16.0, "(24 pixels above text of 16)"),
        (18.4, 16.0, "(18.4 pixels above text of 16)"),
        (30, 12.5, "(30 pixels above text of 12.5)"),
    ],
)
def test_a_line_set_as_a_heading_needs_a_person(
    judge: Any, size: float, plain: float, told: str
) -> None:
    verdict = judge(RULE, facts=_facts(_heading("Who can apply", size, plain)))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"“Who can apply” looks like a heading {told} but is none in the code."
    assert (found.where, found.evidence) == (
        "main > p:nth-of-type(1)",
        '<p class="big">Who can apply</p>',
    )


def test_each_line_is_told_under_one_component(judge: Any) -> None:
    lines = (_heading("Fees", 24, 16), _heading("Dates", 24, 16, 3))
    found = judge(RULE, facts=_facts(*lines)).findings
    assert [x.message[:7] for x in found] == ["“Fees” ", "“Dates”"]
    assert {x.component for x in found} == {"main > p"}


@pytest.mark.parametrize(
    "looks",
    [
        {"headings": []},
        # Long text in bold is another rule's.
        {"headings": [], "bold": [{"path": "main > p", "html": "<p>", "chars": 300}]},
    ],
)
def test_no_such_line_is_a_pass(judge: Any, looks: Any) -> None:
    assert judge(RULE, facts={"looks": looks}).outcome == "pass"


@pytest.mark.parametrize(
    "facts", [{}, {"looks": None, "walk": None}, {"looks": {"headings": None}}]
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not look at the styles" in verdict.reason
