"""The crawl with its writes left out, to tell what storing costs. Nothing is kept.

Usage: python benchmarks/crawling/unstored.py SETTINGS WORKSPACE
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from crawler.rounds import Rounds
from signpost.settings.config import load
from signpost.workspace import Workspace


def unstored(settings: str, folder: str) -> str:
    """Crawl and keep nothing; return why the crawl ended."""
    config = load(settings)
    with Workspace.open(Path(folder)) as workspace:
        run = workspace.runs.start(config.site.url, "crawl")

        def nothing(*_: Any) -> None:
            pass

        workspace.pages.add = nothing  # type: ignore[method-assign]
        return Rounds(workspace, config, run, nothing).go()


if __name__ == "__main__":
    ended = unstored(sys.argv[1], sys.argv[2])
    sys.exit(0 if ended == "finished" else ended)
