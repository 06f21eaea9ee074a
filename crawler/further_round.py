"""The process that carries a finished crawl on: `python -m crawler.further_round`.

What it works on comes on standard input, from `crawler.browser.added_links`. It asks whatever the
stored links lead to that was not asked, and stores the crawl's summary anew.
"""

from __future__ import annotations

import pickle
import sys

from crawler.crawl import complete
from crawler.rounds import Rounds
from signpost import stop_signals
from signpost.errors import SignpostError
from signpost.storage_errors import line_of
from signpost.workspace import Workspace

# What it ends with where the work cannot go on, and standard error says why.
_NOT_STORED = 2


def _main() -> int:
    """Carry on the crawl; return the exit status."""
    stop_signals.listen(lambda: None)
    place, config, run = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    with Workspace.open(place, create=False) as workspace:
        if Rounds(workspace, config, run, lambda _done, _known: None).go() != "finished":
            return 1
        complete(workspace, run)
    return 0


def _told() -> int:
    """Do the work; what goes wrong is one line on standard error, for the process above."""
    try:
        return _main()
    except KeyboardInterrupt:
        return stop_signals.end_in_good_order()
    except Exception as error:
        line = str(error) if isinstance(error, SignpostError) else line_of(error)
        if line is None:
            raise
        print(line, file=sys.stderr)  # noqa: T201 - the process above tells it
        return _NOT_STORED


if __name__ == "__main__":
    sys.exit(_told())
