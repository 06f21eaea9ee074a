"""The runner: every chosen rule over every stored page; one outcome for each.

Judging can be killed and carried on: a page's results are stored whole, and the stage's key
(rules, options and the crawl it judges) tells whether what is stored still counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from audit import framed_pages
from audit.demand import contacts, feedback, page_views, service_demand
from audit.history import run_history
from audit.history.identities import PresentFindings
from audit.inputs import Inputs, PageView
from audit.inventory import services, summary
from audit.issues import Grouping, RepeatedFindings
from audit.judged_run import JudgedRun, JudgementCounts
from audit.priorities import priority
from audit.registry import chosen
from audit.results import Judged, PageJudgement, judged, severity_of
from audit.rule import CouldNotCheck, Finding, NotApplicable, Options, Outcome, Rule
from audit.site_view import PROBE, SiteView
from audit.told_once import told_once
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
from signpost.workspace.page_marks import why_not_known
from signpost.workspace.records import SHOWN_STATUSES, Page

Chosen = dict[str, tuple[Rule, Options]]
Progress = Callable[[int, int], None]
# How many findings and issues there are, and how many rules came to each outcome.
Counts = dict[str, int | dict[str, int]]
_BATCH = 50


def check(rule: Rule, options: Options, inputs: Inputs) -> tuple[Outcome, list[Finding], str]:
    """Run one rule over its inputs: its outcome, its findings and, if it could not check, why.

    The only place that catches what a check throws: a rule that fails on a page must not take
    the others with it, and must not read as a pass. A check that could not look at everything
    (`CouldNotCheck` after its last finding) keeps what it found, and the reason is told beside it.
    """
    found: list[Finding] = []
    why = ""
    try:
        for finding in rule.check(*inputs.read(rule.inputs), **options):
            found.append(finding)  # noqa: PERF402 - what came before an error is kept
    except NotApplicable:
        return "not_applicable", [], ""
    except CouldNotCheck as reason:
        why = str(reason)
    except Exception as error:  # noqa: BLE001 - whatever a rule does wrong is told, not hidden
        return "could_not_check", [], f"the rule failed: {type(error).__name__}: {error}"
    return _outcome(found, why), found, why


def _outcome(found: Collection[Finding], why: str) -> Outcome:
    """Return what a rule came to: its findings, and why it could not look at everything."""
    if any(x.certainty == "sure" for x in found):
        return "fail"
    if found:
        return "needs_person"
    return "could_not_check" if why else "pass"


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
    before = workspace.runs.stage(run.id, "audit")
    if before is None or before.key != key or before.finished:
        workspace.results.clear(run.id)
    with workspace.runs.doing(run.id, "audit", key) as stage:
        _judge_pages(workspace, site, rules, progress)
        repeated = RepeatedFindings()
        summarise_for_site_rules(site, repeated.add)
        whole = judge_site(site, rules).pack(run.id)
        repeated.add(whole)
        workspace.results.add([whole])
        workspace.artifacts.write(run.id, REPEATED_FINDINGS, repeated.names(workspace, run.id))
        workspace.artifacts.write(run.id, RULES, _versions(workspace, run, rules))
        soft = [url for url in site.html_pages if site.state(url).state == "soft_404"]
        workspace.artifacts.write(run.id, SOFT_404S, sorted(soft))
        stage.summary = _store_issues(judged_run, rules, *_store_demand(site))
    return stage.summary


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
        "rules": {k: [rule.version, dict(options)] for k, (rule, options) in rules.items()},
        "facts": [workspace.pages.count(run.id), len(workspace.visits.done(run.id))],
    }
    return hashlib.blake2b(json_bytes(what), digest_size=8).hexdigest()


def _judge_pages(workspace: Workspace, site: SiteView, rules: Chosen, progress: Progress) -> None:
    """Judge every page and document that has no results yet, a batch a transaction."""
    done = workspace.results.done(site.run.id)
    todo = [p for p in site.pages.values() if p.url not in done and is_judged(p)]
    batch: list[PageJudgement] = []
    for number, page in enumerate(todo, 1):
        batch.append(judge_page(site, page, rules))
        if len(batch) >= _BATCH or number == len(todo):
            workspace.results.add([x.pack(site.run.id) for x in batch])
            batch.clear()
            progress(number, len(todo))


def summarise_for_site_rules(
    site: SiteView, also: Callable[[PageResult], None] | None = None
) -> None:
    """Tell the site's own rules what the pages' judgements came to; hand each to `also`, too."""
    site.summaries, site.failures = {}, {}
    for result in site.workspace.results.all(site.run.id):
        if result.url:
            site.summaries[result.url] = result.judgement.summary
            for rule, outcome in result.judgement.outcomes.items():
                if outcome == "fail":
                    site.failures.setdefault(rule, []).append(result.url)
            if also is not None:
                also(result)


def is_judged(page: Page) -> bool:
    """Whether a page gets a judgement: HTML that a resident can read, and documents."""
    return page.found_by != PROBE and (
        page.is_html or (page.kind == "document" and page.status in SHOWN_STATUSES)
    )


def judge_page(site: SiteView, page: Page, rules: Chosen) -> PageJudgement:
    """Run the page rules over one page, or the document rules over one document."""
    inputs = _inputs(site, page)
    result = PageJudgement(page.url)
    for rule, options in rules.values():
        if not rule.per_site and rule.per_document != page.is_html:
            _record(result, rule, *check(rule, options, inputs), page.url)
    if page.url in site.framed:
        framed_pages.settle(result)
    result.findings = list(told_once(result.findings, (rule for rule, _ in rules.values())))
    result.summary = summary.of(inputs, page)
    return result


def _inputs(site: SiteView, page: Page) -> Inputs:
    """Gather the stored facts of one page or document."""
    store = site.workspace
    if not page.is_html:
        return Inputs(document=site.documents.get(page.url), site=site)
    if reason := why_not_known(page):
        why = f"the page could not be read: {reason}"
        return Inputs(visit=site.visit_of(page.url), site=site, why_no_page=why)
    visit = site.visit_of(page.url)
    seen = visit.facts if visit is not None and visit.state == "ok" else None
    view = PageView(page, store.pages.body(page), store.pages.links(page), seen)
    return Inputs(page=view, visit=visit, site=site)


def judge_site(site: SiteView, rules: Chosen) -> PageJudgement:
    """Run the site rules."""
    result = PageJudgement("")
    inputs = Inputs(site=site)
    for rule, options in rules.values():
        if rule.per_site:
            _record(result, rule, *check(rule, options, inputs), site.home)
    result.findings = [
        one
        for one in result.findings
        if one.page not in site.framed or not framed_pages.is_of_whole_page(one)
    ]
    return result


def _record(
    result: PageJudgement,
    rule: Rule,
    outcome: Outcome,
    found: Iterable[Finding],
    why: str,
    url: str,
) -> None:
    """Add one rule's outcome and findings to a judgement."""
    result.outcomes[rule.id] = outcome
    if why:
        result.reasons[rule.id] = why
    result.findings.extend(_named(rule, found, url))


def _named(rule: Rule, found: Iterable[Finding], url: str) -> Iterator[Judged]:
    """Name findings: each place counts once, and siblings whose name is the same are numbered."""
    places: dict[str, set[str]] = {}
    for finding in found:
        one = judged(rule.id, finding.page or url, severity_of(rule, finding), finding)
        known = places.setdefault(one.id, set())
        place = finding.where or finding.evidence
        if place not in known:
            numbered = replace(finding, occurrence=len(known))
            known.add(place)
            yield judged(rule.id, one.page, one.severity, numbered) if len(known) > 1 else one
