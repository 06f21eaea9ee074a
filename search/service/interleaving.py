"""Which searches are answered by two indexes, mixed: a share of them, drawn by query and hour.

No cookie and no visitor is needed for it: whoever asks the same within an hour gets the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from search.analysis import folded
from search.answering.live_search import LiveSearch
from search.answering.search_request import SearchRequest, SearchResponse
from search.answering.team_draft import NEITHER, drawn


@dataclass(frozen=True, slots=True)
class Mixed:
    """The build whose results were mixed in, and to which of the two each result belongs.

    Both are empty where nothing was mixed.
    """

    beside: str = ""
    teams: str = ""

    def tells(self, place: int) -> bool:
        """Whether a click on the result at a place (from 0, of the page) prefers one of the two."""
        return place < len(self.teams) and self.teams[place] != NEITHER


@dataclass(frozen=True, slots=True)
class Answered:
    """A response, what was mixed in, how many seconds it took and how many of them were work."""

    response: SearchResponse
    mixed: Mixed
    seconds: float
    work: float


def _now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class Interleaver:
    """Answers searches, a share of them with two indexes."""

    def __init__(self, share: float, clock: Callable[[], datetime] = _now) -> None:
        self._share, self._clock = share, clock

    def answer(
        self, live: LiveSearch, beside: LiveSearch | None, request: SearchRequest
    ) -> Answered:
        """Answer a search, from the live index alone unless it is drawn."""
        start, work = time.perf_counter(), time.thread_time()
        response, mixed = self._answer(live, beside, request)
        return Answered(response, mixed, time.perf_counter() - start, time.thread_time() - work)

    def _answer(
        self, live: LiveSearch, beside: LiveSearch | None, request: SearchRequest
    ) -> tuple[SearchResponse, Mixed]:
        """Do what `answer` does, without looking at the clock."""
        if beside is None or request.exact:
            return live.answer(request), Mixed()
        names = (live.build.name, beside.build.name)
        seed = drawn(self._share, *names, folded(request.query), f"{self._clock():%Y-%m-%d %H}")
        if seed is None:
            return live.answer(request), Mixed()
        response, teams = live.answer_mixed(request, beside, seed)
        return response, Mixed(beside.build.name, teams)
