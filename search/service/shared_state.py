"""What all processes of one service know together: limits, lessons, and how each of them is.

With one process it is an object like any other. With several it lives in the process that started
them, and each of them asks for it over a Unix socket that only they may open.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.managers import BaseManager
from typing import cast

from msgspec import Struct

from search.service.lessons import Lessons
from search.service.rate_limit import RateLimiter

# A worker says every second how it is; one that says nothing for this long does not come back.
SILENT_SECONDS = 60.0
# As long a worker may be missing while another one starts in its place.
_MISSING_SECONDS = 30.0


class WorkerReport(Struct, frozen=True, kw_only=True):
    """How one process of the service is: the index that answers there, and what is wrong."""

    pid: int
    index: str
    documents: int
    stale: bool = False
    problem: str = ""


class SharedState:
    """The state itself; it may be asked from several threads."""

    def __init__(
        self, per_minute: int, wanted: int = 1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock, self._clock, self._wanted = threading.Lock(), clock, wanted
        self._limits, self._lessons = RateLimiter(per_minute, clock), Lessons()
        self._reports: dict[int, tuple[float, WorkerReport]] = {}
        self._complete = clock()
        self.failure = ""

    def wait(self, visitor: str) -> float:
        """Count a request; as `RateLimiter.wait`."""
        with self._lock:
            return self._limits.wait(visitor)

    def charge(self, visitor: str, seconds: float) -> None:
        """Count dear work; as `RateLimiter.charge`."""
        with self._lock:
            self._limits.charge(visitor, seconds)

    def of_search(self, visitor: str, query: str) -> bool:
        """Whether a search may teach; as `Lessons.of_search`."""
        with self._lock:
            return self._lessons.of_search(visitor, query)

    def of_click(self, visitor: str, address: str) -> bool:
        """Whether a click may teach; as `Lessons.of_click`."""
        with self._lock:
            return self._lessons.of_click(visitor, address)

    def of_vote(self, visitor: str) -> bool:
        """Whether a click is a vote on two indexes; as `Lessons.of_vote`."""
        with self._lock:
            return self._lessons.of_vote(visitor)

    def report(self, said: WorkerReport) -> None:
        """Take in how a process is."""
        with self._lock:
            self._reports[said.pid] = (self._clock(), said)
            if len(self._reports) >= self._wanted:
                self._complete = self._clock()

    def fail(self, why: str) -> None:
        """Take in why a process could not start."""
        self.failure = why

    def forget(self, pid: int) -> None:
        """Take out a process that has ended."""
        with self._lock:
            self._reports.pop(pid, None)

    def silent(self) -> list[int]:
        """Return the processes that have said nothing for longer than `SILENT_SECONDS`."""
        with self._lock:
            least = self._clock() - SILENT_SECONDS
            return [pid for pid, (at, _) in self._reports.items() if at < least]

    def workers(self) -> Sequence[WorkerReport]:
        """Return how each process is, as it last said; one that is silent is stale."""
        silent = self.silent()
        with self._lock:
            said = [report for _, report in self._reports.values()]
        return [_as_silent(x) if x.pid in silent else x for x in said]

    def missing(self) -> int:
        """Return how many processes are missing, for longer than it takes to start one."""
        with self._lock:
            if self._clock() - self._complete <= _MISSING_SECONDS:
                return 0
            return max(0, self._wanted - len(self._reports))


def _as_silent(report: WorkerReport) -> WorkerReport:
    """Return the report of a process that says nothing any more."""
    why = f"it has said nothing for more than {SILENT_SECONDS:.0f} s"
    return WorkerReport(
        pid=report.pid, index=report.index, documents=report.documents, stale=True, problem=why
    )


class _Offering(BaseManager):
    """Answers the questions of other processes."""


class _Asking(BaseManager):
    """Carries questions to the process that answers them."""


_Asking.register("state")


def offer(state: SharedState) -> str:
    """Answer other processes' questions to a state in a thread, for ever; return where.

    It is a Unix socket in a folder that only this user may open; only processes that were started
    by this one have the key to it.
    """
    _Offering.register("state", callable=lambda: state)
    server = _Offering().get_server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return str(server.address)


def connect(address: str) -> SharedState:
    """Return what stands for the state that the process which started this one offers.

    Raises:
        OSError: it offers none.
    """
    manager = _Asking(address=address)
    manager.connect()
    return cast("SharedState", manager.state())  # type: ignore[attr-defined]
