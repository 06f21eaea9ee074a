"""Two builds on the same queries: what each query gained or lost, overall and by family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import chance_of_worse, interval
from signpost.workspace.artifacts.search_figures import (
    FamilyComparison,
    Figures,
    MovedQueries,
    PeopleComparison,
)

# Fewer queries than this cannot tell noise from a fall.
ENOUGH = 30
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """A build's nDCG@10 by query id, and the averages of all its figures."""

    queries: Mapping[str, float]
    means: Figures


@dataclass(frozen=True, slots=True)
class PairedComparison:
    """A new build and an old one on the same judged queries.

    `services` names the service (may be empty) of every page in the new build.
    """

    judged: Sequence[JudgedQuery]
    services: Mapping[str, str]
    new: BuildFigures
    old: BuildFigures

    def compare(self, judged: Sequence[JudgedQuery], family: str = "") -> FamilyComparison:
        """Compare on some queries, such as those of one service."""
        new = [self.new.queries[q.id] for q in judged]
        old = [self.old.queries[q.id] for q in judged]
        return FamilyComparison(
            family=family,
            queries=len(judged),
            new=round(float(np.mean(new)), 4),
            old=round(float(np.mean(old)), 4),
            p=round(chance_of_worse([a - b for a, b in zip(new, old, strict=True)]), 4),
        )

    @property
    def judged_by_people(self) -> list[JudgedQuery]:
        """The queries that people judged."""
        return [q for q in self.judged if q.by_people]

    def by_people(self) -> PeopleComparison | None:
        """Compare on what people judged; None where they judged nothing."""
        judged = self.judged_by_people
        if not judged:
            return None
        found = self.compare(judged)
        gains = [self.new.queries[q.id] - self.old.queries[q.id] for q in judged]
        return PeopleComparison(
            queries=found.queries, new=found.new, old=found.old, interval=interval(gains)
        )

    def families(self) -> list[FamilyComparison]:
        """Compare in each service with at least 30 queries, in order of name."""
        found: dict[str, list[JudgedQuery]] = {}
        for query in self.judged:
            found.setdefault(self._family(query), []).append(query)
        return [
            self.compare(found[name], name)
            for name in sorted(found)
            if name and len(found[name]) >= ENOUGH
        ]

    def _family(self, query: JudgedQuery) -> str:
        """Return the service of a query's best page that the new build has."""
        known = (key for key in query.grades if key in self.services)
        best = min(known, key=lambda key: (-query.grades[key], key), default="")
        return self.services[best] if best else ""

    def gone(self) -> int:
        """Count the pages judged relevant that the new build does not have."""
        right = {key for q in self.judged for key, grade in q.grades.items() if grade > 0}
        return len(right - set(self.services))

    def moved(self) -> MovedQueries:
        """Return how many queries gained and lost, and the ten of each that did most."""
        gains = [(self.new.queries[q.id] - self.old.queries[q.id], q.query) for q in self.judged]
        winners = sorted((x for x in gains if x[0] > 0), key=lambda x: (-x[0], x[1]))
        losers = sorted(x for x in gains if x[0] < 0)
        return MovedQueries(
            better=len(winners),
            worse=len(losers),
            winners=[query for _, query in winners[:_SHOWN]],
            losers=[query for _, query in losers[:_SHOWN]],
        )
