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

# After the first signal it is raised again, as a rule might catch it.
_AGAIN = 0.5


class TimeIsUp(BaseException):
    """A rule has used up its time. No `Exception`, so that rules do not catch it by mistake."""


class Limits:
    """Keeps the limits of a rule and of a page. `begin` starts on another page.

    Both are in CPU seconds of this process; 0 is no limit. Outside a process's main thread, and on
    systems without timers, nothing is limited.
    """

    def __init__(self, rule_seconds: float, page_seconds: float) -> None:
        self.rule_seconds = rule_seconds
        self.page_seconds = page_seconds
        self.hit = False
        self._began = time.process_time()

    def begin(self) -> None:
        """Start on another page."""
        self.hit = False
        self._began = time.process_time()

    @property
    def left(self) -> float:
        """How much of the page's time is left."""
        if not self.page_seconds:
            return float("inf")
        return self.page_seconds - (time.process_time() - self._began)

    @contextmanager
    def rule(self) -> Iterator[None]:
        """Limit what runs inside.

        Raises:
            TimeIsUp: the rule took too long, or the page has no time left.
        """
        left = self.left
        if left <= 0:
            self.hit = True
            raise TimeIsUp(self._page_reason())
        seconds = min(self.rule_seconds or left, left)
        if seconds == float("inf") or not _can_limit():
            yield
            return

        def end(_signal: int, _frame: FrameType | None) -> None:
            self.hit = True
            whole = seconds < self.rule_seconds or not self.rule_seconds
            raise TimeIsUp(self._page_reason() if whole else self._rule_reason())

        before = signal.signal(signal.SIGPROF, end)
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _rule_reason(self) -> str:
        return f"the rule took over {self.rule_seconds:g} seconds ([audit] rule_seconds)"

    def _page_reason(self) -> str:
        return f"the page took over {self.page_seconds:g} seconds ([audit] page_seconds)"


def _can_limit() -> bool:
    """Whether a timer can be set here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
