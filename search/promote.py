"""The gate: a new index goes live only if it answers no worse than the one that is live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from search.builds import document_store
from search.builds.build import Build, builds, go_live, live_build, newest_build
from search.documents import Progress, SearchError
from search.evaluation.interleaving import newest_verdict
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import averages, per_query
from search.evaluation.paired_comparison import ENOUGH, BuildFigures, PairedComparison
from search.learning.training_pairs import half_of
from search.logs.service_events import FOLDER
from search.ranker_comparison import RankedAnswers
from search.site_evidence import (
    current_addresses,
    redirect_targets,
    site_judgements,
    site_log,
)
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.search_figures import PROMOTION, Promotion

# Without judgements a new index is refused if it lost more than this share of the documents.
_MOST_LOST = 0.5
# A fall that chance brings about less often than this is one.
_LEVEL, _HAIR = 0.05, 1e-9
_UNJUDGED = (
    "there is no judged query. Set [search] query_log with clicked addresses, or journeys with "
    "searches, so that it can be compared"
)


def promote(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Progress = lambda _done, _all: None,
) -> Mapping[str, object]:
    """Let the newest build of a run go live, or refuse; say why, with the figures.

    Both builds answer the same judgements (people's, the log and stories as they are today), each
    query by the half that did not learn from it. Where people judged 30 queries or more and their
    word tells the two apart beyond chance, it decides. Else the new one is refused if its nDCG@10
    is worse by more than the tolerance set and by more than chance would do, over all of them or
    in a service family with 30 queries or more. Under 30 queries, or where pages that residents
    opened are gone, the tolerance alone decides. Stores `PROMOTION`, and returns it as plain data.

    Raises:
        SearchError: the run has no build, or the log cannot be read.
    """
    with workspace.runs.doing(run.id, "promote") as stage:
        progress(0, 1)
        verdict = _promote(workspace, config, run.id)
        workspace.artifacts.write(run.id, PROMOTION, verdict)
        stage.summary = msgspec.to_builtins(verdict)
        progress(1, 1)
    return stage.summary


def promote_named(workspace: Workspace, name: str) -> Build:
    """Let a build that is kept go live, whatever the gate says of it: a person has decided.

    Raises:
        SearchError: there is no such build, or it cannot be used.
    """
    kept = builds(workspace)
    build = next((b for b in kept if b.name == name), None)
    if build is None:
        names = ", ".join(b.name for b in kept) or "none"
        raise SearchError(f"there is no build {name}. Kept are: {names}")
    build.check()
    go_live(workspace, build)
    return build


def _promote(workspace: Workspace, config: Config, run: int) -> Promotion:
    """Do what `promote` says."""
    build = newest_build(workspace, run)
    if build is None:
        raise SearchError(f"run {run} has no search index to use. Run 'signpost index' first")
    before = live_build(workspace)
    residents = newest_verdict(workspace.folder / FOLDER, before.name) if before else None
    verdict = _judge(workspace, config, build, before)
    if verdict.promoted:
        go_live(workspace, build)
    on = live_build(workspace)
    return msgspec.structs.replace(
        verdict,
        residents=residents,
        build=build.name,
        ranker=build.ranker,
        documents=build.documents,
        live=on.name if on else None,
    )


def _judge(workspace: Workspace, config: Config, build: Build, before: Build | None) -> Promotion:
    """Compare a build with the live one."""
    if before is not None and before.name == build.name:
        reason = "this index is live already; nothing was switched"
        return Promotion(promoted=True, reason=reason)
    if before is not None and (damaged := before.damage(thorough=True)):
        return _in_place_of(build, before, damaged)
    if before is not None and build.manifest.inputs and _same(build, before):
        return _unchanged(workspace, before)
    services = {d.id: d.service for d in document_store.read(build.folder)}
    judged = site_judgements(workspace, config, site_log(workspace, config, build.run), services)
    moved = redirect_targets(workspace, build.run)
    judged = [q for q in judged if q.can_be_answered]
    new = measure_build(build, judged, moved) if judged else None
    if before is None:
        return Promotion(
            promoted=True,
            reason="the first index: there was none to compare it with",
            queries=len(judged),
            new=new.means if new else None,
        )
    if new is None:
        return _by_size(build, before)
    try:
        old = measure_build(before, judged, moved)
    except SearchError as error:
        return _in_place_of(build, before, str(error))
    return _by_figures(config.search.tolerance, PairedComparison(judged, services, new, old))


def _same(build: Build, before: Build) -> bool:
    """Whether two builds were made from the same, and would be measured by the same."""
    return build.manifest.inputs == before.manifest.inputs


def _unchanged(workspace: Workspace, before: Build) -> Promotion:
    """Let a build go live that answers as the live one does, with the figures that that one had."""
    known = workspace.artifacts.read(before.run, PROMOTION)
    figures = known.new if known and known.build == before.name else None
    return Promotion(
        promoted=True,
        reason="neither pages, log nor settings have changed: it answers as the live index does",
        queries=known.queries if known and figures else 0,
        new=figures,
        old=figures,
    )


def measure_build(
    build: Build, judged: Sequence[JudgedQuery], moved: Mapping[str, str]
) -> BuildFigures:
    """Measure a build: each query is answered by the half that did not learn from it."""
    answers = RankedAnswers()
    for half in (0, 1):
        mine = [q for q in judged if half_of(q.query) == half]
        if mine:
            answers.ask(build.load_half(1 - half), mine)
    ids = {key: current_addresses(found, moved) for key, found in answers.ids.items()}
    queries = per_query(judged, ids)
    return BuildFigures({key: x["ndcg@10"] for key, x in queries.items()}, averages(queries, ids))


def _by_figures(tolerance: float, paired: PairedComparison) -> Promotion:
    """Decide by nDCG@10: by people's word, overall, then in each service with enough queries."""
    promoted, reason = _by_people(tolerance, paired) or _by_all(tolerance, paired)
    return Promotion(
        promoted=promoted,
        reason=reason,
        queries=len(paired.judged),
        new=paired.new.means,
        old=paired.old.means,
        p=paired.compare(paired.judged).p,
        people=paired.by_people(),
        families=paired.families(),
        moved=paired.moved(),
    )


def _by_people(tolerance: float, paired: PairedComparison) -> tuple[bool, str] | None:
    """Decide by what people judged; None where that is too little, or does not tell the two apart.

    What many visitors clicked may have been brought about; what people judged was not.
    """
    judged = paired.judged_by_people
    if len(judged) < ENOUGH:
        return None
    found = paired.compare(judged)
    said = (
        f"nDCG@10 {found.new:.3f} against {found.old:.3f} for the live index on "
        f"{found.queries} queries that people judged"
    )
    if found.old - found.new > tolerance + _HAIR and found.p < _LEVEL:
        return False, f"refused: {said}, worse by more than {tolerance:g}"
    if found.new > found.old and found.p > 1 - _LEVEL:
        return True, said
    return None


def _by_all(tolerance: float, paired: PairedComparison) -> tuple[bool, str]:
    """Decide by all judgements, overall and in each service."""
    whole = paired.compare(paired.judged)
    families = paired.families()
    # Between several families one is easily worse by chance (Bonferroni).
    level = _LEVEL / max(1, len(families))
    bad = [x for x in families if x.old - x.new > tolerance + _HAIR and x.p < level]
    figures = (
        f"nDCG@10 {whole.new:.3f} against {whole.old:.3f} for the live index on "
        f"{whole.queries} queries"
    )
    gone = paired.gone()
    promoted, reason = True, figures
    # The figures are rounded to four places; a hair's breadth of floating point is not a fall.
    if whole.old - whole.new > tolerance + _HAIR:
        # Few queries cannot tell noise from a fall, and a page that is gone is no noise.
        if gone or whole.queries < ENOUGH or whole.p < _LEVEL:
            why = f"; {gone} pages that residents opened are not in the new index" if gone else ""
            promoted, reason = False, f"refused: {figures}, worse by more than {tolerance:g}{why}"
        else:
            reason = f"{figures}: lower, but within what chance would do (p = {whole.p:.2f})"
    if promoted and bad:
        names = ", ".join(f"{x.family} ({x.new:.3f}, was {x.old:.3f})" for x in bad)
        promoted, reason = False, f"refused: worse for {names}; overall {figures}"
    return promoted, reason


def _in_place_of(build: Build, before: Build, damaged: str) -> Promotion:
    """Decide where the live build cannot be asked: by size alone."""
    return _by_size(build, before, f"the live index cannot be used ({damaged})")


def _by_size(build: Build, before: Build, why: str = _UNJUDGED) -> Promotion:
    """Decide without comparing, and say why: a build that lost most documents is not taken.

    It comes of a broken crawl.
    """
    sizes = f"{build.documents} documents, {before.documents} before"
    if build.documents < before.documents * (1 - _MOST_LOST):
        reason = f"refused: it lost more than half of what could be found ({sizes})"
        reason += "" if why == _UNJUDGED else f"; {why}"
        return Promotion(promoted=False, reason=reason)
    return Promotion(promoted=True, reason=f"went live unmeasured ({sizes}): {why}")
