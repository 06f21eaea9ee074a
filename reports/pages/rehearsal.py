"""Writes `rehearsal.html`: the sample, the clock, the results, the manual checks to tick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.history.decisions import Decision
from audit.monitoring_sample.criteria import PRINCIPLES
from audit.monitoring_sample.manual_checks import CHECKS, Check
from audit.monitoring_sample.practice_audit import Looked, Rehearsal, Result
from audit.results import Judged
from audit.rule import SEVERITY_WEIGHT, Rule
from reports.pages.weekly_page.issue_list import sheet_of
from reports.sources import Sources, card_of
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles

FILE = "rehearsal.html"


@dataclass(frozen=True, slots=True)
class IssueTold:
    """One issue behind the findings: `href` is its place in the list of issues, or empty.

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


def write_rehearsal(sources: Sources, out: Folder, titles: Titles) -> None:
    """Write the rehearsal's page into a report's folder."""
    found = sources.rehearsal
    numbers = {page.url: number for number, page in enumerate(found.pages, 1)}
    places = {row.id: place for place, row in enumerate(sources.issues)}
    html = render(
        "rehearsal.html",
        sources=sources,
        found=found,
        cards={page.url: card_of(page.url) for page in found.pages},
        numbers=numbers,
        principles=[(name, _under(found, key)) for key, name in PRINCIPLES.items()],
        told=lambda result: list(_told(sources, result.findings, numbers, places)),
        statement=list(_told(sources, found.statement_findings, numbers, places)),
        to_mend=_to_mend(sources, found, numbers, places),
        checks=[(check, _pages_of(found, check)) for check in CHECKS.values()],
        title=titles.unique("Regulator’s rehearsal", sources.short_name),
        up="",
        here=FILE,
    )
    out.write(FILE, html)


def _under(found: Rehearsal, key: str) -> list[Result]:
    """Return the criteria under a principle of WCAG (its number)."""
    return [x for x in found.criteria if x.criterion.number.startswith(f"{key}.")]


def _pages_of(found: Rehearsal, check: Check) -> list[Looked]:
    """Return the pages of the sample that a manual check is made on."""
    return [page for page in found.pages if check in page.checks]


def _to_mend(
    sources: Sources, found: Rehearsal, numbers: dict[str, int], places: dict[str, int]
) -> list[IssueTold]:
    """Return the certain issues of the sample, worst first."""
    told = (one for own in found.issues.values() for one in _told(sources, own, numbers, places))
    return sorted(told, key=lambda x: (-SEVERITY_WEIGHT.get(x.severity, 0), x.rule.id, x.message))


def _told(
    sources: Sources,
    findings: list[Judged] | tuple[Judged, ...],
    numbers: dict[str, int],
    places: dict[str, int],
) -> Iterator[IssueTold]:
    """Tell findings issue by issue, in the order in which they come."""
    by_issue: dict[str, list[Judged]] = {}
    for one in findings:
        by_issue.setdefault(one.issue, []).append(one)
    for name, own in by_issue.items():
        sheet = sheet_of(places[name]) if name in places else ""
        said = {x.finding.message for x in own}
        made = [sources.decisions.of_finding(x) for x in own]
        yield IssueTold(
            rule=sources.rule(own[0].rule),
            severity=max((x.severity for x in own), key=lambda s: SEVERITY_WEIGHT.get(s, 0)),
            message=said.pop() if len(said) == 1 else sources.rule(own[0].rule).title,
            sure=any(x.outcome == "fail" for x in own),
            places=len(own),
            pages=sorted({x.page for x in own}, key=lambda url: numbers.get(url, 0)),
            href=f"{sheet}#issue-{name}" if sheet else "",
            decision=made[0] if all(made) else None,
        )
