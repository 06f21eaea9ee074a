"""What is asked of the live index, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from search.answering.passages import MarkedText
from search.editors import BestBet


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What somebody wants to know: words, and which of the results they want to see.

    `service` and `kind` keep only results of these (empty: all); `exact` asks for no spelling
    help; `start` counts from 0.
    """

    query: str
    start: int = 0
    limit: int = 10
    service: str = ""
    kind: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One result, in plain text (nothing in it is safe HTML). Scores compare within one query."""

    title: str
    address: str
    snippet: str
    score: float
    kind: str = "page"
    service: str = ""
    updated: str = ""
    lang: str = ""
    title_parts: Sequence[MarkedText] = field(default=(), repr=False)
    snippet_parts: Sequence[MarkedText] = field(default=(), repr=False)

    def as_dict(self) -> dict[str, object]:
        """Return the result as plain data for JSON."""
        return {k: v for k, v in asdict(self).items() if not k.endswith("_parts")}


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """What the index says to a request.

    `searched` is the query that the results are for: another one than was typed where the
    spelling was put right; `perhaps` is one that may have been meant, but not surely. `total`
    counts up to `rankers.ranker.DEPTH`. `services` and `kinds` say how many results each filter
    would leave beside the other one. `other_languages` is the page on interpreters and
    translations, where a query in another language found nothing.
    """

    request: SearchRequest
    searched: str
    perhaps: str = ""
    results: Sequence[SearchResult] = ()
    total: int = 0
    services: Sequence[tuple[str, int]] = ()
    kinds: Sequence[tuple[str, int]] = ()
    best_bets: Sequence[BestBet] = ()
    other_languages: str = ""
