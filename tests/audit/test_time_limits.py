"""One timer a page ends a rule that takes too long, and what follows has its own time."""

from __future__ import annotations

import signal
import time

import pytest

from audit.time_limits import Limits, TimeIsUp


def _work(seconds: float) -> None:
    """Use up CPU time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_rule_that_takes_too_long_is_ended_and_the_next_one_runs() -> None:
    limits = Limits(rule_seconds=0.1, page_seconds=10)
    with limits.page():
        with pytest.raises(TimeIsUp, match=r"the rule took over 0\.1 seconds"), limits.rule():
            _work(5)
        assert limits.hit
        with limits.rule():
            _work(0.01)


def test_a_rule_that_catches_the_end_is_ended_again() -> None:
    limits = Limits(rule_seconds=0.1, page_seconds=10)
    with limits.page(), pytest.raises(TimeIsUp), limits.rule():
        try:
            _work(5)
        except TimeIsUp:
            _work(5)


def test_many_short_rules_use_up_the_time_of_a_page() -> None:
    limits = Limits(rule_seconds=5, page_seconds=0.1)
    with limits.page():
        with pytest.raises(TimeIsUp, match=r"the page took over 0\.1 seconds"):
            for _ in range(500):
                with limits.rule():
                    _work(0.02)
        with pytest.raises(TimeIsUp, match="the page took"), limits.rule():
            pass


def test_what_runs_between_rules_is_not_ended_and_no_timer_is_left() -> None:
    before = signal.getsignal(signal.SIGPROF)
    limits = Limits(rule_seconds=0.05, page_seconds=0)
    with limits.page():
        with limits.rule():
            _work(0.01)
        _work(0.2)
    assert not limits.hit
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) == before


def test_no_limits_set_no_timer() -> None:
    with Limits(0, 0).page():
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
