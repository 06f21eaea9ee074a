"""Reading and writing what audit found: outcomes and findings, page by page, and their history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from audit.rule import Finding, Rule, identity, issue_of
from signpost.workspace import PageResult, Workspace
from signpost.workspace.artifacts.judged import REPEATED_FINDINGS
from signpost.workspace.findings import Outcome, Severity, StoredFinding
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.result_store import Judgement, MadeFrom

Status = Literal["new", "still_there", "fixed", "not_checked", "rule_changed"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding with what the runner added: its rule, page, identity and issue."""

    id: str
    rule: str
    page: str
    issue: str
    severity: Severity
    finding: Finding
    first_seen: int = 0
    status: Status = "new"

    @property
    def outcome(self) -> Outcome:
        """What this finding makes of its page: a fail, or something for a person."""
        return "needs_person" if self.finding.certainty == "needs_person" else "fail"


@dataclass(slots=True)
class PageJudgement:
    """Everything that audit says of one page (or document). `summary` is its inventory row.

    `outcomes` has one entry a rule; `reasons` says why for those that could not check, or not all.
    """

    url: str
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    findings: list[Judged] = field(default_factory=list)
    summary: PageSummary = field(default_factory=PageSummary)

    def pack(self, run: int) -> PageResult:
        """Return the judgement as it is stored; nothing in it depends on the run."""
        return PageResult(run, self.url, self.packed())

    def packed(self, made_from: MadeFrom | None = None) -> Judgement:
        """Return the judgement as it is stored, with what it was made from if it may be kept."""
        return Judgement(
            outcomes=self.outcomes,
            reasons=self.reasons,
            summary=self.summary,
            findings=[_stored_finding(x) for x in self.findings],
            made_from=made_from,
        )

    def take(self, rule: str, known: PageJudgement) -> None:
        """Take over what another judgement of the page says of one rule."""
        self.outcomes[rule] = known.outcomes[rule]
        if rule in known.reasons:
            self.reasons[rule] = known.reasons[rule]
        self.findings.extend(x for x in known.findings if x.rule == rule)

    @classmethod
    def unpack_some(cls, url: str, row: Judgement, without: Container[str]) -> PageJudgement:
        """Read a stored judgement but for some rules."""
        kept = [x for x in row.findings if x.rule not in without]
        found = [judged(x.rule, x.page, x.severity, finding_of(x)) for x in kept]
        outcomes = {k: v for k, v in row.outcomes.items() if k not in without}
        return cls(url, outcomes, row.reasons, found, row.summary)

    @classmethod
    def unpack(cls, result: PageResult, repeated: Container[str] = frozenset()) -> PageJudgement:
        """Read what `pack` wrote; `repeated` is the run's `REPEATED_FINDINGS`."""
        row = result.judgement
        found = [judged(x.rule, x.page, x.severity, finding_of(x), repeated) for x in row.findings]
        return cls(result.url, row.outcomes, row.reasons, found, row.summary)


def _stored_finding(found: Judged) -> StoredFinding:
    """Return a finding as it is stored: without what follows from it."""
    finding = found.finding
    return StoredFinding(
        rule=found.rule,
        page=found.page,
        severity=found.severity,
        message=finding.message,
        certainty=finding.certainty,
        where=finding.where,
        evidence=finding.evidence,
        device=finding.device,
        key=finding.key,
        component=finding.component,
        suggestion=finding.suggestion,
        engine=finding.engine,
        occurrence=finding.occurrence,
    )


def finding_of(row: StoredFinding) -> Finding:
    """Return the finding that was stored, as its rule gave it."""
    return Finding(
        message=row.message,
        where=row.where,
        evidence=row.evidence,
        certainty=row.certainty,
        device=row.device,
        page=row.page,
        key=row.key,
        component=row.component,
        severity=row.severity,
        suggestion=row.suggestion,
        engine=row.engine,
        occurrence=row.occurrence,
    )


def judged(
    rule: str,
    page: str,
    severity: Severity,
    finding: Finding,
    repeated: Container[str] = frozenset(),
) -> Judged:
    """Give a finding its identity and its issue."""
    return Judged(
        id=identity(rule, page, finding),
        rule=rule,
        page=page,
        issue=issue_of(rule, page, finding, repeated),
        severity=severity,
        finding=finding,
    )


def repeated_findings(workspace: Workspace, run: int) -> frozenset[str]:
    """Return the names of what stands alike on several pages of a run."""
    names = workspace.artifacts.read(run, REPEATED_FINDINGS)
    return frozenset(names)


def stored(workspace: Workspace, run: int) -> Iterator[PageJudgement]:
    """Go through a run's judgements, the site rules' findings handed to their pages.

    A page on which a site rule found something has that outcome; all other pages have the rule's
    outcome for the site (pass, or could not check).
    """
    repeated = repeated_findings(workspace, run)
    rows = workspace.results.all(run)
    first = next(rows, None)
    if first is None:
        return
    if first.url:
        raise ValueError(f"run {run} has page results but no site result")
    whole = PageJudgement.unpack(first, repeated)
    by_page: dict[str, list[Judged]] = {}
    for found in whole.findings:
        by_page.setdefault(found.page, []).append(found)
    for row in rows:
        page = PageJudgement.unpack(row, repeated)
        _take_site(page, whole, by_page.pop(page.url, []))
        yield page
    # What a site rule says of an address that has no judgement of its own (a page that failed).
    for url, mine in sorted(by_page.items()):
        yield PageJudgement(url, {x.rule: x.outcome for x in mine}, {}, mine)


def _take_site(page: PageJudgement, whole: PageJudgement, mine: list[Judged]) -> None:
    """Hand a page what the site rules say: of itself (`mine`), else of the site."""
    page.findings.extend(mine)
    if page.summary.kind == "html":
        for rule, outcome in whole.outcomes.items():
            if rule not in page.outcomes:
                page.outcomes[rule] = "pass" if outcome in ("fail", "needs_person") else outcome
    for found in mine:
        page.outcomes[found.rule] = found.outcome


def stored_some(
    workspace: Workspace, run: int, urls: Iterable[str]
) -> tuple[PageJudgement, dict[str, PageJudgement]]:
    """Return what a run says of the site, and of some of its pages as `stored` tells it.

    Pages that were not judged are left out. Reads those pages only, whatever the site's size.
    """
    repeated = repeated_findings(workspace, run)
    first = workspace.results.get(run, "")
    whole = PageJudgement.unpack(first, repeated) if first else PageJudgement("")
    found = {}
    for url in urls:
        row = workspace.results.get(run, url)
        if row is not None and url:
            found[url] = PageJudgement.unpack(row, repeated)
            _take_site(found[url], whole, [x for x in whole.findings if x.page == url])
    return whole, found


def stored_page(workspace: Workspace, run: int, url: str) -> PageJudgement | None:
    """Return a run's findings of one page, the site rules' among them; None: it was not judged.

    Its `outcomes` are those of the page's own rules.
    """
    repeated = repeated_findings(workspace, run)
    row, first = workspace.results.get(run, url), workspace.results.get(run, "")
    if row is None or not url:
        return None
    page = PageJudgement.unpack(row, repeated)
    whole = PageJudgement.unpack(first, repeated).findings if first else []
    page.findings.extend(x for x in whole if x.page == url)
    return page


def names(workspace: Workspace, run: int) -> Iterator[tuple[str, str, str]]:
    """Go through a run's findings as (rule, page, identity): all that comparing runs needs.

    Half the work of `stored`, which counts where there are a million findings.
    """
    for result in workspace.results.all(run):
        for row in result.judgement.findings:
            yield row.rule, row.page, identity(row.rule, row.page, finding_of(row))


def severity_of(rule: Rule, finding: Finding) -> Severity:
    """Return how bad a finding is: what it says itself, else what its rule says."""
    return finding.severity or rule.severity
