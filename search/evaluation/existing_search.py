"""The search that the site has at present: what it is to be asked, and how it does beside ours.

The crawler asks it (`crawler.existing_search`). Only queries that it answered are compared; those
that could not be asked are counted, and never taken for wrong answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from search import document_store
from search.analysis import folded
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import averages, interval, per_query
from search.evaluation.site_evidence import answered, moves, site_judgements, site_log
from search.index import newest
from signpost.language.redaction.redact import redacted
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

_FIGURES = ("ndcg@10", "ndcg@10_interval", "success@1", "success@5", "zero_results")


def choose(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, Any]:
    """Choose what the present search is asked; store it as "search/questions".

    All searches of the user stories, then the judged queries that were most searched for. What may
    hold personal data is asked of nobody.
    """
    with workspace.runs.doing(run.id, "questions") as stage:
        wanted: list[str] = []
        if config.search.present:
            stories = [words for journey in config.journey for words in journey.searches]
            wanted = [*dict.fromkeys([*stories, *_judged(workspace, config, run)])]
        clean = [query for query in wanted if redacted(query) == query]
        workspace.artifacts.put(run.id, "search/questions", clean)
        progress(len(clean), len(clean))
        stage.summary = {"questions": len(clean)}
        if len(clean) < len(wanted):
            stage.summary["left_out_as_personal"] = len(wanted) - len(clean)
    return stage.summary


def _judged(workspace: Workspace, config: Config, run: Run) -> list[str]:
    """Return the judged queries that are most searched for; none without an index."""
    build = newest(workspace, run.id)
    if build is None:
        return []
    known = [d.id for d in document_store.read(build.folder)]
    judged = site_judgements(config, site_log(workspace, config, run.id), known)
    useful = [q for q in judged if q.can_be_answered]
    useful.sort(key=lambda q: (-q.searches, q.id))
    return [q.query for q in useful[: config.search.present_queries]]


def beside(
    workspace: Workspace,
    config: Config,
    run: int,
    judged: Sequence[JudgedQuery],
    ours: Mapping[str, Sequence[str]],
    documents: Iterable[str],
) -> dict[str, Any] | None:
    """Compare the present search with ours on the queries that it answered.

    `ours` gives our ranker's answers by query id, `documents` the addresses of our index. Returns
    None where no present search is set; else `reason` (why nothing is compared), or `queries`,
    `could_not_check`, `first` and `last` (when it was asked), `present` and `ours` (each with the
    keys of `_FIGURES`) and `difference` (ours less present, mean nDCG@10) with its 95 % `interval`.
    """
    if not config.search.present:
        return None
    stored = workspace.artifacts.get(run, "search/present", {})
    if not stored:
        return {"reason": "it was not asked in this run"}
    if stored["reason"]:
        return {"reason": stored["reason"]}
    given = {folded(query): one for query, one in stored["answers"].items()}
    asked = [q for q in judged if q.can_be_answered and folded(q.query) in given]
    good = [q for q in asked if not given[folded(q.query)]["error"]]
    if not good:
        return {"reason": _why_none(given.values()), "could_not_check": len(asked)}
    names = _Names(workspace, run, documents)
    theirs = {q.id: names.of(given[folded(q.query)]["found"]) for q in good}
    when = sorted(given[folded(q.query)]["asked"] for q in good)
    return {
        **compared(good, theirs, {q.id: ours.get(q.id, ()) for q in good}),
        "could_not_check": len(asked) - len(good),
        "first": when[0],
        "last": when[-1],
    }


def compared(
    judged: Sequence[JudgedQuery],
    present: Mapping[str, Sequence[str]],
    ours: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Compare two searches on the same queries (see `beside`), each measured by `figures`."""
    theirs, mine = per_query(judged, present), per_query(judged, ours)
    gains = [mine[i]["ndcg@10"] - theirs[i]["ndcg@10"] for i in theirs]
    sides = {"present": averages(theirs, present), "ours": averages(mine, ours)}
    return {
        "queries": len(gains),
        **{side: {name: told[name] for name in _FIGURES} for side, told in sides.items()},
        "difference": round(float(np.mean(gains)), 4),
        "interval": interval(gains),
        "better": sum(1 for gain in gains if gain > 0),
        "worse": sum(1 for gain in gains if gain < 0),
    }


def _why_none(answers: Iterable[Mapping[str, Any]]) -> str:
    """Say why no judged query has an answer."""
    return next((one["error"] for one in answers if one["error"]), "no judged query was asked")


class _Names:
    """Reads addresses as the index writes them: redirects followed, with or without a last /."""

    def __init__(self, workspace: Workspace, run: int, documents: Iterable[str]) -> None:
        self._known = set(documents)
        self._moved = moves(workspace, run)

    def of(self, urls: Sequence[str]) -> list[str]:
        """Return the addresses of results, none twice; unknown ones stay, in their place."""
        return answered([self._one(url) for url in urls], self._moved)

    def _one(self, url: str) -> str:
        """Return the spelling of an address that is known."""
        spellings = (url, url.rstrip("/"), f"{url.rstrip('/')}/")
        return next((x for x in spellings if x in self._known or x in self._moved), url)
