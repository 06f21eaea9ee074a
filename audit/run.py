"""The runner: every chosen rule over every stored page; one outcome for each.

Judging can be killed and carried on: a page's results are stored whole, and the stage's key
(rules, options and the crawl it judges) tells whether what is stored still counts.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from itertools import islice

from audit.demand import contacts, feedback, page_views, service_demand
from audit.history import run_history
from audit.history.identities import PresentFindings
from audit.inventory import services
from audit.issues import Grouping, RepeatedFindings
from audit.judge import Chosen, check, is_judged, judge_page, judge_site
from audit.judged_run import JudgedRun, JudgementCounts
from audit.priorities import priority
from audit.registry import chosen
from audit.remembered.code_version import rule_keys
from audit.remembered.page_memory import PageMemory
from audit.site_view import SiteView
from audit.summary_file import SummaryFile
from audit.workers import judge_pages
from signpost.settings.config import Config
from signpost.workspace import PageResult, Run, Workspace
from signpost.workspace.artifacts.judged import (
    ISSUE_SERVICES,
    PRIORITIES,
    REPEATED_FINDINGS,
    RULES,
    SERVICES,
    SOFT_404S,
    RuleVersion,
)
from signpost.workspace.artifacts.judged_demand import (
    CONTACTS,
    DEMAND,
    FEEDBACK,
    VIEWS,
    Feedback,
    PageViews,
)
from signpost.workspace.blobs import json_bytes

# What others call here: the stage, and judging by itself.
__all__ = ["Chosen", "audit", "check", "judge_page", "judge_site", "summarise_for_site_rules"]

Progress = Callable[[int, int], None]
# How many findings and issues there are, and how many rules came to each outcome.
Counts = dict[str, int | dict[str, int]]
_BATCH = 50


def audit(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> Counts:
    """Judge a run and store the results, the issues and the priorities; return the counts.

    Raises:
        signpost.workspace.PrunedError: the run is old, and its pages were let go.
    """
    rules = chosen(config)
    workspace.pages.check_bodies(run.id)  # before what was found then is judged anew
    judged_run = JudgedRun(workspace, config, run)
    site = judged_run.site
    key = fingerprint(rules, workspace, run)
    earlier = _earlier(workspace, run)
    before = workspace.runs.stage(run.id, "audit")
    if before is None or before.key != key or before.finished:
        workspace.results.clear(run.id)
    with workspace.runs.doing(run.id, "audit", key) as stage:
        memory = PageMemory(site, rules, earlier)
        # Before pages are judged: their rules ask for it, and their processes share what is known.
        workspace.artifacts.write(run.id, SOFT_404S, _soft_404s(memory))
        _judge_pages(site, memory, progress)
        repeated = RepeatedFindings()
        summarise_for_site_rules(site, repeated.add)
        whole = PageResult(run.id, "", memory.judge_site())
        repeated.add(whole)
        workspace.results.add([whole])
        workspace.artifacts.write(run.id, REPEATED_FINDINGS, repeated.names(workspace, run.id))
        workspace.artifacts.write(run.id, RULES, _versions(workspace, run, rules))
        stage.summary = _store_issues(judged_run, rules, *_store_demand(site))
    return stage.summary


def _soft_404s(memory: PageMemory) -> list[str]:
    """Return the pages that say that they are none; of a site that is as it was, what was known."""
    site = memory.site
    before = site.workspace.runs.before(site.run.id)
    if before and memory.is_as_in(before):
        return site.workspace.artifacts.read(before.id, SOFT_404S)
    return sorted(url for url in site.html_pages if site.state(url).state == "soft_404")


def _versions(workspace: Workspace, run: Run, rules: Chosen) -> dict[str, RuleVersion]:
    """Name what each rule found by: its version, its options and the engine that it tells of."""
    visited = workspace.runs.stage(run.id, "visit")
    engines = ", ".join(visited.summary.get("engines", ()) if visited else ())
    return {
        name: RuleVersion(rule.version, dict(options), engines if rule.engine else "")
        for name, (rule, options) in rules.items()
    }


def _store_demand(site: SiteView) -> tuple[PageViews, Feedback]:
    """Count what the files of demand say of the pages, and store it; return what weighs issues."""
    run, store = site.run.id, site.workspace.artifacts
    by_page = services.of_pages(site)
    store.write(run, SERVICES, by_page)
    views = page_views.of(site, by_page)
    store.write(run, VIEWS, views)
    contacted = contacts.of(site, by_page)
    store.write(run, CONTACTS, contacted)
    counted = feedback.of(site, by_page, contacted)
    store.write(run, FEEDBACK, counted)
    store.write(run, DEMAND, service_demand.of(site.config))
    return views, counted


def _store_issues(
    judged_run: JudgedRun, rules: Chosen, views: PageViews, counted: Feedback
) -> Counts:
    """Group the stored findings into issues, store them and since when they are there.

    Returns how many findings, issues and outcomes there are.
    """
    workspace, run = judged_run.workspace, judged_run.run.id
    weights = priority.of_views(views.pages, judged_run.config.demand.views_share)
    grouping = Grouping(judged_run.site, weights, counted)
    present, counts = PresentFindings(), JudgementCounts()
    judged_run.read_by(grouping, present, counts)
    found = grouping.issues(rules)
    workspace.results.put_issues(run, [issue.row for issue in found])
    workspace.artifacts.write(run, PRIORITIES, {x.row.id: x.arithmetic for x in found})
    workspace.artifacts.write(run, ISSUE_SERVICES, {x.row.id: dict(x.services) for x in found})
    run_history.compare(workspace, run, present).remember()
    return {
        "findings": counts.findings,
        "issues": len(found),
        "outcomes": dict(sorted(counts.outcomes.items())),
    }


def fingerprint(rules: Chosen, workspace: Workspace, run: Run) -> str:
    """Name what a judgement depends on: the rules with their options, and the facts judged."""
    what = {
        "rules": rule_keys(rules),
        "facts": [workspace.pages.count(run.id), len(workspace.visits.done(run.id))],
    }
    return hashlib.blake2b(json_bytes(what), digest_size=8).hexdigest()


def _judge_pages(site: SiteView, memory: PageMemory, progress: Progress) -> None:
    """Judge every page and document that has no results yet, a batch a transaction."""
    results, run = site.workspace.results, site.run.id
    done = results.done(run)
    todo = [p for p in site.pages.values() if p.url not in done and is_judged(p)]
    anew = [page for page in todo if not memory.takes_over(page)]
    results.take_over(run, memory.taken_over)
    number = len(todo) - len(anew)
    progress(number, len(todo))
    # Closed whatever happens, so that no process of it is left.
    with contextlib.closing(judge_pages(memory, anew)) as judgements:
        while batch := list(islice(judgements, _BATCH)):
            results.add(batch)
            number += len(batch)
            progress(number, len(todo))


def _earlier(workspace: Workspace, run: Run) -> dict[str, str]:
    """Name the judgements that may still hold: this run's own, else those of the one before."""
    before = workspace.runs.before(run.id)
    names = workspace.results.names(before.id) if before else {}
    return names | workspace.results.names(run.id)


def summarise_for_site_rules(
    site: SiteView, also: Callable[[PageResult], None] | None = None
) -> None:
    """Tell the site's own rules what the pages' judgements came to; hand each to `also`, too."""
    site.summaries, site.failures = SummaryFile(), {}
    for result in site.workspace.results.all(site.run.id):
        if result.url:
            site.summaries[result.url] = result.judgement.summary
            for rule, outcome in result.judgement.outcomes.items():
                if outcome == "fail":
                    site.failures.setdefault(rule, []).append(result.url)
            if also is not None:
                also(result)
