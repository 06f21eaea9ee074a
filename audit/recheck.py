"""Judging one page again from fresh facts, beside the run: what is fixed, still there, or new.

The run's own results stay as they are: they are what every page was on one day, and next week is
compared with them. The outcome of a recheck is an artifact of the run, `recheck/<page>`, which
reports show beside the run's judgement (docs/decisions/0015-recheck-beside-the-run.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audit.registry import chosen
from audit.results import Judged, PageJudgement, judged, stored_page
from audit.run import judge_page, judge_site, tell_site
from audit.site_view import build
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.blobs import digest
from signpost.workspace.records import Document, Page, Visit
from signpost.workspace.runs import now

ARTIFACT = "recheck/"
# Rules that look at the whole site are judged again up to this many pages: they read every page.
SITE_RULES_PAGES = 500
COUNTED = ("fixed", "still_there", "new", "not_checked")


def artifact_name(url: str) -> str:
    """Name the artifact that keeps the recheck of a page."""
    return ARTIFACT + digest(url.encode())[:16]


def last_recheck(workspace: Workspace, run: int, url: str) -> dict[str, Any] | None:
    """Return what the newest recheck of a page since a run came to, if there was one."""
    found: dict[str, Any] | None = workspace.artifacts.get(run, artifact_name(url))
    return found


def judge_again(
    workspace: Workspace,
    config: Config,
    run: Run,
    page: Page,
    visit: Visit | None = None,
    document: Document | None = None,
    others: Sequence[Page] = (),
) -> dict[str, Any]:
    """Judge a page by fresh facts, compare it with the run, and store what came of it.

    Returns plain data: `url`, `run`, `at` (ISO 8601), `counts` by status (`COUNTED`), `outcomes`
    by rule and `findings`, each with its `status`, `rule`, `severity`, `message`, `where`,
    `evidence`, `outcome` and `issue`.
    """
    rules = chosen(config)
    site = build(workspace, config, run)
    site.pages.update({x.url: x for x in (*others, page)})
    if document is not None:
        site.documents[page.url] = document
    if visit is not None:
        site.fresh_visits[page.url] = visit
    now_judged = judge_page(site, page, rules)
    if page.is_html and len(site.html_pages) <= SITE_RULES_PAGES:
        tell_site(site)
        site.summaries[page.url] = now_judged.summary
        _replace_failures(site.failures, now_judged)
        _add_site_rules(now_judged, judge_site(site, rules))
    elif page.is_html:
        whole = (name for name, (rule, _) in rules.items() if rule.per_site)
        now_judged.outcomes |= dict.fromkeys(whole, "could_not_check")
    alike = frozenset(workspace.artifacts.get(run.id, "audit/alike", ()))
    before = stored_page(workspace, run.id, page.url)
    found = _compared(before.findings if before else [], now_judged, alike)
    result = {
        "url": page.url,
        "run": run.id,
        "at": now(),
        "counts": {name: sum(x["status"] == name for x in found) for name in COUNTED},
        "outcomes": now_judged.outcomes,
        "findings": found,
        "visited": visit is not None and visit.state == "ok",
        "not_visited": visit.reason if visit is not None and visit.state != "ok" else "",
    }
    workspace.artifacts.put(run.id, artifact_name(page.url), result)
    return result


def _replace_failures(failures: dict[str, list[str]], fresh: PageJudgement) -> None:
    """Let the site's rules know this page as it is now."""
    for urls in failures.values():
        if fresh.url in urls:
            urls.remove(fresh.url)
    for rule, outcome in fresh.outcomes.items():
        if outcome == "fail":
            failures.setdefault(rule, []).append(fresh.url)


def _add_site_rules(fresh: PageJudgement, whole: PageJudgement) -> None:
    """Hand the page what the site's rules say of it."""
    mine = [x for x in whole.findings if x.page == fresh.url]
    for rule, outcome in whole.outcomes.items():
        fresh.outcomes[rule] = "pass" if outcome in ("fail", "needs_person") else outcome
    for found in mine:
        fresh.outcomes[found.rule] = found.outcome
    fresh.findings.extend(mine)


def _compared(
    before: Sequence[Judged],
    fresh: PageJudgement,
    alike: frozenset[str],
) -> list[dict[str, Any]]:
    """Lay the fresh findings beside the run's: still there and new first, then what is gone."""
    known = {x.id for x in before}
    there = [judged(x.rule, x.page, x.severity, x.finding, alike) for x in fresh.findings]
    rows = [_row(x, "still_there" if x.id in known else "new") for x in there]
    ids = {x.id for x in there}
    for found in before:
        if found.id not in ids:
            # A rule that was not run, or could not look, does not say that anything is mended.
            outcome = fresh.outcomes.get(found.rule, "could_not_check")
            rows.append(_row(found, "not_checked" if outcome == "could_not_check" else "fixed"))
    return rows


def _row(found: Judged, status: str) -> dict[str, Any]:
    """Write one finding as plain data."""
    return {
        "status": status,
        "rule": found.rule,
        "severity": found.severity,
        "outcome": found.outcome,
        "message": found.finding.message,
        "where": found.finding.where,
        "evidence": found.finding.evidence,
        "device": found.finding.device,
        "issue": found.issue,
    }
