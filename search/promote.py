"""The gate: a new index goes live only if it answers no worse than the one that is live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search import document_store
from search.benchmark import Answers
from search.documents import Progress, SearchError
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import averages, per_query
from search.evaluation.paired_comparison import ENOUGH, Measured, Paired
from search.evaluation.site_evidence import answered, moves, site_judgements, site_log
from search.index import Build, go_live, live, newest
from search.learning.training_pairs import half_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

# Without judgements a new index is refused if it lost more than this share of the documents.
_MOST_LOST = 0.5
# A fall that chance brings about less often than this is one.
_LEVEL, _HAIR = 0.05, 1e-9


def promote(
    workspace: Workspace,
    config: Config,
    run: Run | int,
    progress: Progress = lambda _done, _all: None,
) -> dict[str, Any]:
    """Let the newest build of a run go live, or refuse; say why, with the figures.

    Both builds answer the same judgements (the log and stories as they are today), each query by
    the half that did not learn from it. The new one is refused if its nDCG@10 is worse by more
    than the tolerance set and by more than chance would do, over all of them or in a service
    family with 30 queries or more. Under 30 queries, or where pages that residents opened are
    gone, the tolerance alone decides. Returns `promoted`, `reason`, `live` (the build that
    is live now), `build`, `ranker`, `documents`, `queries`, and `new` and `old` figures (None
    where nothing was measured), and after a comparison `p`, `families` and `moved` (winners and
    losers); the same is stored as `search/promotion`.

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
    services = {d.id: d.service for d in document_store.read(build.folder)}
    judged = site_judgements(config, site_log(workspace, config, build.run), services)
    moved = moves(workspace, build.run)
    judged = [q for q in judged if q.can_be_answered]
    new = measured(build, judged, moved) if judged else None
    if before is None:
        first = "the first index: there was none to compare it with"
        return _verdict(True, first, judged, new.means if new else None)
    if new is None:
        return _by_size(build, before)
    paired = Paired(judged, services, new, measured(before, judged, moved))
    return _by_figures(config.search.tolerance, paired)


def measured(build: Build, judged: Sequence[JudgedQuery], moved: Mapping[str, str]) -> Measured:
    """Measure a build: each query is answered by the half that did not learn from it."""
    answers = Answers()
    for half in (0, 1):
        mine = [q for q in judged if half_of(q.query) == half]
        if mine:
            answers.ask(build.load(f"half-{1 - half}"), mine)
    ids = {key: answered(found, moved) for key, found in answers.ids.items()}
    queries = per_query(judged, ids)
    return Measured({key: x["ndcg@10"] for key, x in queries.items()}, averages(queries, ids))


def _by_figures(tolerance: float, paired: Paired) -> dict[str, Any]:
    """Decide by nDCG@10: overall, then in each service family with enough queries."""
    whole = paired.compared(paired.judged)
    families = paired.families()
    # Between several families one is easily worse by chance (Bonferroni).
    level = _LEVEL / max(1, len(families))
    bad = [x for x in families if x["old"] - x["new"] > tolerance + _HAIR and x["p"] < level]
    said = (
        f"nDCG@10 {whole['new']:.3f} against {whole['old']:.3f} for the live index on "
        f"{whole['queries']} queries"
    )
    gone = paired.gone()
    promoted, reason = True, said
    # The figures are rounded to four places; a hair's breadth of floating point is not a fall.
    if whole["old"] - whole["new"] > tolerance + _HAIR:
        # Few queries cannot tell noise from a fall, and a page that is gone is no noise.
        if gone or whole["queries"] < ENOUGH or whole["p"] < _LEVEL:
            why = f"; {gone} pages that residents opened are not in the new index" if gone else ""
            promoted, reason = False, f"refused: {said}, worse by more than {tolerance:g}{why}"
        else:
            reason = f"{said}: lower, but within what chance would do (p = {whole['p']:.2f})"
    if promoted and bad:
        names = ", ".join(f"{x['family']} ({x['new']:.3f}, was {x['old']:.3f})" for x in bad)
        promoted, reason = False, f"refused: worse for {names}; overall {said}"
    more = {"p": whole["p"], "families": families, "moved": paired.moved()}
    means = (paired.new.means, paired.old.means)
    return _verdict(promoted, reason, paired.judged, *means) | more


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
