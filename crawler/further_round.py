"""The process that carries a finished crawl on: `python -m crawler.further_round`.

What it works on comes on standard input, from `crawler.browser.added_links`. It asks whatever the
stored links lead to that was not asked, and stores the crawl's summary anew.
"""

from __future__ import annotations

import pickle
import sys

from crawler.crawl import complete
from crawler.rounds import Rounds
from signpost.workspace import Workspace


def _main() -> int:
    """Carry on the crawl; return the exit status."""
    place, config, run = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    with Workspace.open(place, create=False) as workspace:
        if Rounds(workspace, config, run, lambda _done, _known: None).go() != "finished":
            return 1
        complete(workspace, run)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
