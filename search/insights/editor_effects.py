"""What each entry of the editors' file did last week: searches that met it, and clicks after them.

Read from the service's own events; what is wrong with an entry is seen from the live index.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from search.analysis import folded
from search.answering.live_search import LiveSearch
from search.editors import EditorialRules
from search.logs.service_events import EVENTS, QUERIES, ClickEvent, QueryEvent
from search.logs.service_log import service_events
from signpost.pages.addresses import host_of, resolve

DAYS = 7


@dataclass(frozen=True, slots=True)
class LoggedSearch:
    """A search of the last days: its folded query, and what was opened (address, place).

    Place 0 is a best bet's.
    """

    query: str
    clicks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What an entry did: searches that met it, clicks on it, and on anything else after them.

    `pages` is how many pages of the live index it hides, for entries that do; `warnings` are
    sentences.
    """

    searches: int = 0
    clicks: int = 0
    other_clicks: int = 0
    pages: int = 0
    warnings: tuple[str, ...] = ()


def recent_searches(folder: Path, today: date) -> list[LoggedSearch]:
    """Read the searches of the last seven days; further pages of one search are none."""
    since = (today - timedelta(days=DAYS)).isoformat()
    clicks: dict[str, dict[tuple[str, int], None]] = {}
    for event in service_events(folder, EVENTS, ClickEvent, since):
        attributes = event.event_attributes
        one = (attributes.clicked.object_id, attributes.position.ordinal)
        clicks.setdefault(event.query_id, {})[one] = None
    return [
        LoggedSearch(folded(event.user_query), tuple(clicks.get(event.query_id, ())))
        for event in service_events(folder, QUERIES, QueryEvent, since)
        if event.query_attributes.page == 1
    ]


@dataclass(frozen=True)
class EffectReader:
    """Says what entries did; `live` is None where no index is live, `hosts` are the site's own."""

    searches: Collection[LoggedSearch]
    live: LiveSearch | None
    base: str
    hosts: Collection[str]

    def of(self, kind: str, entry: Any) -> Effect:
        """Return what one entry (as the file has it) did."""
        if kind == "best_bet":
            return self._of_best_bet(entry)
        if kind == "hidden":
            return self._of_hidden(entry)
        texts = [entry] if isinstance(entry, str) else entry["words"]
        return self._of_words([folded(text) for text in texts])

    def _of_best_bet(self, entry: Mapping[str, Any]) -> Effect:
        """Return what a best bet did."""
        queries = {folded(query) for query in entry["queries"]}
        found = resolve(self.base, entry["address"])
        address = found[0] if found else ""
        met = [x for x in self.searches if x.query in queries]
        mine = sum((address, 0) in x.clicks for x in met)
        others = sum(any(place for _, place in x.clicks) for x in met)
        return Effect(len(met), mine, others, warnings=self._about(address))

    def _about(self, address: str) -> tuple[str, ...]:
        """Say what is wrong with the page of a best bet."""
        if self.live is None or host_of(address) not in self.hosts:
            return ()
        if not self.live.has_page(address.partition("#")[0]):
            return ("The live search knows no such page. It may be gone.",)
        if self.live.editors.hides(address):
            return ("This page is hidden below. The best bet shows it all the same.",)
        return ()

    def _of_hidden(self, pattern: str) -> Effect:
        """Return how many pages a pattern hides."""
        if self.live is None:
            return Effect()
        rule = EditorialRules({}, hidden=(pattern,))
        pages = sum(map(rule.hides, self.live.addresses))
        return Effect(pages=pages, warnings=() if pages else ("It hides no page at present.",))

    def _of_words(self, texts: Iterable[str]) -> Effect:
        """Return how often words were searched for."""
        wanted = [f" {text} " for text in texts if text]
        return self._counted(lambda query: any(text in f" {query} " for text in wanted))

    def _counted(self, meets: Callable[[str], bool]) -> Effect:
        """Count the searches whose query meets an entry, and those with a click."""
        met = [x for x in self.searches if meets(x.query)]
        return Effect(len(met), sum(bool(x.clicks) for x in met))
