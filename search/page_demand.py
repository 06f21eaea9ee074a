"""How much each page is wanted: the logged searches that ended on it."""

from __future__ import annotations

from collections import Counter

from crawler.config import Config
from search.query_log import read_log


def clicks_by_page(config: Config) -> dict[str, int] | None:
    """Return by address how many logged searches led to it; None where there is no query log.

    Raises:
        SearchError: the log cannot be read.
    """
    file = config.file(config.search.query_log)
    if file is None:
        return None
    counts: Counter[str] = Counter()
    for logged in read_log(file, config.site.url).queries:
        for address, times in logged.clicks.items():
            counts[address] += round(times)
    return dict(counts)
