"""Rechecks that the served report asks for: the command itself, in a process of its own.

Fetching and the browser stay out of this room and out of the server's process; what came of it is
read from the workspace.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from dataclasses import dataclass, field

from audit.history.event_log import note
from signpost.workspace import Workspace

_SECONDS = 120


@dataclass
class Rechecks:
    """Runs `signpost recheck`, one at a time. `site` and `folder` are as given to `serve`."""

    workspace: Workspace
    site: str
    folder: str
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self, url: str, who: str) -> str:
        """Check a page again; return nothing, or one line that says why it could not be."""
        if self._busy.locked():
            return "Another page is being checked. Try again in a few seconds."
        async with self._busy:
            problem = await self._ask(url)
        note(self.workspace, who, "recheck", page=url, problem=problem)
        return problem

    async def _ask(self, url: str) -> str:
        """Run the command."""
        words = ["recheck", self.site, url, "--workspace", self.folder, "--json"]
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "signpost", *words),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            out, _ = await asyncio.wait_for(child.communicate(), _SECONDS)
        except TimeoutError:
            return f"It took longer than {_SECONDS} seconds."
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
        if child.returncode == 0:
            return ""
        try:
            return str(json.loads(out)["error"])
        except (ValueError, KeyError):
            return "The recheck ended without saying why."
