"""Judging one page again from fresh facts, beside the run: what is fixed, still there, or new.

The run's own results stay as they are: they are what every page was on one day, and next week is
compared with them. The outcome of a recheck is an artifact of the run (`RECHECKS`), which
reports show beside the run's judgement (docs/decisions/0015-recheck-beside-the-run.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.judge import Chosen, judge_page, judge_site
from audit.registry import chosen
from audit.results import Judged, PageJudgement, judged, repeated_findings, stored_page
from audit.run import summarise_for_site_rules
from audit.site_view import SiteView, build
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.judged_history import RECHECKS, Recheck, RecheckedFinding
from signpost.workspace.blobs import digest
from signpost.workspace.records import Document, Page, Visit
from signpost.workspace.runs import now

# Rules that look at the whole site are judged again up to this many pages: they read every page.
SITE_RULES_PAGES = 500
COUNTED = ("fixed", "still_there", "new", "not_checked")


def key_of(url: str) -> str:
    """Return the key under which `RECHECKS` has the recheck of a page."""
    return digest(url.encode())[:16]


def last_recheck(workspace: Workspace, run: int, url: str) -> Recheck | None:
    """Return what the newest recheck of a page since a run came to, if there was one."""
    return workspace.artifacts.read(run, RECHECKS.of(key_of(url)))


def judge_rechecked_page(
    workspace: Workspace,
    config: Config,
    run: Run,
    page: Page,
    visit: Visit | None = None,
    document: Document | None = None,
    others: Sequence[Page] = (),
) -> Recheck:
    """Judge a page by fresh facts, compare it with the run, store what came of it and return it.

    `visit` and `document` are what the browser saw and what was read just now, where that is known;
    `others` are addresses that were asked besides, such as where the page's links lead.
    """
    rules = chosen(config)
    site = build(workspace, config, run)
    site.pages.update({x.url: x for x in (*others, page)})
    if document is not None:
        site.documents[page.url] = document
    if visit is not None:
        site.fresh_visits[page.url] = visit
    fresh = judge_page(site, page, rules)
    _judge_by_site_rules(site, page, fresh, rules)
    before = stored_page(workspace, run.id, page.url)
    repeated = repeated_findings(workspace, run.id)
    found = _compared(before.findings if before else [], fresh, repeated)
    result = Recheck(
        url=page.url,
        run=run.id,
        at=now(),
        counts={name: sum(x.status == name for x in found) for name in COUNTED},
        outcomes={**fresh.outcomes},
        findings=found,
        visited=visit is not None and visit.state == "ok",
        not_visited=visit.reason if visit is not None and visit.state != "ok" else "",
    )
    workspace.artifacts.write(run.id, RECHECKS.of(key_of(page.url)), result)
    return result


def _judge_by_site_rules(site: SiteView, page: Page, fresh: PageJudgement, rules: Chosen) -> None:
    """Add to a page's fresh judgement what the rules that look at the whole site say of it."""
    if page.is_html and len(site.html_pages) <= SITE_RULES_PAGES:
        summarise_for_site_rules(site)
        site.summaries[page.url] = fresh.summary
        _replace_failures(site.failures, fresh)
        _add_site_rules(fresh, judge_site(site, rules))
    elif page.is_html:
        whole = (name for name, (rule, _) in rules.items() if rule.per_site)
        fresh.outcomes |= dict.fromkeys(whole, "could_not_check")


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
    repeated: frozenset[str],
) -> list[RecheckedFinding]:
    """Lay the fresh findings beside the run's: still there and new first, then what is gone."""
    known = {x.id for x in before}
    there = [judged(x.rule, x.page, x.severity, x.finding, repeated) for x in fresh.findings]
    rows = [_row(x, "still_there" if x.id in known else "new") for x in there]
    ids = {x.id for x in there}
    for found in before:
        if found.id not in ids:
            # A rule that was not run, or could not look, does not say that anything is mended.
            outcome = fresh.outcomes.get(found.rule, "could_not_check")
            rows.append(_row(found, "not_checked" if outcome == "could_not_check" else "fixed"))
    return rows


def _row(found: Judged, status: str) -> RecheckedFinding:
    """Return one finding with how it compares with the run."""
    return RecheckedFinding(
        status=status,
        rule=found.rule,
        severity=found.severity,
        outcome=found.outcome,
        message=found.finding.message,
        where=found.finding.where,
        evidence=found.finding.evidence,
        device=found.finding.device,
        issue=found.issue,
    )
