"""The benchmark: of a collection in files, and of a run by its log and its user stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from search.builds import document_store
from search.builds.build import Build, newest_build
from search.documents import Progress, SearchDocument, SearchError, read_collection
from search.evaluation.judgements import JudgedQuery, judged_queries, read_qrels, read_queries
from search.existing_search import compare_existing_search
from search.index import build_index
from search.input_fingerprint import search_inputs
from search.insights.insight import InsightSources, search_insight
from search.insights.query_rows import query_rows
from search.insights.seasons import site_seasons
from search.learning.training_pairs import pairs_of_half
from search.ranker_comparison import answers_of_halves, compare, figures_of_halves, silent
from search.rankers.ranker import Ranker, RankerOptions
from search.rankers.registry import make_ranker, ranker_names
from search.site_evidence import SiteEvidence, own_name, site_evidence
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.existing_search import EXISTING_SEARCH_ANSWERS
from signpost.workspace.artifacts.search_figures import BENCHMARK, Benchmark
from signpost.workspace.artifacts.search_insight import INSIGHT
from signpost.workspace.artifacts.searched import QUERIES
from signpost.workspace.blobs import digest, json_bytes

_NOTHING_JUDGED = "no judged query: the log has no clicked addresses and no journey has searches"


def benchmark_collection(
    documents: str | Path,
    queries: str | Path,
    judgements: str | Path,
    learn_from: str | Path | None = None,
    learn_queries: str | Path | None = None,
    rankers: str | Sequence[str] = "all",
    progress: Progress = silent,
) -> Benchmark:
    """Compare rankers on a collection in files; returns what `benchmark --json` prints.

    `documents` is JSON lines, `queries` tab-separated, `judgements` TREC. With `learn_from` (TREC)
    the rankers learn from those judgements first; their queries are in `learn_queries`, or in
    `queries` where that is not given. `unseen` has the figures of queries that were not among
    those learnt from (in whatever capitals and punctuation). `progress` is told (done, all)
    queries over all rankers.

    Raises:
        SearchError: a file cannot be read, a ranker is unknown, or no query was judged.
    """
    names = ranker_names(rankers)
    found = read_collection(documents)
    wanted = read_queries(queries)
    judged = judged_queries(wanted, read_qrels(judgements))
    if not any(q.can_be_answered for q in judged):
        raise SearchError(
            f"{judgements}: no query of {queries} has a relevant document here. "
            "The first column of both has to be the same query_id"
        )
    taught: list[JudgedQuery] = []
    if learn_from is not None:
        known = read_queries(learn_queries) if learn_queries is not None else wanted
        taught = judged_queries(known, read_qrels(learn_from))
        if not taught:
            raise SearchError(
                f"{learn_from}: none of its query_ids has its words in {learn_queries or queries}"
            )
    return compare(found, judged, taught, names, progress)


def benchmark_run(
    workspace: Workspace, config: Config, run: Run, progress: Progress = silent
) -> Mapping[str, object]:
    """Do the stage `benchmark`: compare rankers by what residents opened and the user stories.

    Stores `BENCHMARK` (returned as plain data), `QUERIES` and `INSIGHT`. Without judged queries no
    ranker is compared and `reason` says so. Clicks favour the search that residents had
    (`grades_of_clicks`). Where all that is read is as it was in the run before, what that one
    found is taken over; only what depends on the month is looked at anew.

    Raises:
        SearchError: the run has nothing to find, or its log cannot be read.
    """
    key = _key(workspace, config, run)
    with workspace.runs.doing(run.id, "benchmark", key) as stage:
        if (known := _take_over(workspace, config, run, key)) is not None:
            stage.summary = msgspec.to_builtins(known)
            return stage.summary
        build = newest_build(workspace, run.id) or build_index(workspace, config, run.id)
        documents = list(document_store.read(build.folder))
        evidence = site_evidence(workspace, config, run.id, [d.id for d in documents])
        found = _benchmark(workspace, config, run, evidence, documents, progress)
        workspace.artifacts.write(run.id, BENCHMARK, found)
        _store_insight(workspace, config, run, evidence, build, documents)
        stage.summary = msgspec.to_builtins(found)
    return stage.summary


def _key(workspace: Workspace, config: Config, run: Run) -> str:
    """Name all that the benchmark of a run reads, but for the day."""
    answers = workspace.artifacts.read(run.id, EXISTING_SEARCH_ANSWERS)
    inputs = search_inputs(workspace, config, run.id)
    return digest(json_bytes([inputs, msgspec.to_builtins(answers)]))


def _take_over(workspace: Workspace, config: Config, run: Run, key: str) -> Benchmark | None:
    """Give a run what the one before found, where that read the same; None: it did not."""
    last = workspace.runs.before(run.id, "benchmark")
    stage = workspace.runs.stage(last.id, "benchmark") if last else None
    if last is None or stage is None or stage.key != key:
        return None
    store = workspace.artifacts
    found, insight = store.read(last.id, BENCHMARK), store.read(last.id, INSIGHT)
    if found is None or insight is None:
        return None
    rows = [msgspec.structs.replace(row, run=run.id) for row in store.read(last.id, QUERIES)]
    insight = msgspec.structs.replace(insight, seasons=site_seasons(config, run))
    store.write(run.id, BENCHMARK, found)
    store.write(run.id, QUERIES, rows)
    store.write(run.id, INSIGHT, insight)
    return found


def _benchmark(
    workspace: Workspace,
    config: Config,
    run: Run,
    evidence: SiteEvidence,
    documents: Sequence[SearchDocument],
    progress: Progress,
) -> Benchmark:
    """Compare rankers, and the search of the site's own with the ranker of record."""
    judged, notes = evidence.judged, list(evidence.log.notes)
    if not any(q.can_be_answered for q in judged):
        return Benchmark(documents=len(documents), reason=_NOTHING_JUDGED, notes=notes)
    options = RankerOptions(dense=config.search.dense)
    answers = answers_of_halves(documents, judged, evidence.learnt, options, progress)
    ours, known = answers[config.search.ranker].ids, [d.id for d in documents]
    beside = compare_existing_search(workspace, config, run.id, judged, ours, known)
    found = figures_of_halves(documents, judged, answers)
    return msgspec.structs.replace(found, present=beside, notes=notes)


def _store_insight(
    workspace: Workspace,
    config: Config,
    run: Run,
    evidence: SiteEvidence,
    build: Build,
    documents: Sequence[SearchDocument],
) -> None:
    """Store how each query is answered, and what searches tell."""
    ranker = build.load()
    services = {d.id: d.service for d in documents}
    rows = query_rows(run.id, evidence.log, evidence.judged, ranker, services)
    workspace.artifacts.write(run.id, QUERIES, rows)

    def rebuild_half(half: int, changed: Sequence[SearchDocument]) -> Ranker:
        again = make_ranker(build.ranker, RankerOptions(dense=config.search.dense))
        again.build(changed, pairs_of_half(evidence.learnt, half))
        return again

    sources = InsightSources(
        rows=rows,
        judged=evidence.judged,
        documents={d.id: d for d in documents},
        ranker=ranker,
        halves={half: build.load_half(half) for half in (0, 1)},
        staff=config.search.staff_words,
        own_name=own_name(config),
        rebuild_half=rebuild_half,
    )
    found = msgspec.structs.replace(
        search_insight(sources),
        synonyms=build.synonyms.as_rows(),
        seasons=site_seasons(config, run),
    )
    workspace.artifacts.write(run.id, INSIGHT, found)
