"""The live search as staff ask it: opened when it is first asked for, and when it changes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from reports.server.form_requests import RequestRefused
from search.answering.advanced_search import AdvancedSearch
from search.answering.judging_pool import JudgingPool
from search.answering.live_search import LiveSearch, open_live
from search.builds.build import live_file
from search.documents import SearchError
from signpost.settings.config import Config
from signpost.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedSearch:
    """One live build, opened for staff."""

    live: LiveSearch
    pool: JudgingPool
    advanced: AdvancedSearch


class LiveAnswers:
    """Gives the live search of a workspace."""

    def __init__(self, workspace: Workspace, config: Config) -> None:
        self._workspace, self._config = workspace, config
        self._opening = asyncio.Lock()
        self._state: tuple[float, ...] = ()
        self._opened: OpenedSearch | None = None

    async def opened(self) -> OpenedSearch:
        """Return the live search.

        Raises:
            RequestRefused: none is live, or something about it is wrong.
        """
        async with self._opening:
            state = self._now()
            if self._opened is None or state != self._state:
                try:
                    self._opened = await asyncio.to_thread(self._open)
                except SearchError as error:
                    raise RequestRefused(404, "There is no search to ask", f"{error}.") from None
                self._state = state
            return self._opened

    def _open(self) -> OpenedSearch:
        """Open everything that staff may ask."""
        live = open_live(self._workspace, self._config)
        return OpenedSearch(live, JudgingPool(live), AdvancedSearch(live))

    def _now(self) -> tuple[float, ...]:
        """Return what changes when the live index or the editors' file does."""
        files = (live_file(self._workspace), self._config.file(self._config.search.editors))
        return tuple(f.stat().st_mtime_ns if f and f.exists() else 0 for f in files)
