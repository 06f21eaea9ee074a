"""The search that the site has at present: what it is to be asked, and how it does beside ours.

The crawler asks it (`crawler.existing_search`). Only queries that it answered are compared; those
that could not be asked are counted, and never taken for wrong answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from search.analysis import folded
from search.builds import document_store
from search.builds.build import newest_build
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import averages, interval, per_query
from search.site_evidence import (
    current_addresses,
    redirect_targets,
    site_judgements,
    site_log,
)
from signpost.language.redaction.redact import redacted
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.existing_search import (
    EXISTING_SEARCH_ANSWERS,
    EXISTING_SEARCH_QUESTIONS,
    ExistingSearchAnswer,
)
from signpost.workspace.artifacts.search_figures import ExistingSearchComparison


def choose(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Mapping[str, object]:
    """Choose what the present search is asked; store it as `EXISTING_SEARCH_QUESTIONS`.

    All searches of the user stories, then the judged queries that were most searched for. What may
    hold personal data is asked of nobody.
    """
    with workspace.runs.doing(run.id, "questions") as stage:
        wanted: list[str] = []
        if config.search.present:
            stories = [words for journey in config.journey for words in journey.searches]
            wanted = [*dict.fromkeys([*stories, *_most_searched(workspace, config, run)])]
        clean = [query for query in wanted if redacted(query) == query]
        workspace.artifacts.write(run.id, EXISTING_SEARCH_QUESTIONS, clean)
        progress(len(clean), len(clean))
        stage.summary = {"questions": len(clean)}
        if len(clean) < len(wanted):
            stage.summary["left_out_as_personal"] = len(wanted) - len(clean)
    return stage.summary


def _most_searched(workspace: Workspace, config: Config, run: Run) -> list[str]:
    """Return the judged queries that are most searched for; none without an index."""
    build = newest_build(workspace, run.id)
    if build is None:
        return []
    known = [d.id for d in document_store.read(build.folder)]
    judged = site_judgements(workspace, config, site_log(workspace, config, run.id), known)
    useful = [q for q in judged if q.can_be_answered]
    useful.sort(key=lambda q: (-q.searches, q.id))
    return [q.query for q in useful[: config.search.present_queries]]


def compare_existing_search(
    workspace: Workspace,
    config: Config,
    run: int,
    judged: Sequence[JudgedQuery],
    ours: Mapping[str, Sequence[str]],
    documents: Iterable[str],
) -> ExistingSearchComparison | None:
    """Compare the present search with ours on the queries that it answered.

    `ours` gives our ranker's answers by query id, `documents` the addresses of our index. Returns
    None where no present search is set; else `reason` says why nothing is compared, if so.
    """
    if not config.search.present:
        return None
    stored = workspace.artifacts.read(run, EXISTING_SEARCH_ANSWERS)
    if not stored.template:
        return ExistingSearchComparison(reason="it was not asked in this run")
    if stored.reason:
        return ExistingSearchComparison(reason=stored.reason)
    given = {folded(query): answer for query, answer in stored.answers.items()}
    asked = [q for q in judged if q.can_be_answered and folded(q.query) in given]
    good = [q for q in asked if not given[folded(q.query)].error]
    if not good:
        reason = _why_none(given.values())
        return ExistingSearchComparison(reason=reason, could_not_check=len(asked))
    resolver = _AddressResolver(workspace, run, documents)
    theirs = {q.id: resolver.resolve(given[folded(q.query)].found) for q in good}
    when = sorted(given[folded(q.query)].asked for q in good)
    return compare_searches(
        good,
        theirs,
        {q.id: ours.get(q.id, ()) for q in good},
        could_not_check=len(asked) - len(good),
        dates=(when[0], when[-1]),
    )


def compare_searches(
    judged: Sequence[JudgedQuery],
    present: Mapping[str, Sequence[str]],
    ours: Mapping[str, Sequence[str]],
    could_not_check: int = 0,
    dates: tuple[str, str] = ("", ""),
) -> ExistingSearchComparison:
    """Compare two searches on the same queries; `dates` are the first and the last answer's."""
    theirs, mine = per_query(judged, present), per_query(judged, ours)
    gains = [mine[i]["ndcg@10"] - theirs[i]["ndcg@10"] for i in theirs]
    return ExistingSearchComparison(
        queries=len(gains),
        could_not_check=could_not_check,
        first=dates[0],
        last=dates[1],
        present=averages(theirs, present),
        ours=averages(mine, ours),
        difference=round(float(np.mean(gains)), 4),
        interval=interval(gains),
        better=sum(1 for gain in gains if gain > 0),
        worse=sum(1 for gain in gains if gain < 0),
    )


def _why_none(answers: Iterable[ExistingSearchAnswer]) -> str:
    """Say why no judged query has an answer."""
    errors = (answer.error for answer in answers if answer.error)
    return next(errors, "no judged query was asked")


class _AddressResolver:
    """Reads addresses as the index writes them: redirects followed, with or without a last /."""

    def __init__(self, workspace: Workspace, run: int, documents: Iterable[str]) -> None:
        self._known = set(documents)
        self._moved = redirect_targets(workspace, run)

    def resolve(self, urls: Sequence[str]) -> list[str]:
        """Return the addresses of results, none twice; unknown ones stay, in their place."""
        return current_addresses([self._spelling(url) for url in urls], self._moved)

    def _spelling(self, url: str) -> str:
        """Return the spelling of an address that is known."""
        spellings = (url, url.rstrip("/"), f"{url.rstrip('/')}/")
        return next((x for x in spellings if x in self._known or x in self._moved), url)
