"""How long a rule and a page may take, in CPU seconds, so that a busy machine changes no outcome.

A timer of the process raises an exception inside the rule; a loop and a regular expression end by
that. What neither ends (a loop inside a C library) is ended by the process that watches over this
one (`audit.workers`).
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# How often it is looked whether the time is up, while it is not and after: a rule might catch it.
_LOOK_EVERY = 0.25


class TimeIsUp(BaseException):
    """A rule has used up its time. No `Exception`, so that rules do not catch it by mistake."""


class Limits:
    """Keeps the limits of a rule and of a page: `with limits.page():`, `with limits.rule():` in it.

    Both are in CPU seconds of this process; 0 is no limit. Outside a process's main thread, and on
    systems without timers, nothing is limited. One timer runs for the whole page, as setting one
    for each of its two hundred rules costs more than half of them do.
    """

    def __init__(self, rule_seconds: float, page_seconds: float) -> None:
        self.rule_seconds = rule_seconds
        self.page_seconds = page_seconds
        self.hit = False
        self._page_ends = self._ends = float("inf")
        self._rule = _RuleTime(self)

    @contextmanager
    def page(self) -> Iterator[None]:
        """Limit the rules that run inside, which are those of one page."""
        self.hit = False
        self._page_ends = time.process_time() + (self.page_seconds or float("inf"))
        limits = [x for x in (self.rule_seconds, self.page_seconds) if x]
        if not limits or not _can_limit():
            yield
            return
        every = min(_LOOK_EVERY, *limits)
        before = signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, every, every)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def rule(self) -> _RuleTime:
        """Limit what runs inside.

        Raises:
            TimeIsUp: the rule took too long, or the page has no time left.
        """
        return self._rule

    def begin_rule(self) -> None:
        """Let the time of a rule run.

        Raises:
            TimeIsUp: the page has no time left.
        """
        now = time.process_time()
        if now >= self._page_ends:
            self.hit = True
            raise TimeIsUp(self._page_reason())
        self._ends = min(now + (self.rule_seconds or float("inf")), self._page_ends)

    def end_rule(self) -> None:
        """Let no time run: what is between rules is not limited."""
        self._ends = float("inf")

    def _look(self, _signal: int, _frame: FrameType | None) -> None:
        """End the rule that runs, if its time is up."""
        if time.process_time() >= self._ends:
            self.hit = True
            whole = self._ends == self._page_ends
            raise TimeIsUp(self._page_reason() if whole else self._rule_reason())

    def _rule_reason(self) -> str:
        return f"the rule took over {self.rule_seconds:g} seconds ([audit] rule_seconds)"

    def _page_reason(self) -> str:
        return f"the page took over {self.page_seconds:g} seconds ([audit] page_seconds)"


class _RuleTime:
    """The time of one rule after another, as a context manager that costs next to nothing."""

    __slots__ = ("_limits",)

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def __enter__(self) -> None:
        """Let it run."""
        self._limits.begin_rule()

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._limits.end_rule()


def _can_limit() -> bool:
    """Whether a timer can be set here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
