"""How much each page is wanted: the logged searches that ended on it, and which queries share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from search.site_evidence import site_log
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.searched import SHARED_QUERIES, SharedQuery

_MOST = 5_000


def clicks_by_page(workspace: Workspace, config: Config, run: int) -> dict[str, int] | None:
    """Return by address how many logged searches led to it; None where nothing was logged.

    A click on an address that has moved counts for the page where it is now.

    Raises:
        SearchError: the log cannot be read.
    """
    log = site_log(workspace, config, run)
    if not log.queries and config.file(config.search.query_log) is None:
        return None
    counts: Counter[str] = Counter()
    for logged in log.queries:
        for address, times in logged.clicks.items():
            counts[address] += round(times)
    return dict(counts)


def collect(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Mapping[str, object]:
    """Store the logged queries whose clicks went to several pages: `SHARED_QUERIES`.

    Raises:
        SearchError: the log cannot be read.
    """
    with workspace.runs.doing(run.id, "log") as stage:
        log = site_log(workspace, config, run.id)
        shared = [
            SharedQuery(x.query, x.searches, {url: round(n) for url, n in x.clicks.items()})
            for x in log.queries
            if len(x.clicks) > 1
        ][:_MOST]
        workspace.artifacts.write(run.id, SHARED_QUERIES, shared)
        stage.summary = {"queries": len(log.queries), "shared": len(shared)}
        progress(1, 1)
    return stage.summary
