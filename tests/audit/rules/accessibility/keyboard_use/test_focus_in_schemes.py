"""The rule on stops that show no focus in dark mode, or with forced colours."""

from typing import Any

import pytest

RULE = "accessibility/focus-in-schemes"
STOP = {"path": "nav > a", "html": '<a href="/bins">Bins</a>', "text": "Bins"}


@pytest.mark.parametrize(
    ("scheme", "words"), [("dark", "in dark mode"), ("forced", "with forced colours")]
)
def test_a_focus_that_is_gone_in_a_scheme_fails(judge: Any, scheme: str, words: str) -> None:
    verdict = judge(RULE, facts={"schemes": [{"scheme": scheme, "unfocused": [STOP]}]})
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message.startswith("“Bins” looks the same with and without")
    assert found.message.endswith(f"{words}.")
    assert (found.where, found.certainty) == ("nav > a", "sure")


def test_where_the_focus_shows_it_passes(judge: Any) -> None:
    assert judge(RULE, facts={"schemes": [{"scheme": "dark"}]}).outcome == "pass"


def test_what_was_not_looked_at_is_no_pass(judge: Any) -> None:
    assert judge(RULE, facts={}).outcome == "could_not_check"
