"""The gate: a new index goes live only if it answers no worse than the one that is live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from crawler.config import Config
from crawler.store import Run, Workspace
from search import shelf
from search.benchmark import Answers
from search.documents import Progress, SearchError
from search.evidence import answered, moves, site_judgements, site_log
from search.figures import averages, per_query
from search.index import Build, go_live, live, newest
from search.judgements import JudgedQuery
from search.learn import half_of

# Without judgements a new index is refused if it lost more than this share of the documents.
_MOST_LOST = 0.5


def promote(
    workspace: Workspace,
    config: Config,
    run: Run | int,
    progress: Progress = lambda _done, _all: None,
) -> dict[str, Any]:
    """Let the newest build of a run go live, or refuse; say why, with the figures.

    Both builds answer the same judgements (the log and stories as they are today), each query by
    the half that did not learn from it. The new one is refused if its nDCG@10 over all of them
    is worse by more than the tolerance set. Returns `promoted`, `reason`, `live` (the build that
    is live now), `build`, `ranker`, `documents`, `queries`, and `new` and `old` figures (None
    where nothing was measured); the same is stored as `search/promotion`.

    Raises:
        SearchError: the run has no build, or the log cannot be read.
    """
    number = run if isinstance(run, int) else run.id
    with workspace.runs.doing(number, "promote") as stage:
        progress(0, 1)
        stage.summary = _promote(workspace, config, number)
        progress(1, 1)
    return stage.summary


def _promote(workspace: Workspace, config: Config, number: int) -> dict[str, Any]:
    """Do what `promote` says."""
    build = newest(workspace, number)
    if build is None:
        raise SearchError(f"run {number} has no search index. Run 'signpost index' first")
    before = live(workspace)
    verdict = _judge(workspace, config, build, before)
    if verdict["promoted"]:
        go_live(workspace, build)
    on = live(workspace)
    verdict.update(
        build=build.name,
        ranker=build.ranker,
        documents=build.documents,
        live=on.name if on else None,
    )
    workspace.artifacts.put(number, "search/promotion", verdict)
    return verdict


def _judge(
    workspace: Workspace, config: Config, build: Build, before: Build | None
) -> dict[str, Any]:
    """Compare a build with the live one."""
    if before is not None and before.name == build.name:
        return _verdict(True, "this index is live already; nothing was switched")
    known = {d.id for d in shelf.read(build.folder)}
    judged = site_judgements(config, site_log(workspace, config, build.run), known)
    moved = moves(workspace, build.run)
    judged = [q for q in judged if q.can_be_answered]
    new = figures(build, judged, moved) if judged else None
    if before is None:
        return _verdict(True, "the first index: there was none to compare it with", judged, new)
    if new is None:
        return _by_size(build, before)
    return _by_figures(config, judged, known, new, figures(before, judged, moved))


def figures(
    build: Build, judged: Sequence[JudgedQuery], moved: Mapping[str, str]
) -> dict[str, Any]:
    """Measure a build: each query is answered by the half that did not learn from it."""
    answers = Answers()
    for half in (0, 1):
        mine = [q for q in judged if half_of(q.query) == half]
        if mine:
            answers.ask(build.load(f"half-{1 - half}"), mine)
    ids = {key: answered(found, moved) for key, found in answers.ids.items()}
    return averages(per_query(judged, ids), ids)


def _by_figures(
    config: Config,
    judged: Sequence[JudgedQuery],
    known: set[str],
    new: Mapping[str, Any],
    old: Mapping[str, Any],
) -> dict[str, Any]:
    """Decide by nDCG@10, overall."""
    was, now, tolerance = old["ndcg@10"], new["ndcg@10"], config.search.tolerance
    said = f"nDCG@10 {now:.3f} against {was:.3f} for the live index on {len(judged)} queries"
    # The figures are rounded to four places; a hair's breadth of floating point is not a fall.
    if was - now > tolerance + 1e-9:
        gone = {a for q in judged for a, g in q.grades.items() if g > 0 and a not in known}
        why = f"; {len(gone)} pages that residents opened are not in the new index" if gone else ""
        reason = f"refused: {said}, worse by more than {tolerance:g}{why}"
        return _verdict(False, reason, judged, new, old)
    return _verdict(True, said, judged, new, old)


def _by_size(build: Build, before: Build) -> dict[str, Any]:
    """Decide without judgements: a build that lost most documents comes of a broken crawl."""
    sizes = f"{build.documents} documents, {before.documents} before"
    if build.documents < before.documents * (1 - _MOST_LOST):
        return _verdict(False, f"refused: it lost more than half of what could be found ({sizes})")
    return _verdict(
        True,
        f"went live unmeasured ({sizes}): there is no judged query. Set [search] query_log with "
        "clicked addresses, or journeys with searches, so that it can be compared",
    )


def _verdict(
    promoted: bool,
    reason: str,
    judged: Sequence[JudgedQuery] = (),
    new: Mapping[str, Any] | None = None,
    old: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Put a decision into plain data."""
    return {
        "promoted": promoted,
        "reason": reason,
        "queries": len(judged),
        "new": dict(new) if new else None,
        "old": dict(old) if old else None,
    }
