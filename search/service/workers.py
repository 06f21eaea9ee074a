"""Several processes that answer at one socket: started, looked after, replaced and ended.

uvicorn has a supervisor of its own, but its way to start a process is not the public part of it and
changes between versions, and it looks only whether a thread of the process answers: one whose event
loop is stuck counts as well.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

from search.documents import SearchError
from search.service.shared_state import SharedState

_LOOK_SECONDS = 0.2
# A process that ends sooner than this after its start waits before the next one is started, twice
# as long each time.
_SHORT_LIFE, _LONGEST_PAUSE = 5.0, 30.0
# As long a process may take to end; it gives its own connections five seconds.
_END_SECONDS = 7.0
_log = logging.getLogger("signpost.search")


class Workers:
    """Keeps `count` processes running; `start` makes one, `ended` is told of each that ended."""

    def __init__(
        self,
        count: int,
        state: SharedState,
        start: Callable[[], BaseProcess],
        ended: Callable[[int], None],
    ) -> None:
        self._count, self._state, self._start, self._ended = count, state, start, ended
        self._running: dict[BaseProcess, float] = {}
        self._stopping, self._pause, self._not_before = 0, 0.0, 0.0

    def run(self, ready: Callable[[], None]) -> None:
        """Run until SIGTERM or SIGINT; `ready` is called once the first process answers.

        Raises:
            SearchError: the first processes could not start.
            KeyboardInterrupt: it was SIGINT, as for a single process.
        """
        handlers = {sig: signal.signal(sig, self._stop) for sig in (signal.SIGTERM, signal.SIGINT)}
        began = False
        try:
            while not self._stopping:
                self._fill()
                wait([p.sentinel for p in self._running], _LOOK_SECONDS)
                if not began and self._state.workers():
                    began = True
                    ready()
                self._take_out_ended(began)
        finally:
            self._end_all()
            for sig, handler in handlers.items():
                signal.signal(sig, handler)
        if self._stopping == signal.SIGINT:
            raise KeyboardInterrupt

    def _stop(self, number: int, _frame: object) -> None:
        """Take in that it is time to end."""
        self._stopping = number

    def _fill(self) -> None:
        """Start as many processes as are missing."""
        while len(self._running) < self._count and time.monotonic() >= self._not_before:
            process = self._start()
            self._running[process] = time.monotonic()

    def _take_out_ended(self, began: bool) -> None:
        """Take out the processes that ended, and end those that are stuck."""
        for pid in self._state.silent():
            _log.error("process %d says nothing any more; another one takes its place", pid)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in [p for p in self._running if not p.is_alive()]:
            lived = time.monotonic() - self._running.pop(process)
            self._forget(process)
            if self._stopping:
                return
            if not began:
                raise SearchError(self._state.failure or "the search's processes cannot start")
            _log.error("process %s ended (%s)", process.pid, self._state.failure or "no reason")
            self._state.failure = ""
            short = lived < _SHORT_LIFE
            self._pause = min(_LONGEST_PAUSE, 2 * self._pause or 0.5) if short else 0.0
            self._not_before = time.monotonic() + self._pause

    def _forget(self, process: BaseProcess) -> None:
        """Forget what is known of a process that ended."""
        if process.pid is not None:
            self._state.forget(process.pid)
            self._ended(process.pid)

    def _end_all(self) -> None:
        """Ask all processes to end; make those that do not."""
        for process in self._running:
            process.terminate()
        until = time.monotonic() + _END_SECONDS
        for process in self._running:
            process.join(max(0.0, until - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def end_with_parent() -> None:
    """End this process once the one that started it has; meant for a thread."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
