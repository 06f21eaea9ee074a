"""The rule on what has to be dragged."""

import pytest

RULE = "accessibility/dragging-only"
CARD = {"path": "main > ul > li:nth-of-type(2)", "html": "<li draggable>Benches</li>", "text": "B"}


def test_what_can_be_dragged_needs_a_person(judge):
    verdict = judge(RULE, facts={"looks": {"dragged": [CARD]}})
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].component == "main > ul > li"


def test_a_page_without_such_things_passes(judge):
    assert judge(RULE, facts={"looks": {"dragged": []}}).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"looks": None}, {"looks": {"dragged": None}}])
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
