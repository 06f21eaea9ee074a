"""Judging one page, one document or the site: every rule over its inputs, one outcome for each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from audit import framed_pages, shown_examples
from audit.covered_findings import without_covered
from audit.inputs import Inputs, PageView
from audit.inventory import summary
from audit.results import Judged, PageJudgement, judged, severity_of
from audit.rule import CouldNotCheck, Finding, NotApplicable, Options, Outcome, Rule
from audit.site_view import PROBE, SiteView
from signpost.workspace.page_marks import why_not_known
from signpost.workspace.records import SHOWN_STATUSES, Page

Chosen = dict[str, tuple[Rule, Options]]
Checked = tuple[Outcome, list[Finding], str]
# Runs a rule over a page: `check`, or what keeps a limit of time as well.
Check = Callable[[Rule, Options, Inputs], Checked]


def check(rule: Rule, options: Options, inputs: Inputs) -> Checked:
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


def is_judged(page: Page) -> bool:
    """Whether a page gets a judgement: HTML that a resident can read, and documents."""
    return page.found_by != PROBE and (
        page.is_html or (page.kind == "document" and page.status in SHOWN_STATUSES)
    )


def rules_of(page: Page, rules: Chosen) -> Chosen:
    """Return the rules that look at one page or document."""
    return {
        name: (rule, options)
        for name, (rule, options) in rules.items()
        if not rule.per_site and rule.per_document != page.is_html
    }


def judge_page(site: SiteView, page: Page, rules: Chosen) -> PageJudgement:
    """Run the page rules over one page, or the document rules over one document."""
    inputs = inputs_of(site, page)
    result = judge_inputs(inputs, page, rules_of(page, rules), page.url in site.framed)
    result.summary = summary.of(inputs, page)
    return result


def judge_inputs(
    inputs: Inputs,
    page: Page,
    rules: Chosen,
    is_framed: bool,
    known: PageJudgement | None = None,
    checked: Check = check,
) -> PageJudgement:
    """Judge a page from its inputs, but for its summary; what `known` has of a rule is taken.

    `rules` are those of the page (`rules_of`).
    """
    result = PageJudgement(page.url)
    for rule, options in rules.values():
        if known is not None and rule.id in known.outcomes:
            result.take(rule.id, known)
        else:
            record(result, rule, *checked(rule, options, inputs), page.url)
    if is_framed:
        framed_pages.settle(result)
    shown_examples.leave_out(result, inputs.page)
    result.findings = list(without_covered(result.findings, (rule for rule, _ in rules.values())))
    return result


def inputs_of(site: SiteView, page: Page) -> Inputs:
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
    site.parsed = (page.body, lambda: view.tree)
    return Inputs(page=view, visit=visit, site=site)


def judge_site(
    site: SiteView,
    rules: Chosen,
    known: PageJudgement | None = None,
    checked: Check = check,
) -> PageJudgement:
    """Run the site rules. What `known` has of a rule is taken over."""
    result = PageJudgement("")
    inputs = Inputs(site=site)
    for rule, options in rules.values():
        if rule.per_site and known is not None and rule.id in known.outcomes:
            result.take(rule.id, known)
        elif rule.per_site:
            record(result, rule, *checked(rule, options, inputs), site.home)
    result.findings = [
        one
        for one in result.findings
        if one.page not in site.framed or not framed_pages.is_of_whole_page(one)
    ]
    return result


def record(
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
