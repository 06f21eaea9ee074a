"""The bench: every ranker answers the same judged queries, and none is asked what it was told."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search import document_store
from search.analysis import folded
from search.documents import Progress, SearchDocument, SearchError, read_collection
from search.evaluation.existing_search import beside
from search.evaluation.judgements import JudgedQuery, judged_queries, read_qrels, read_queries
from search.evaluation.metrics import DEPTH, averages, per_query, times
from search.evaluation.query_classes import Classes, families
from search.evaluation.site_evidence import (
    own_name,
    site_judgements,
    site_lessons,
    site_log,
    site_seasons,
)
from search.index import build_index, newest
from search.insights.insight import insight
from search.learning.training_pairs import Learnt, half_of, learn_judged, only_half
from search.logs.query_rows import rows
from search.rankers.ranker import RANKERS, Ranker, chosen, made
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace


def _silent(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


@dataclass
class Answers:
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


def benchmark_collection(
    documents: str | Path,
    queries: str | Path,
    judgements: str | Path,
    learn_from: str | Path | None = None,
    learn_queries: str | Path | None = None,
    rankers: str | Sequence[str] = "all",
    progress: Progress = _silent,
) -> dict[str, Any]:
    """Compare rankers on a collection in files; returns the shape that `benchmark --json` prints.

    `documents` is JSON lines, `queries` tab-separated, `judgements` TREC. With `learn_from` (TREC)
    the rankers learn from those judgements first; their queries are in `learn_queries`, or in
    `queries` where that is not given. `unseen` has the figures of queries that were not among
    those learnt from (in whatever capitals and punctuation). `progress` is told (done, all)
    queries over all rankers.

    Raises:
        SearchError: a file cannot be read, a ranker is unknown, or no query was judged.
    """
    names = chosen(rankers)
    found = read_collection(documents)
    asked = read_queries(queries)
    judged = judged_queries(asked, read_qrels(judgements))
    if not any(q.can_be_answered for q in judged):
        raise SearchError(
            f"{judgements}: no query of {queries} has a relevant document here. "
            "The first column of both has to be the same query_id"
        )
    taught: list[JudgedQuery] = []
    if learn_from is not None:
        known = read_queries(learn_queries) if learn_queries is not None else asked
        taught = judged_queries(known, read_qrels(learn_from))
        if not taught:
            raise SearchError(
                f"{learn_from}: none of its query_ids has its words in {learn_queries or queries}"
            )
    return compare(found, judged, taught, names, progress)


def compare(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    taught: Sequence[JudgedQuery] = (),
    rankers: Sequence[str] = tuple(RANKERS),
    progress: Progress = _silent,
) -> dict[str, Any]:
    """Compare rankers that learn from `taught` and are judged by `judged`."""
    learnt = learn_judged(taught)
    seen = {folded(q.query) for q in taught}
    answers: dict[str, Answers] = {}
    for name in rankers:
        ranker = RANKERS[name]()
        ranker.build(documents, learnt)
        answers[name] = Answers()
        told = _telling(progress, len(answers) - 1, len(rankers), judged)
        answers[name].ask(ranker, told)
    parts = _parts(documents, judged, [q.query for q in taught])
    return _result(judged, seen, answers, len(documents), parts)


def compare_halves(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    learnt: Learnt,
    rankers: Sequence[str] = tuple(RANKERS),
    progress: Progress = _silent,
    dense: bool = False,
) -> dict[str, Any]:
    """Compare rankers where judgements and lessons come from the same log (cross-validation).

    Each half of the queries (`search.learning.training_pairs.half_of`) is answered by a ranker
    that learnt from the other half only, so every query is unseen.
    """
    answers = answers_of_halves(documents, judged, learnt, rankers, progress, dense)
    return _unseen_result(documents, judged, answers)


def _unseen_result(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    answers: Mapping[str, Answers],
) -> dict[str, Any]:
    """Put the figures of rankers together that had not seen any of the queries."""
    return _result(judged, set(), answers, len(documents), _parts(documents, judged, ()))


def answers_of_halves(
    documents: Sequence[SearchDocument],
    judged: Sequence[JudgedQuery],
    learnt: Learnt,
    rankers: Sequence[str] = tuple(RANKERS),
    progress: Progress = _silent,
    dense: bool = False,
) -> dict[str, Answers]:
    """Return what each ranker answers to queries of which it was told nothing."""
    answers: dict[str, Answers] = {}
    for name in rankers:
        ranker = made(name, dense)
        ranker.build(documents, Learnt())
        answers[name] = Answers()
        told = list(_telling(progress, len(answers) - 1, len(rankers), judged))
        for half in (0, 1):
            mine = [q for q in told if half_of(q.query) == half]
            if mine:
                answers[name].ask(ranker.relearn(only_half(learnt, 1 - half)), mine)
    return answers


def benchmark_run(
    workspace: Workspace, config: Config, run: Run | int, progress: Progress = _silent
) -> dict[str, Any]:
    """Compare rankers on a run's pages by what residents opened and by the user stories.

    Stores `search/benchmark` (the shape of `benchmark --json`, with the log's `notes`),
    `search/queries` (the rows of `export queries`) and `search/insight`
    (`search.insights.insight`). Without judged queries `rankers` is empty and `reason` says so.
    Clicks favour the search that residents had (`grades_of_clicks`). `present` is how that of the
    site does beside the ranker of the settings (`search.evaluation.existing_search.beside`).

    Raises:
        SearchError: the run has nothing to find, or its log cannot be read.
    """
    number = run if isinstance(run, int) else run.id
    with workspace.runs.doing(number, "benchmark") as stage:
        stage.summary = _benchmark(workspace, config, number, progress)
    return stage.summary


def _benchmark(
    workspace: Workspace, config: Config, number: int, progress: Progress
) -> dict[str, Any]:
    """Do what `benchmark_run` says."""
    if newest(workspace, number) is None:
        build_index(workspace, config, number)
    build = newest(workspace, number)
    if build is None:
        raise SearchError(f"run {number} has no search index. Run 'signpost index' first")
    documents = list(document_store.read(build.folder))
    log = site_log(workspace, config, number)
    judged = site_judgements(config, log, [d.id for d in documents])
    learnt = site_lessons(workspace, config, log)
    result: dict[str, Any] = {"rankers": {}, "queries": 0, "documents": len(documents)}
    if any(q.can_be_answered for q in judged):
        dense = config.search.dense
        answers = answers_of_halves(documents, judged, learnt, progress=progress, dense=dense)
        result = _unseen_result(documents, judged, answers)
        ours, known = answers[config.search.ranker].ids, [d.id for d in documents]
        result["present"] = beside(workspace, config, number, judged, ours, known)
    else:
        result["reason"] = (
            "no judged query: the log has no clicked addresses and no journey has searches"
        )
    result["notes"] = list(log.notes)
    workspace.artifacts.put(number, "search/benchmark", result)
    services = {d.id: d.service for d in documents}
    ranker = build.load()
    table = rows(number, log, judged, ranker, services)
    workspace.artifacts.put(number, "search/queries", table)
    halves = {half: build.load(f"half-{half}") for half in (0, 1)}

    def rebuild(half: int, changed: Sequence[SearchDocument]) -> Ranker:
        again = made(build.ranker, config.search.dense)
        again.build(changed, only_half(learnt, half))
        return again

    by_id = {d.id: d for d in documents}
    staff = config.search.staff_words
    told = insight(table, judged, by_id, ranker, halves, staff, rebuild, own_name(config))
    told["synonyms"] = build.synonyms
    told["seasons"] = site_seasons(config, workspace.runs.get(number))
    workspace.artifacts.put(number, "search/insight", told)
    return result


def _telling(
    progress: Progress, number: int, rankers: int, judged: Sequence[JudgedQuery]
) -> Iterable[JudgedQuery]:
    """Go through the queries of one ranker and say how far it is."""
    for done, query in enumerate(judged, 1):
        yield query
        progress(number * len(judged) + done, rankers * len(judged))


def _parts(
    documents: Sequence[SearchDocument], judged: Sequence[JudgedQuery], taught: Iterable[str]
) -> dict[str, dict[str, list[str]]]:
    """Part the queries by kind and by service family, as query ids."""
    kinds = Classes(documents, taught).parted(judged)
    return {"classes": kinds, "families": families(judged, documents)}


def _result(
    judged: Sequence[JudgedQuery],
    seen: set[str],
    answers: Mapping[str, Answers],
    documents: int,
    parts: Mapping[str, Mapping[str, Sequence[str]]],
) -> dict[str, Any]:
    """Put the figures of all rankers together, over all queries and by part."""
    rankers = {}
    for name, given in answers.items():
        figures = per_query(judged, given.ids)
        unseen = [q for q in judged if folded(q.query) not in seen]
        rankers[name] = {
            **averages(figures, given.ids),
            **times(given.milliseconds),
            "unseen": averages({q.id: figures[q.id] for q in unseen if q.id in figures}, given.ids),
        }
        for kind, groups in parts.items():
            rankers[name][kind] = {
                group: averages({i: figures[i] for i in ids if i in figures}, given.ids)
                for group, ids in groups.items()
            }
    answerable = sum(q.can_be_answered for q in judged)
    return {"rankers": rankers, "queries": answerable, "documents": documents}
