"""The rule on text that is too pale in dark mode, or with forced colours."""

from typing import Any

import pytest

RULE = "accessibility/contrast-in-schemes"
NODE = {"target": "main > p", "ancestry": "html > body > main > p", "html": "<p>Fees</p>"}


def _look(scheme: str, *nodes: dict[str, Any], error: str = "") -> dict[str, Any]:
    pale = [{"id": "color-contrast", "nodes": list(nodes), "count": len(nodes)}] if nodes else []
    return {"scheme": scheme, "pale": pale, "error": error}


@pytest.mark.parametrize(
    ("scheme", "words"), [("dark", "in dark mode"), ("forced", "with forced colours")]
)
def test_pale_text_in_a_scheme_fails(judge: Any, scheme: str, words: str) -> None:
    verdict = judge(RULE, facts={"schemes": [_look(scheme, NODE)]})
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"This text has too little contrast with its background {words}."
    assert (found.where, found.evidence) == ("main > p", "<p>Fees</p>")
    assert found.certainty == "sure"


def test_two_elements_are_two_findings_in_each_scheme(judge: Any) -> None:
    other = {**NODE, "ancestry": "html > body > main > p:nth-child(2)"}
    looks = [_look("dark", NODE, other), _look("forced", NODE)]
    assert len(judge(RULE, facts={"schemes": looks}).findings) == 3


@pytest.mark.parametrize("looks", [[], [_look("forced")]])
def test_a_page_that_is_well_in_each_scheme_passes(judge: Any, looks: Any) -> None:
    assert judge(RULE, facts={"schemes": looks}).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"schemes": [_look("dark", error="it took too long")]}])
def test_what_was_not_looked_at_is_no_pass(judge: Any, facts: Any) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"


def test_a_scheme_that_was_not_looked_at_hides_no_other(judge: Any) -> None:
    looks = [_look("dark", error="it took too long"), _look("forced", NODE)]
    verdict = judge(RULE, facts={"schemes": looks})
    assert (verdict.outcome, len(verdict.findings)) == ("fail", 1)
    assert "in dark mode" in verdict.reason
