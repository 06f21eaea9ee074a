"""What people are asked to judge: queries, and for each ten results of all rankers, mixed.

Nothing shows which ranker found a page, or where: results stand in an order drawn by their address
and the query. Each ranker gives its best page that is not there yet, in turn, until ten are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import zip_longest

from search.answering.live_search import LiveSearch
from search.answering.search_request import SearchResult
from search.evaluation.human_judgements import PersonsJudgement, query_id
from signpost.workspace.artifacts.searched import QueryRow

RESULTS = 10
# As many of the most searched queries are judged, and as many drawn by lot from the others: what is
# asked often matters most, and what is asked once is most of a log.
_HEAD, _BY_LOT = 50, 50
# Each result has two judges, as far as there are two.
_JUDGES = 2


class JudgingPool:
    """Finds what is to be judged in the live build."""

    def __init__(self, live: LiveSearch) -> None:
        """Load all rankers of the build.

        Raises:
            SearchError: one of them cannot be read.
        """
        self._live = live
        self._rankers = [live.build.load(name) for name in live.build.manifest.rankers]
        self._found: dict[str, list[SearchResult]] = {}

    def results(self, query: str) -> list[SearchResult]:
        """Return at most ten results of all rankers for a query, in an order that says nothing."""
        if query not in self._found:
            lists = [
                [key for key, _ in ranker.search(query, RESULTS * 2)] for ranker in self._rankers
            ]
            chosen = [key for key in mixed(lists) if not self._live.editors.hides(key)][:RESULTS]
            chosen.sort(key=lambda key: _lot(query, key))
            self._found[query] = self._live.results([(key, 0.0) for key in chosen], query)
        return self._found[query]


def mixed(lists: Iterable[Sequence[str]]) -> list[str]:
    """Return the first of each list, then the second of each and so on, none twice."""
    rounds = zip_longest(*lists)
    return list(dict.fromkeys(key for found in rounds for key in found if key is not None))


def queries_to_judge(rows: Sequence[QueryRow]) -> list[str]:
    """Choose the queries that people judge, from those logged: the most searched, and by lot."""
    logged = sorted((x for x in rows if x.searches), key=lambda x: (-x.searches, x.query))
    rest = sorted(logged[_HEAD:], key=lambda x: _lot("queries", x.query))[:_BY_LOT]
    return [x.query for x in (*logged[:_HEAD], *rest)]


def next_query(
    queries: Sequence[str], judgements: Iterable[PersonsJudgement], judge: str, after: str = ""
) -> str | None:
    """Return what somebody judges next: what one other judged alone first, then in order.

    What two others judged is left to last; `after` is the query (its id) just seen, which is not
    given again before the others. None where this judge has judged all.
    """
    judges: dict[str, set[str]] = {}
    for x in judgements:
        judges.setdefault(query_id(x.query), set()).add(x.who)
    left = [q for q in queries if judge not in judges.get(query_id(q), ())]
    order = {q: _turn(len(judges.get(query_id(q), ()))) for q in left}
    left.sort(key=lambda q: (query_id(q) == after, order[q]))
    return left[0] if left else None


def _turn(judges: int) -> int:
    """Return the place in the order of a query that so many others judged."""
    return {1: 0, 0: 1}.get(judges, _JUDGES)


def grades_by(judgements: Iterable[PersonsJudgement], judge: str, query: str) -> Mapping[str, int]:
    """Return the grades that somebody gave the pages of a query."""
    key = query_id(query)
    mine = (x for x in judgements if x.who == judge and query_id(x.query) == key)
    return {x.document: x.grade for x in mine}


def _lot(*words: str) -> bytes:
    """Draw by lot, the same on every machine."""
    return blake2b("\n".join(words).encode("utf-8", "replace"), digest_size=8).digest()
