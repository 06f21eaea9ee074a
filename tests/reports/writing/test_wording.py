"""Numbers, dates and lengths of time in words."""

from __future__ import annotations

from typing import Literal, get_args

import pytest

from audit.link_states import State
from audit.results import Status
from audit.rule import Certainty, Fixer, Need, Outcome, Severity
from reports.writing import wording


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (wording.OUTCOMES, Outcome),
        (wording.SEVERITIES, Severity),
        (wording.SEVERITY_MEANINGS, Severity),
        (wording.CERTAINTIES, Certainty),
        (wording.STATUSES, Status),
        (wording.STATUS_MEANINGS, Status),
        (wording.FIXERS, Literal[Fixer, "search"]),  # "search" owns a route of a story, and no rule
        (wording.NEEDS, Need),
        (wording.LINK_STATES, State),
    ],
)
def test_every_state_has_words(table: dict[str, str], kind: object) -> None:
    assert set(table) == set(get_args(kind))


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(1, "page", "1 page"), (4812, "page", "4,812 pages"), (0, "query", "0 queries")],
)
def test_count(number: int, noun: str, said: str) -> None:
    assert wording.count(number, noun) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.42, "0.4 seconds"),
        (12.4, "12 seconds"),
        (59.7, "1 minute"),
        (245, "4 minutes 5 seconds"),
        (7200, "2 hours"),
        (3661, "1 hour 1 minute"),
    ],
)
def test_duration(seconds: float, said: str) -> None:
    assert wording.duration(seconds) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-11-02T09:00:00+00:00", "2 November 2026"), ("<b>", "<b>"), ("", "")],
)
def test_day(moment: str, said: str) -> None:
    assert wording.day(moment) == said


@pytest.mark.parametrize("limit", [10, 20, 45])
def test_shorten(limit: int) -> None:
    text = "Council tax bands and what they cost you this year"
    assert len(wording.shorten(text, limit)) <= limit
    assert wording.shorten(text, limit).endswith("…")
    assert wording.shorten("Bins", limit) == "Bins"


def test_an_unknown_key_is_shown_not_hidden() -> None:
    assert wording.named(wording.LEFT_OUT, "some_new-reason") == "some new reason"
