"""Which index answers now: a new one, or a changed editors' file, is taken up between requests."""

from __future__ import annotations

import asyncio
from pathlib import Path

from search.answering.live_search import LiveSearch, open_live
from search.builds.build import live_file
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Workspace

_LOOK_SECONDS = 1.0


class LiveIndex:
    """Holds the index that answers. Whoever answers takes `search` once and keeps to it."""

    def __init__(self, workspace: Workspace, config: Config) -> None:
        """Open the live index.

        Raises:
            SearchError: as `search.answering.live_search.open_live`.
        """
        self._workspace, self._config = workspace, config
        self._seen = self._state()
        self.search = open_live(workspace, config)
        self.before: LiveSearch | None = None
        self.problem = ""
        self.switches = 0

    async def watch(self) -> None:
        """Take up what is new, for ever; what cannot be read is told in `problem`."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            await self.refresh()

    async def refresh(self) -> None:
        """Take up a new index or editors' file if there is one; the old one answers meanwhile."""
        state = self._state()
        if state == self._seen:
            return
        try:
            opened = await asyncio.to_thread(open_live, self._workspace, self._config)
        except (SignpostError, OSError) as error:
            # The old index goes on; the next look tries again (the file may be half saved).
            self.problem = str(error)
            return
        self.before, self.search = self.search, opened
        self._seen, self.problem = state, ""
        self.switches += 1

    def has(self, address: str) -> bool:
        """Whether this index, or the one before it, may have sent somebody to an address."""
        return self.search.has(address) or (self.before is not None and self.before.has(address))

    def _state(self) -> tuple[int, ...]:
        """Return what changes when the live index or the editors' file does."""
        editors = self._config.file(self._config.search.editors)
        return tuple(_changed(f) for f in (live_file(self._workspace), editors))


def _changed(file: Path | None) -> int:
    """Return when a file was changed; nothing stands for one that is not there."""
    try:
        return file.stat().st_mtime_ns if file is not None else 0
    except OSError:
        return 0
