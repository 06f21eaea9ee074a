"""The severity of axe-core's checks: by what they stop, each with its reason."""

from __future__ import annotations

from audit.evidence.visits.axe_rules import Engine
from audit.evidence.visits.axe_severities import axe_severities, severity_of, worst_of
from audit.registry import all_rules


def test_every_check_that_a_rule_speaks_for_has_a_severity_and_a_reason() -> None:
    engines = [rule.check for rule in all_rules().values() if isinstance(rule.check, Engine)]
    checks = {name for engine in engines for name in engine.sayings}
    assert len(engines) > 20
    assert checks <= axe_severities().keys()
    assert all(len(row.reason.split()) >= 4 for row in axe_severities().values())


def test_a_control_that_people_can_still_use_stops_nobody() -> None:
    still_used = ("label", "button-name", "select-name", "aria-allowed-attr", "image-alt")
    assert all(severity_of(name) != "critical" for name in still_used)
    assert severity_of("aria-hidden-body") == "critical"


def test_a_rule_is_as_bad_as_its_worst_check() -> None:
    assert worst_of(["aria-allowed-attr", "label"]) == "serious"
    assert worst_of(["not-a-check"]) is None
    assert all_rules()["accessibility/name-role-value"].severity == "serious"
