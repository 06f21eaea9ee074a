"""The rule on fields whose edge can hardly be seen."""

from typing import Any

import pytest

RULE = "accessibility/field-edge-pale"
HTML = '<input type="text" name="street">'


def _facts(*contrasts: float) -> dict[str, Any]:
    rows = [
        {"path": f"form > p:nth-of-type({n}) > input", "html": HTML, "contrast": x, "type": "text"}
        for n, x in enumerate(contrasts, 1)
    ]
    return {"looks": {"edges": rows}}


@pytest.mark.parametrize("contrast", [1.0, 1.2, 2.99])
def test_a_pale_edge_needs_a_person(judge: Any, contrast: float) -> None:
    verdict = judge(RULE, facts=_facts(contrast))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == (
        f"The edge of this field has a contrast of {contrast} to 1, and needs 3.0."
    )
    assert (found.where, found.evidence) == ("form > p:nth-of-type(1) > input", HTML)
    assert found.component == "form > p > input"


@pytest.mark.parametrize("contrast", [3.0, 3.01, 21.0])
def test_an_edge_that_can_be_seen_passes(judge: Any, contrast: float) -> None:
    assert judge(RULE, facts=_facts(contrast)).outcome == "pass"


def test_the_least_contrast_can_be_set(judge: Any) -> None:
    found = judge(RULE, facts=_facts(1.9, 2.1), least=2.0).findings
    assert [x.message for x in found] == [
        "The edge of this field has a contrast of 1.9 to 1, and needs 2.0."
    ]


def test_no_pale_field_is_a_pass(judge: Any) -> None:
    assert judge(RULE, facts=_facts()).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}, {"looks": {"edges": None}}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not look at the styles" in verdict.reason
