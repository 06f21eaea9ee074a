"""What every ranker can do, and how one says that it is there."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from search.documents import SearchDocument
from search.learning.synonyms import Refused, Synonyms
from search.learning.training_pairs import TrainingPairs

# As deep as the results of a resident's search are looked through.
DEPTH = 200
# What a page counts for that only another wording of the query found.
_BY_ALTERNATIVE = 0.95


class Ranker(Protocol):
    """Answers queries with pages, best first; the same input gives the same answers.

    A ranker derives from this class. What it does not define below `search` it does not offer.
    """

    # Whether `corrected` ever puts anything right: then it helps a ranker that cannot.
    corrects_spelling: ClassVar[bool] = False

    @abstractmethod
    def build(self, documents: Sequence[SearchDocument], learnt: TrainingPairs) -> None:
        """Index documents (in order of id) with what the log taught (may be nothing)."""

    @abstractmethod
    def relearn(self, learnt: TrainingPairs) -> Ranker:
        """Return a ranker over the same documents that learnt something else instead."""

    @abstractmethod
    def save(self, folder: Path) -> None:
        """Write the ranker into a folder, which is made."""

    @abstractmethod
    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""

    @abstractmethod
    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return at most `limit` (id, score), best first; any text may be a query."""

    def search_as_typed(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Do what `search` does without the help with spelling that a ranker may give."""
        return self.search(query, limit)

    def corrected(self, query: str) -> tuple[str, bool]:  # noqa: ARG002 - none is wrong here
        """Return a query with its spelling put right, and whether that is sure.

        Nothing stands for a query with nothing wrong. What is not sure may only be offered.
        """
        return "", False

    def letters_looked_up(self, query: str) -> int:  # noqa: ARG002 - none without spelling
        """Return how many letters of a query are looked up for slips: what makes it dear."""
        return 0

    @property
    def synonyms(self) -> Synonyms:
        """What it learnt that words mean besides, in use or not."""
        return Synonyms()

    def refuse(self, refused: Refused) -> None:  # noqa: ARG002 - learnt none
        """Take no pair of these words for the same, from the next query on."""
        return


@dataclass(frozen=True, slots=True)
class RankerOptions:
    """What the settings say of rankers: `dense` is [search] dense."""

    dense: bool = False


def _no_data(_options: RankerOptions) -> str:
    """Say that a ranker needs no data beside the pages and the log."""
    return ""


@dataclass(frozen=True, slots=True)
class RankerDefinition:
    """One way of ranking; the module of a ranker defines one as `RANKER`.

    `name` is what settings, files and reports call it, `make` makes one that is to be built or
    loaded. `data_version` names the data of another package that it needs, if any; it raises
    SearchError (one line that says what to do) where that is not there.
    """

    name: str
    make: Callable[[RankerOptions], Ranker]
    data_version: Callable[[RankerOptions], str] = _no_data


def search_with_alternatives(
    ranker: Ranker, query: str, alternatives: Sequence[str], exact: bool = False
) -> dict[str, float]:
    """Return the scores of the best pages for a query or any of the `alternatives` to it."""
    # What editors know by another name is no slip of the keyboard.
    search = ranker.search_as_typed if exact or alternatives else ranker.search
    found = dict(search(query, DEPTH))
    for alternative in alternatives:
        for key, score in ranker.search(alternative, DEPTH):
            found[key] = max(found.get(key, 0.0), _BY_ALTERNATIVE * score)
    return found
