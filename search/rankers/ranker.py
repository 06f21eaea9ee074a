"""What every ranker can do, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from search.documents import SearchDocument, SearchError
from search.learning.training_pairs import Learnt
from search.rankers.signpost_ranker import SignpostRanker
from search.rankers.tfidf_ranker import TfidfRanker
from search.rankers.whoosh_ranker import WhooshRanker


class Ranker(Protocol):
    """Answers queries with pages, best first; the same input gives the same answers."""

    def build(self, documents: Sequence[SearchDocument], learnt: Learnt) -> None:
        """Index documents (in order of id) with what the log taught (may be nothing)."""

    def relearn(self, learnt: Learnt) -> Ranker:
        """Return a ranker over the same documents that learnt something else instead."""

    def save(self, folder: Path) -> None:
        """Write the ranker into a folder, which is made."""

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""

    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return at most `limit` (id, score), best first; any text may be a query."""


RANKERS: dict[str, Callable[[], Ranker]] = {
    "whoosh": WhooshRanker,
    "tfidf": TfidfRanker,
    "signpost": SignpostRanker,
}


def made(name: str, dense: bool = False) -> Ranker:
    """Make a ranker; `dense` gives the Signpost ranker dense vectors (`[search] dense`)."""
    return SignpostRanker(dense) if name == "signpost" and dense else RANKERS[name]()


def chosen(names: str | Sequence[str] = "all") -> list[str]:
    """Return the rankers named: `all`, `whoosh,tfidf`, or a list of names.

    Raises:
        SearchError: there is no ranker of that name.
    """
    wanted = names.split(",") if isinstance(names, str) else list(names)
    wanted = [name.strip() for name in wanted if name.strip()]
    if not wanted or "all" in wanted:
        return list(RANKERS)
    for name in wanted:
        if name not in RANKERS:
            raise SearchError(f"there is no ranker {name!r}; there are: all, {', '.join(RANKERS)}")
    return list(dict.fromkeys(wanted))


def load(name: str, folder: Path) -> Ranker:
    """Load a saved ranker.

    Raises:
        SearchError: there is no such ranker, or its files are missing or damaged.
    """
    ranker = RANKERS[chosen(name)[0]]()
    try:
        ranker.load(folder)
    except (OSError, ValueError, KeyError) as error:
        raise SearchError(
            f"{folder}: the {name} index cannot be read ({error}). Run 'signpost index' again"
        ) from None
    return ranker
