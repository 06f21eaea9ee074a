"""What logs teach: the words with which residents ask for each page, and which pages they want.

Kept as JSON that an editor can read (`learnt.json` in each build) and overrule: in the
workspace, `search-overrules.json` may hold, by address, words to `add` and queries to `remove`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from search.analysis import folded
from search.documents import SearchError
from search.evaluation.judgements import HIGHEST, JudgedQuery, grades_of_clicks
from search.logs.query_log import QueryLog

# How much a page gains per tenfold points; more lets a popular page answer what it does not.
_POPULARITY = 0.1
OVERRULES = "search-overrules.json"


@dataclass(frozen=True, slots=True)
class TrainingPairs:
    """For each page, the queries that led there, each with its points (1 to 3).

    `refused` are pairs of words that editors do not want taken for each other.
    """

    queries: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    refused: frozenset[frozenset[str]] = frozenset()

    def popularity(self, address: str) -> float:
        """Return the factor by which a page's score is raised: 1 + 0.1 ln(1 + its points)."""
        return 1 + _POPULARITY * math.log1p(sum(self.queries.get(address, {}).values()))

    def words(self, address: str) -> list[str]:
        """Return the queries that led to a page, each as often as it has points."""
        return [
            query for query, points in self.queries.get(address, {}).items() for _ in range(points)
        ]

    def by_query(self) -> dict[str, dict[str, int]]:
        """Return the same the other way round: for each query, the pages with their points."""
        found: dict[str, dict[str, int]] = {}
        for address, queries in self.queries.items():
            for query, points in queries.items():
                found.setdefault(query, {})[address] = points
        return {query: found[query] for query in sorted(found)}

    def without(self, queries: Collection[str]) -> TrainingPairs:
        """Return what other queries than some (folded) taught."""
        kept = {
            address: {q: n for q, n in found.items() if q not in queries}
            for address, found in self.queries.items()
        }
        return self._with(kept)

    def _with(self, queries: Mapping[str, Mapping[str, int]]) -> TrainingPairs:
        """Return other queries with the same refusals; pages without a query are left out."""
        return replace(self, queries={key: some for key, some in queries.items() if some})

    def as_json(self) -> dict[str, dict[str, object]]:
        """Return what was learnt as plain data for `learnt.json`, in order of address."""
        return {
            address: {
                "queries": dict(self.queries[address]),
                "popularity": round(self.popularity(address), 3),
            }
            for address in sorted(self.queries)
        }


def pairs_from_log(log: QueryLog) -> TrainingPairs:
    """Learn from a log's clicks; the same log teaches the same whatever its order."""
    return _gather((folded(q.query), grades_of_clicks(q.clicks)) for q in log.clicked)


def pairs_from_judgements(judged: Iterable[JudgedQuery]) -> TrainingPairs:
    """Learn from judged queries, as `--learn-from` gives them: grades are points."""
    return _gather((folded(q.query), q.grades) for q in judged)


def _gather(pairs: Iterable[tuple[str, Mapping[str, int]]]) -> TrainingPairs:
    """Turn (query, points by address) into queries by address."""
    found: dict[str, dict[str, int]] = {}
    for query, grades in sorted(pairs, key=lambda x: x[0]):
        for address, points in grades.items():
            if points > 0 and query:
                mine = found.setdefault(address, {})
                mine[query] = max(mine.get(query, 0), min(points, HIGHEST))
    return TrainingPairs(found)


def half_of(query: str) -> int:
    """Put a query into half 0 or 1, the same for every run and machine.

    Whoever learnt from one half is judged by the other, so nobody is asked what it was told.
    """
    return hashlib.blake2b(folded(query).encode(), digest_size=1).digest()[0] % 2


def pairs_of_half(learnt: TrainingPairs, half: int) -> TrainingPairs:
    """Keep what one half of the queries taught."""
    kept = {
        address: {q: n for q, n in queries.items() if half_of(q) == half}
        for address, queries in learnt.queries.items()
    }
    return learnt._with(kept)


class _Overrules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an editor overrules, by address: words that lead there, and queries that do not."""

    add: dict[str, list[str]] = {}
    remove: dict[str, list[str]] = {}


def apply_overrules(learnt: TrainingPairs, file: Path) -> TrainingPairs:
    """Apply an editor's overrules, if there is such a file.

    Raises:
        SearchError: the file is not as it should be; the message says what to do.
    """
    try:
        rules = msgspec.json.decode(file.read_text(encoding="utf-8-sig"), type=_Overrules)
    except FileNotFoundError:
        return learnt
    except msgspec.ValidationError:
        raise SearchError(
            f'{file}: has to look like {{"add": {{"https://…/bins": ["rubbish"]}}, "remove": {{}}}}'
        ) from None
    except (OSError, ValueError) as error:
        raise SearchError(f"{file}: cannot be read as JSON ({error})") from None
    found = {address: dict(queries) for address, queries in learnt.queries.items()}
    for address, query in _pairs(rules.remove):
        found.get(address, {}).pop(folded(query), None)
    for address, query in _pairs(rules.add):
        found.setdefault(address, {})[folded(query)] = HIGHEST
    return learnt._with(found)


def _pairs(queries: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Go through (address, query)."""
    return ((address, query) for address, some in queries.items() for query in some)
