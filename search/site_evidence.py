"""What a site's own search is learnt from and judged by: its log and its user stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from search.documents import SearchError
from search.editors import editors_of
from search.evaluation.human_judgements import judged_by_people, people_judgements
from search.evaluation.judgements import JudgedQuery, from_journeys, from_log
from search.learning.training_pairs import (
    OVERRULES,
    TrainingPairs,
    apply_overrules,
    pairs_from_log,
)
from search.logs.monthly_log import MonthlyLog, is_monthly, read_monthly_log
from search.logs.query_log import LoggedQuery, QueryLog, read_log
from search.logs.service_events import FOLDER
from search.logs.service_log import merge_logs, read_own_log
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

# More hops than this is a loop.
_MOST_HOPS = 10


@dataclass(frozen=True, slots=True)
class SiteEvidence:
    """What is known of a site's searches: its log, judged queries, and what the log teaches."""

    log: QueryLog
    judged: Sequence[JudgedQuery]
    learnt: TrainingPairs


def site_evidence(
    workspace: Workspace, config: Config, run: int, addresses: Iterable[str]
) -> SiteEvidence:
    """Gather what is known of a site's searches; `addresses` are those that can be found.

    Raises:
        SearchError: the log, the overrules or the editors' file cannot be read.
    """
    log = site_log(workspace, config, run)
    judged = site_judgements(workspace, config, log, addresses)
    return SiteEvidence(log, judged, site_training_pairs(workspace, config, log))


def site_log(workspace: Workspace, config: Config, run: int) -> QueryLog:
    """Read the query log that the settings name, and our own service's; clicks follow redirects.

    Raises:
        SearchError: the file cannot be read.
    """
    file = config.file(config.search.query_log)
    own = read_own_log(workspace.folder / FOLDER)
    if file is None and not own.queries:
        return QueryLog(notes=("no query log is set, so nothing was learnt from residents",))
    log = merge_logs(read_log(file, config.site.url), own) if file is not None else own
    moved = redirect_targets(workspace, run)
    return replace(log, queries=tuple(_redirected(query, moved) for query in log.queries))


def own_name(config: Config) -> tuple[str, str]:
    """Return the name and the host of a site, as residents type them to come to it."""
    return config.site.name, urlsplit(config.site.url).hostname or ""


def site_training_pairs(workspace: Workspace, config: Config, log: QueryLog) -> TrainingPairs:
    """Learn from a site's log, as far as editors do not overrule it.

    Raises:
        SearchError: the overrules or the editors' file cannot be read.
    """
    learnt = apply_overrules(pairs_from_log(log), workspace.folder / OVERRULES)
    return replace(learnt, refused=editors_of(config).refused)


def site_monthly_log(config: Config, run: Run | None = None) -> MonthlyLog | None:
    """Read the monthly log that the settings name, else the query log where it has months.

    The month of the run is left out where earlier ones are there: it is not over.

    Raises:
        SearchError: the file cannot be read.
    """
    file = config.file(config.search.monthly_log)
    if file is None:
        file = config.file(config.search.query_log)
        if file is None or not is_monthly(file):
            return None
    found = read_monthly_log(file)
    if not found.names:
        raise SearchError(f"{file}: no line has a month (2026-11), a query and a count")
    before = found.until(run.started[:7]) if run is not None else found
    return before if before.names else found


def _redirected(query: LoggedQuery, moved: Mapping[str, str]) -> LoggedQuery:
    """Count clicks on an address that has moved for where it is now."""
    clicks: dict[str, float] = {}
    for address, times in query.clicks.items():
        now = moved.get(address, address)
        clicks[now] = clicks.get(now, 0) + times
    return replace(query, clicks=clicks)


def redirect_targets(workspace: Workspace, run: int) -> dict[str, str]:
    """Return where each redirected address of a run ends."""
    steps = {p.url: p.location for p in workspace.pages.all(run, "redirect") if p.location}
    return {start: _end(start, steps) for start in steps}


def _end(start: str, steps: Mapping[str, str]) -> str:
    """Follow redirects from one address; a loop ends where it began."""
    here = start
    for _ in range(_MOST_HOPS):
        if here not in steps:
            return here
        here = steps[here]
    return start


def site_judgements(
    workspace: Workspace, config: Config, log: QueryLog, addresses: Iterable[str]
) -> list[JudgedQuery]:
    """Make judgements from people's, the log's clicks and the user stories, in order of query.

    A query that people judged is judged by them alone, whatever was clicked. A story's word stands
    above both: it is what somebody decided the answer should be.

    Raises:
        SearchError: a file of judgements cannot be read.
    """
    found = {q.id: q for q in from_log(log)}
    for judged in judged_by_people(people_judgements(workspace, config)):
        searches = found[judged.id].searches if judged.id in found else 1
        found[judged.id] = replace(judged, searches=searches)
    for story in from_journeys(config, addresses):
        known = found.get(story.id, replace(story, grades={}))
        found[story.id] = replace(known, query=story.query, grades={**known.grades, **story.grades})
    return [found[key] for key in sorted(found)]


def current_addresses(ids: Sequence[str], moved: Mapping[str, str]) -> list[str]:
    """Return answers under today's addresses, none twice: an older index has older ones."""
    return list(dict.fromkeys(moved.get(key, key) for key in ids))
