"""Rankers on the same judged queries, none of which is asked what it was told."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from search.analysis import folded
from search.documents import Progress, SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import DEPTH, averages, median_and_p95, per_query
from search.evaluation.query_classes import QueryClassifier, families
from search.learning.training_pairs import (
    TrainingPairs,
    half_of,
    pairs_from_judgements,
    pairs_of_half,
)
from search.rankers.ranker import Ranker, RankerOptions
from search.rankers.registry import make_ranker, rankers
from signpost.workspace.artifacts.search_figures import Benchmark, Figures, RankerFigures


@dataclass
class RankedAnswers:
    """What one ranker answered: ids by query id, and the time each took in milliseconds."""

    ids: dict[str, list[str]] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)

    def ask(self, ranker: Ranker, judged: Iterable[JudgedQuery]) -> None:
        """Let a ranker answer queries."""
        for query in judged:
            start = time.perf_counter()
            found = ranker.search(query.query, DEPTH)
            self.milliseconds.append(1000 * (time.perf_counter() - start))
            self.ids[query.id] = [key for key, _ in found]


def silent(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def compare(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    taught: Sequence[JudgedQuery] = (),
    names: Sequence[str] = (),
    progress: Progress = silent,
) -> Benchmark:
    """Compare rankers (all, unless some are named) that learn from `taught` on `judged`."""
    learnt = pairs_from_judgements(taught)
    seen = {folded(q.query) for q in taught}
    chosen = names or tuple(rankers())
    answers: dict[str, RankedAnswers] = {}
    for name in chosen:
        ranker = make_ranker(name)
        ranker.build(documents, learnt)
        answers[name] = RankedAnswers()
        queries = _with_progress(progress, len(answers) - 1, len(chosen), judged)
        answers[name].ask(ranker, queries)
    parts = _parts(documents, judged, [q.query for q in taught])
    return _figures(judged, seen, answers, len(documents), parts)


def answers_of_halves(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    learnt: TrainingPairs,
    options: RankerOptions = RankerOptions(),  # noqa: B008
    progress: Progress = silent,
) -> dict[str, RankedAnswers]:
    """Return what each ranker answers to queries of which it was told nothing.

    Each half of the queries (`half_of`) is answered by a ranker that learnt from the other half
    of the log only (cross-validation).
    """
    answers: dict[str, RankedAnswers] = {}
    names = tuple(rankers())
    for name in names:
        ranker = make_ranker(name, options)
        ranker.build(documents, TrainingPairs())
        answers[name] = RankedAnswers()
        queries = list(_with_progress(progress, len(answers) - 1, len(names), judged))
        for half in (0, 1):
            mine = [q for q in queries if half_of(q.query) == half]
            if mine:
                answers[name].ask(ranker.relearn(pairs_of_half(learnt, 1 - half)), mine)
    return answers


def figures_of_halves(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    answers: Mapping[str, RankedAnswers],
) -> Benchmark:
    """Put together what `answers_of_halves` comes to: no ranker had seen any of the queries."""
    return _figures(judged, set(), answers, len(documents), _parts(documents, judged, ()))


def _with_progress(
    progress: Progress, number: int, rankers_: int, judged: Sequence[JudgedQuery]
) -> Iterable[JudgedQuery]:
    """Go through the queries of one ranker and say how far it is."""
    for done, query in enumerate(judged, 1):
        yield query
        progress(number * len(judged) + done, rankers_ * len(judged))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The queries by kind and by service, as query ids."""

    classes: Mapping[str, Sequence[str]]
    families: Mapping[str, Sequence[str]]


def _parts(
    documents: Sequence[SearchDocument], judged: Sequence[JudgedQuery], taught: Iterable[str]
) -> _Parts:
    """Part the queries."""
    classes = QueryClassifier(documents, taught).ids_by_class(judged)
    return _Parts(classes, families(judged, documents))


def _figures(
    judged: Sequence[JudgedQuery],
    seen: set[str],
    answers: Mapping[str, RankedAnswers],
    documents: int,
    parts: _Parts,
) -> Benchmark:
    """Put the figures of all rankers together, over all queries and by part."""
    unseen = [q.id for q in judged if folded(q.query) not in seen]
    found = {name: _ranker_figures(judged, given, unseen, parts) for name, given in answers.items()}
    answerable = sum(q.can_be_answered for q in judged)
    return Benchmark(rankers=found, queries=answerable, documents=documents)


def _ranker_figures(
    judged: Sequence[JudgedQuery], answers: RankedAnswers, unseen: Sequence[str], parts: _Parts
) -> RankerFigures:
    """Put the figures of one ranker together."""
    figures = per_query(judged, answers.ids)

    def average(ids: Iterable[str]) -> Figures:
        return averages({i: figures[i] for i in ids if i in figures}, answers.ids)

    p50, p95 = median_and_p95(answers.milliseconds)
    by_people = [q.id for q in judged if q.by_people and q.can_be_answered]
    return RankerFigures(
        **msgspec.structs.asdict(averages(figures, answers.ids)),
        p50_ms=p50,
        p95_ms=p95,
        unseen=average(unseen),
        people=average(by_people) if by_people else None,
        classes={name: average(ids) for name, ids in parts.classes.items()},
        families={name: average(ids) for name, ids in parts.families.items()},
    )
