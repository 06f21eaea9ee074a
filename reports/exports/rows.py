"""The rows that leave the house: pages, links, findings, issues, queries.

The keys are a contract (docs: rows that leave the house): keys may be added, never renamed.
Each function goes through one kind of row of one run and holds none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from audit.history.decisions import COLUMNS as DECISION_COLUMNS
from audit.history.decisions import Decisions
from audit.history.run_history import compare
from audit.monitoring_sample.practice_audit import Rehearsal, rehearse
from audit.registry import all_rules
from audit.results import Judged
from audit.site_view import PROBE, SiteView, build
from reports.exports.practice_audit_rows import (
    CHECK_COLUMNS,
    REHEARSAL_COLUMNS,
    check_rows,
    rehearsal_rows,
)
from search.insights.page_demand import clicks_by_page
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Link, Page

Row = dict[str, Any]
Rows = Callable[[Workspace, Config, Run], Iterator[Row]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "pages": (
        *("run", "url", "status", "content_type", "title", "h1", "description", "language"),
        *("words", "reading_age", "depth", "inlinks", "outlinks", "last_modified", "service"),
        *("state", "type", "difficulty", "lgsl", "updated", "updated_by", "review_due", "owner"),
        *("searches", "content_method"),
    ),
    "links": (
        *("run", "page", "target", "final_url", "status", "state", "hops", "text", "where"),
        "kind",
    ),
    "findings": (
        *("run", "rule", "outcome", "severity", "certainty", "url", "where", "evidence"),
        *("message", "issue", "device", "first_seen", "status", "carried_from", "suggestion"),
        "decision",
    ),
    "issues": (
        *("run", "issue", "rule", "where_sample", "pages", "findings", "severity"),
        *("priority_low", "priority_high", "owner", "message"),
    ),
    "queries": (
        *("run", "query", "searches", "clicks", "results", "best_position", "family", "state"),
    ),
    "decisions": DECISION_COLUMNS,
    "rehearsal": REHEARSAL_COLUMNS,
    "checks": CHECK_COLUMNS,
}

# What a page is not: files that pages are made of, and what only machines read.
_NOT_PAGES = {"asset", "robots", "sitemap"}
# What this run says of a finding of last week's that it does not have.
_GONE_OUTCOMES = {
    "fixed": "pass",
    "not_checked": "could_not_check",
    "rule_changed": "not_applicable",
}


def pages(
    workspace: Workspace, config: Config, run: Run, site: SiteView | None = None
) -> Iterator[Row]:
    """Go through every address that was asked as a page or document, in order of address.

    `status` is null where there was no answer; `state` is a link state; `depth` counts clicks
    from the home page (null: cannot be reached), `inlinks` pages that link here and `outlinks`
    different addresses that it links to. What audit did not read (`words` and so on) is null.
    `lgsl` is the number of the service in the Local Government Services List that the heading
    names, `updated_by` who says when the page changed (`shown`, `metadata`, `server`), `searches`
    how many logged searches ended on the page (null: there is no log).
    """
    site = site or build(workspace, config, run)
    services = workspace.artifacts.get(run.id, "audit/services", {})
    wanted = clicks_by_page(workspace, config, run.id)
    summaries = {x.url: x.judgement.summary for x in workspace.results.all(run.id)}
    for page in site.pages.values():
        if page.kind not in _NOT_PAGES and page.found_by != PROBE:
            known = summaries.get(page.url, PageSummary())
            asked = wanted.get(page.url, 0) if wanted is not None else None
            yield _page(site, page, known, services.get(page.url, ""), asked)


def _page(
    site: SiteView, page: Page, known: PageSummary, service: str, searches: int | None
) -> Row:
    """Make one row of `pages`."""
    html = page.is_html
    return {
        "run": page.run,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "title": known.title or page.title,
        "h1": known.h1,
        "description": known.description,
        "language": known.language,
        "words": known.words,
        "reading_age": known.reading_age,
        "depth": site.depths.get(page.url),
        "inlinks": site.inlinks.get(page.url, 0) if html else None,
        "outlinks": _outlinks(site, page) if html else None,
        "last_modified": last_modified(page),
        "service": service,
        "state": site.state(page.url).state,
        "type": known.type,
        "difficulty": known.difficulty,
        "lgsl": known.lgsl,
        "updated": known.updated,
        "updated_by": known.updated_by,
        "review_due": known.review_due,
        "owner": known.owner,
        "searches": searches,
        "content_method": known.method,
    }


def _outlinks(site: SiteView, page: Page) -> int:
    """Count the different web addresses that a page's links lead a person to."""
    return len(
        {x.url for x in site.links_of(page.url) if x.kind in ("page", "document", "external")}
    )


def last_modified(page: Page) -> str:
    """Return when the server says that a page was changed, as ISO 8601, or nothing."""
    try:
        return parsedate_to_datetime(page.headers.get("last-modified", "")).isoformat()
    except (TypeError, ValueError):
        return ""


def links(
    workspace: Workspace, config: Config, run: Run, site: SiteView | None = None
) -> Iterator[Row]:
    """Go through every link of every page, as linked (`target` has its fragment).

    What was not asked (other sites), and what cannot be (mail, phone), is `could_not_check`.
    """
    site = site or build(workspace, config, run)
    for page, link in site.all_links():
        yield _link(site, run, page, link)


def does_not_end_well(row: Row) -> bool:
    """Whether a row of `links` is worth a line in a report: not one that works, mail or a phone."""
    return row["state"] not in ("ok", "redirect") and row["kind"] not in ("mail", "phone")


def _link(site: SiteView, run: Run, page: str, link: Link) -> Row:
    """Make one row of `links`."""
    asked = link.kind not in ("mail", "phone")
    state = site.link_state(link) if asked else None
    return {
        "run": run.id,
        "page": page,
        "target": f"{link.url}#{link.fragment}" if link.fragment else link.url,
        "final_url": state.final_url if state else "",
        "status": state.status if state else None,
        "state": state.state if state else "could_not_check",
        "hops": state.hops if state else 0,
        "text": link.text,
        "where": link.where,
        "kind": link.kind,
    }


def findings(workspace: Workspace, _config: Config, run: Run) -> Iterator[Row]:
    """Go through a run's findings, then through those of the run before that it has not.

    A finding that is gone has as `outcome` what this run says of it: `pass` where it is fixed,
    `could_not_check`, or `not_applicable` where the rule changed. `first_seen` is a run's number;
    `carried_from` too: of the run whose visit was judged, where the page was not opened again.
    `decision` is what holds today (UTC) about it or its issue, such as `false_alarm`.
    """
    decided = Decisions.of(workspace, datetime.now(UTC).date())
    comparison = compare(workspace, run.id)
    carried = workspace.visits.carried(run.id)
    for page in comparison.current():
        for found in page.findings:
            row = _finding(run, found, found.outcome)
            seen = carried.get(found.page) if _is_seen(found.rule) else None
            made = decided.of_finding(found)
            yield {**row, "carried_from": seen, "decision": made.kind if made else ""}
    for found in comparison.gone():
        yield _finding(run, found, _GONE_OUTCOMES.get(found.status, found.outcome))


def _is_seen(name: str) -> bool:
    """Whether a rule judges what the browser saw."""
    rule = all_rules().get(name)
    return rule is not None and "visit" in rule.needs


def _finding(run: Run, found: Judged, outcome: str) -> Row:
    """Make one row of `findings`."""
    return {
        "run": run.id,
        "rule": found.rule,
        "outcome": outcome,
        "severity": found.severity,
        "certainty": found.finding.certainty,
        "url": found.page,
        "where": found.finding.where,
        "evidence": found.finding.evidence,
        "message": found.finding.message,
        "issue": found.issue,
        "device": found.finding.device,
        "first_seen": found.first_seen,
        "status": found.status,
        "carried_from": None,
        "suggestion": found.finding.suggestion,
        "decision": "",
    }


def issues(workspace: Workspace, _config: Config, run: Run) -> Iterator[Row]:
    """Go through a run's issues, first what should be mended first."""
    for row in workspace.results.issues(run.id):
        yield {
            "run": run.id,
            "issue": row.id,
            "rule": row.rule,
            "where_sample": row.where_sample,
            "pages": row.pages,
            "findings": row.findings,
            "severity": row.severity,
            "priority_low": row.priority_low,
            "priority_high": row.priority_high,
            "owner": row.owner,
            "message": row.message,
        }


def queries(workspace: Workspace, _config: Config, run: Run) -> Iterator[Row]:
    """Go through what people searched for, as the benchmark left it; none without a query log."""
    for row in workspace.artifacts.get(run.id, "search/queries", []):
        yield {"run": run.id} | {key: row.get(key) for key in COLUMNS["queries"][1:]}


def decisions(workspace: Workspace, _config: Config, _run: Run) -> Iterator[Row]:
    """Go through what people decided about issues and findings, as it stands today (UTC)."""
    yield from Decisions.of(workspace, datetime.now(UTC).date()).rows()


def rehearsal(workspace: Workspace, config: Config, run: Run) -> Iterator[Row]:
    """Go through the regulator's rehearsal: each page of its sample and each success criterion."""
    yield from rehearsal_rows(_rehearsed(workspace, config, run), run.id)


def checks(workspace: Workspace, config: Config, run: Run) -> Iterator[Row]:
    """Go through the rehearsal's manual checks, answered or not."""
    yield from check_rows(_rehearsed(workspace, config, run), run.id)


def _rehearsed(workspace: Workspace, config: Config, run: Run) -> Rehearsal:
    """Rehearse a run, as of today (UTC)."""
    return rehearse(build(workspace, config, run), datetime.now(UTC).date())


ROWS: dict[str, Rows] = {
    "pages": pages,
    "links": links,
    "findings": findings,
    "issues": issues,
    "queries": queries,
    "decisions": decisions,
    "rehearsal": rehearsal,
    "checks": checks,
}


def of(
    kind: str, workspace: Workspace, config: Config, run: Run, site: SiteView | None = None
) -> Iterator[Row]:
    """Go through one kind of row (a key of `COLUMNS`); a `site` that is built already is used.

    Raises:
        KeyError: there is no such kind.
    """
    if kind == "pages":
        return pages(workspace, config, run, site)
    if kind == "links":
        return links(workspace, config, run, site)
    return ROWS[kind](workspace, config, run)
