"""Reading and writing what audit found: outcomes and findings, page by page, and their history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from audit.rule import Finding, Outcome, Rule, identity, issue_of
from signpost.workspace import PageResult, Workspace

Status = Literal["new", "still_there", "fixed", "not_checked", "rule_changed"]

_FINDING_FIELDS = {f.name for f in fields(Finding)}


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding with what the runner added: its rule, page, identity and issue."""

    id: str
    rule: str
    page: str
    issue: str
    severity: str
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

    `outcomes` has one entry a rule; `reasons` says why for those that could not check.
    """

    url: str
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    findings: list[Judged] = field(default_factory=list)
    summary: dict[str, Any] = field(default_factory=dict)

    def pack(self, run: int) -> PageResult:
        """Write the judgement as plain data; nothing in it depends on the run."""
        facts = {
            "outcomes": self.outcomes,
            "reasons": self.reasons,
            "summary": self.summary,
            "findings": [
                {"rule": x.rule, "severity": x.severity, "page": x.page, **_plain(x.finding)}
                for x in self.findings
            ],
        }
        return PageResult(run, self.url, facts)

    @classmethod
    def unpack(cls, result: PageResult, alike: Container[str] = frozenset()) -> PageJudgement:
        """Read what `pack` wrote; `alike` is the run's artifact "audit/alike"."""
        facts = result.facts
        found = [_judged(row, alike) for row in facts["findings"]]
        return cls(result.url, facts["outcomes"], facts["reasons"], found, facts["summary"])


def _plain(finding: Finding) -> dict[str, Any]:
    """Return a finding's own fields, without those that the row has already."""
    return {k: v for k, v in finding.as_dict().items() if k not in ("page", "severity")}


def _judged(row: dict[str, Any], alike: Container[str]) -> Judged:
    """Turn a stored row into a Judged finding."""
    return judged(row["rule"], row["page"], row["severity"], finding_of(row), alike)


def finding_of(row: dict[str, Any]) -> Finding:
    """Read the finding out of a stored row."""
    return Finding(**{k: v for k, v in row.items() if k in _FINDING_FIELDS})


def judged(
    rule: str, page: str, severity: str, finding: Finding, alike: Container[str] = frozenset()
) -> Judged:
    """Give a finding its identity and its issue."""
    return Judged(
        id=identity(rule, page, finding),
        rule=rule,
        page=page,
        issue=issue_of(rule, page, finding, alike),
        severity=severity,
        finding=finding,
    )


def stored(workspace: Workspace, run: int) -> Iterator[PageJudgement]:
    """Go through a run's judgements, the site rules' findings handed to their pages.

    A page on which a site rule found something has that outcome; all other pages have the rule's
    outcome for the site (pass, or could not check).
    """
    alike = frozenset(workspace.artifacts.get(run, "audit/alike", ()))
    rows = workspace.results.all(run)
    first = next(rows, None)
    if first is None:
        return
    if first.url:
        raise ValueError(f"run {run} has page results but no site result")
    whole = PageJudgement.unpack(first, alike)
    by_page: dict[str, list[Judged]] = {}
    for found in whole.findings:
        by_page.setdefault(found.page, []).append(found)
    for row in rows:
        page = PageJudgement.unpack(row, alike)
        _take_site(page, whole, by_page.pop(page.url, []))
        yield page
    # What a site rule says of an address that has no judgement of its own (a page that failed).
    for url, mine in sorted(by_page.items()):
        yield PageJudgement(url, {x.rule: x.outcome for x in mine}, {}, mine)


def _take_site(page: PageJudgement, whole: PageJudgement, mine: list[Judged]) -> None:
    """Hand a page what the site rules say: of itself (`mine`), else of the site."""
    page.findings.extend(mine)
    if page.summary.get("kind") == "html":
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
    alike = frozenset(workspace.artifacts.get(run, "audit/alike", ()))
    first = workspace.results.get(run, "")
    whole = PageJudgement.unpack(first, alike) if first else PageJudgement("")
    found = {}
    for url in urls:
        row = workspace.results.get(run, url)
        if row is not None and url:
            found[url] = PageJudgement.unpack(row, alike)
            _take_site(found[url], whole, [x for x in whole.findings if x.page == url])
    return whole, found


def stored_page(workspace: Workspace, run: int, url: str) -> PageJudgement | None:
    """Return a run's findings of one page, the site rules' among them; None: it was not judged.

    Its `outcomes` are those of the page's own rules.
    """
    alike = frozenset(workspace.artifacts.get(run, "audit/alike", ()))
    row, first = workspace.results.get(run, url), workspace.results.get(run, "")
    if row is None or not url:
        return None
    page = PageJudgement.unpack(row, alike)
    whole = PageJudgement.unpack(first, alike).findings if first else []
    page.findings.extend(x for x in whole if x.page == url)
    return page


def names(workspace: Workspace, run: int) -> Iterator[tuple[str, str, str]]:
    """Go through a run's findings as (rule, page, identity): all that comparing runs needs.

    Half the work of `stored`, which counts where there are a million findings.
    """
    for result in workspace.results.all(run):
        for row in result.facts["findings"]:
            yield row["rule"], row["page"], identity(row["rule"], row["page"], finding_of(row))


def severity_of(rule: Rule, finding: Finding) -> str:
    """Return how bad a finding is: what it says itself, else what its rule says."""
    return finding.severity or rule.severity
