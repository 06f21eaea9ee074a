"""The rule on pages that answer when the device is moved."""

import pytest

RULE = "accessibility/motion-only"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"walk": {"motion": True}}, "needs_person"),
        ({"walk": {"motion": False}}, "pass"),
        ({}, "could_not_check"),
        ({"walk": {}}, "could_not_check"),
    ],
)
def test_a_script_that_listens_to_movement_needs_a_person(judge, facts, outcome):
    assert judge(RULE, facts=facts).outcome == outcome
