"""Which index answers now: a new one, or a changed editors' file, is taken up between requests."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import Callable
from pathlib import Path

from search.answering.live_search import LiveSearch, open_beside, open_live
from search.builds.build import build_beside, live_file
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Workspace

_LOOK_SECONDS = 1.0
# A file may be half saved for a moment; what is wrong for longer is wrong.
_GRACE_SECONDS = 3.0
# Opening a large index takes seconds; a look that takes longer than this is not coming back.
_LATE_SECONDS = 60.0
_log = logging.getLogger("signpost.search")


class LiveIndex:
    """Holds the index that answers. Whoever answers takes `search` once and keeps to it.

    `problem` says why what is new could not be taken up; `failures` counts such looks.
    """

    def __init__(
        self, workspace: Workspace, config: Config, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open the live index.

        Raises:
            SearchError: as `search.answering.live_search.open_live`.
        """
        self._workspace, self._config, self._clock = workspace, config, clock
        self._seen = self._state()
        self.search, self.beside = self._open()
        _settle()
        self.before: LiveSearch | None = None
        self.problem = ""
        self.switches = 0
        self.failures = 0
        self._opening = asyncio.Lock()
        self._looked = self._well = clock()

    @property
    def stale(self) -> bool:
        """Whether what answers is older than what ought to: for longer than a moment."""
        now = self._clock()
        wrong = bool(self.problem) and now - self._well > _GRACE_SECONDS
        return wrong or self.seconds_since_look > _LATE_SECONDS

    @property
    def seconds_since_look(self) -> float:
        """How long ago somebody last looked whether there is something new."""
        return self._clock() - self._looked

    async def watch(self, looked: Callable[[], None] = lambda: None) -> None:
        """Take up what is new, for ever, whatever happens; what goes wrong is in `problem`.

        `looked` is called after each look, and must not raise anything.
        """
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            await self.refresh()
            looked()

    def is_behind(self) -> bool:
        """Whether there is something new that was not taken up yet."""
        return self._state() != self._seen

    async def refresh(self) -> None:
        """Take up a new index or editors' file if there is one; the old one answers meanwhile."""
        try:
            await self._take_up()
        except Exception as error:  # noqa: BLE001 - one look may fail, looking may not end
            # The old index goes on; the next look tries again (the file may be half saved).
            self._failed(error)
        else:
            self.problem, self._well = "", self._clock()
        self._looked = self._clock()

    async def _take_up(self) -> None:
        """Open what is new, if something is."""
        async with self._opening:
            await self._open_if_new()

    async def _open_if_new(self) -> None:
        """Open what is new; of those who wait for the same, only the first does."""
        state = self._state()
        if state == self._seen:
            return
        opened, beside = await asyncio.to_thread(self._open)
        self.before, self.search, self.beside = self.search, opened, beside
        self._seen = state
        self.switches += 1
        _settle()

    def _open(self) -> tuple[LiveSearch, LiveSearch | None]:
        """Open the live index, and the one beside it if searches are to mix the two."""
        live = open_live(self._workspace, self._config)
        mixes = self._config.search.interleaving > 0
        return live, open_beside(self._workspace, self._config) if mixes else None

    def _failed(self, error: Exception) -> None:
        """Note what went wrong; what nobody foresaw is logged, once for each text."""
        said = str(error) if isinstance(error, SignpostError) else f"{error!r}"
        if said != self.problem and not isinstance(error, SignpostError):
            _log.error("the live index could not be taken up", exc_info=error)
        self.problem = said
        self.failures += 1

    def has(self, address: str) -> bool:
        """Whether this index, or the one before it, may have sent somebody to an address."""
        others = (self.before, self.beside)
        return self.search.has(address) or any(x.has(address) for x in others if x is not None)

    def _state(self) -> tuple[int, ...]:
        """Return what changes when the live index, the one beside it or the editors' file does."""
        editors = self._config.file(self._config.search.editors)
        beside = 0
        if self._config.search.interleaving > 0:
            build = build_beside(self._workspace)
            beside = hash(build.name) if build is not None else 0
        return (*(_changed(f) for f in (live_file(self._workspace), editors)), beside)


def _settle() -> None:
    """Let the garbage collector pass over what stays.

    Going through all of a large index takes it a tenth of a second, in which nobody is answered:
    now, once, and not every few hundred searches.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _changed(file: Path | None) -> int:
    """Return when a file was changed; nothing stands for one that is not there."""
    try:
        return file.stat().st_mtime_ns if file is not None else 0
    except OSError:
        return 0
