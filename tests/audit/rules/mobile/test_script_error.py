"""The rule on scripts that fail."""

from __future__ import annotations

from typing import Any


def test_each_error_is_told_once(judge: Any) -> None:
    errors = [
        "ReferenceError: $ is not defined",
        "ReferenceError: $ is not defined",
        "TypeError: x",
    ]
    verdict = judge("mobile/script-error", facts={"page_errors": errors})
    assert verdict.outcome == "fail"
    assert [x.evidence for x in verdict.findings] == [errors[0], errors[2]]


def test_the_same_error_in_another_version_of_a_file_is_one_issue(judge: Any) -> None:
    errors = ["x failed at https://a.example/a.js?v=1", "x failed at https://a.example/a.js?v=2"]
    verdict = judge("mobile/script-error", facts={"page_errors": errors})
    assert len({x.component for x in verdict.findings}) == 1


def test_scripts_that_were_not_loaded_leave_doubt(judge: Any) -> None:
    errors = ["x is undefined", "y is undefined"]
    facts = {"page_errors": errors, "refused_scripts": ["https://cdn.example/x.js"]}
    verdict = judge("mobile/script-error", facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "did not load https://cdn.example/x.js" in verdict.reason


def test_no_errors(judge: Any) -> None:
    assert judge("mobile/script-error", facts={"page_errors": []}).outcome == "pass"
