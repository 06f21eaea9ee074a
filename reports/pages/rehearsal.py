"""Writes `rehearsal.html`: the sample, the clock, the results, the manual checks to tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.history.decisions import Decision
from audit.monitoring_sample.criteria import PRINCIPLES
from audit.monitoring_sample.manual_checks import CHECKS, Check
from audit.monitoring_sample.practice_audit import PracticeAudit, Result, SampledPage
from audit.results import Judged
from audit.rule import SEVERITY_WEIGHT, Rule
from reports.context import ReportContext
from reports.pages.page import ReportPage
from reports.sources import Sources, card_of
from reports.view_models.issue_views import sheet_of

FILE = "rehearsal.html"


@dataclass(frozen=True, slots=True)
class SampleIssue:
    """One issue behind findings in the sample: `href` is its place in the list of issues, or empty.

    `message` is what all its findings say, or its rule's title where they say different things.
    """

    rule: Rule
    severity: str
    message: str
    sure: bool
    places: int
    pages: list[str]
    href: str
    decision: Decision | None


@dataclass
class SampleIssues:
    """Groups findings by issue. `numbers` has each page's number in the sample, by address.

    `places` has each issue's place in the list of issues, from 0.
    """

    sources: Sources
    numbers: dict[str, int]
    places: dict[str, int]

    @classmethod
    def of(cls, sources: Sources) -> SampleIssues:
        """Number the pages and issues of a run."""
        numbers = {page.url: number for number, page in enumerate(sources.rehearsal.pages, 1)}
        places = {row.id: place for place, row in enumerate(sources.issues)}
        return cls(sources, numbers, places)

    def behind(self, findings: Iterable[Judged]) -> Iterator[SampleIssue]:
        """Go through the issues behind findings, in the order in which they come."""
        by_issue: dict[str, list[Judged]] = {}
        for found in findings:
            by_issue.setdefault(found.issue, []).append(found)
        for name, own in by_issue.items():
            yield self._issue(name, own)

    def _issue(self, name: str, own: list[Judged]) -> SampleIssue:
        """Sum up the findings of one issue."""
        sheet = sheet_of(self.places[name]) if name in self.places else ""
        messages = {x.finding.message for x in own}
        decided = [self.sources.decisions.of_finding(x) for x in own]
        rule = self.sources.rule(own[0].rule)
        return SampleIssue(
            rule=rule,
            severity=max((x.severity for x in own), key=lambda s: SEVERITY_WEIGHT.get(s, 0)),
            message=messages.pop() if len(messages) == 1 else rule.title,
            sure=any(x.outcome == "fail" for x in own),
            places=len(own),
            pages=sorted({x.page for x in own}, key=lambda url: self.numbers.get(url, 0)),
            href=f"{sheet}#issue-{name}" if sheet else "",
            decision=decided[0] if all(decided) else None,
        )


def write(context: ReportContext) -> None:
    """Write the rehearsal's page into a report's folder."""
    found = context.sources.rehearsal
    issues = SampleIssues.of(context.sources)
    context.write_page(
        FILE,
        "rehearsal.html",
        context.title("Regulator’s rehearsal"),
        found=found,
        cards={page.url: card_of(page.url) for page in found.pages},
        numbers=issues.numbers,
        principles=[(name, _under(found, key)) for key, name in PRINCIPLES.items()],
        issues_behind=lambda result: list(issues.behind(result.findings)),
        to_mend=_to_mend(found, issues),
        checks=[(check, _pages_of(found, check)) for check in CHECKS.values()],
    )


def _under(found: PracticeAudit, key: str) -> list[Result]:
    """Return the criteria under a principle of WCAG (its number)."""
    return [x for x in found.criteria if x.criterion.number.startswith(f"{key}.")]


def _pages_of(found: PracticeAudit, check: Check) -> list[SampledPage]:
    """Return the pages of the sample that a manual check is made on."""
    return [page for page in found.pages if check in page.checks]


def _to_mend(found: PracticeAudit, issues: SampleIssues) -> list[SampleIssue]:
    """Return the certain issues of the sample, worst first."""
    certain = (issue for own in found.issues.values() for issue in issues.behind(own))
    return sorted(
        certain, key=lambda x: (-SEVERITY_WEIGHT.get(x.severity, 0), x.rule.id, x.message)
    )


PAGE = ReportPage(write)
