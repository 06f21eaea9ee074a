"""Which findings one fix clears: a thousand pages with one broken template are one issue.

A finding's issue is told from the finding alone (`audit.rule.issue_of`), but for one thing:
whether what stands there stands on other pages too. That is counted first (`RepeatedFindings`),
kept with the run as the artifact `REPEATED_FINDINGS`, and read by `audit.results.stored`, so that
every reader of a run gives a finding the same issue as the issue rows do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.inventory import services
from audit.priorities import priority
from audit.results import Judged, PageJudgement, finding_of, repeated_findings
from audit.rule import SEVERITY_WEIGHT, Options, Rule, alike_of
from audit.site_view import SiteView
from signpost.workspace import IssueRow, PageResult, Workspace
from signpost.workspace.artifacts.judged_demand import Feedback

# On so many pages the same thing is a shared block, a snippet or a template, and one issue.
MIN_ALIKE = 3

# A template is taken to be behind what stands on more than this share of the pages of one type
# (or of all), where there are enough pages to tell it from chance.
_MOST_OF_A_TEMPLATE, _MIN_OF_A_TEMPLATE = 0.5, 5
_LINKS = ("http://", "https://", "mailto:", "tel:")
# Where a site's template puts its furniture, in a place or a component.
_FURNITURE = re.compile(r"(?:^|[\s>])(?:header|nav|footer)(?![\w-])")

# Different messages kept of one issue, to find the most common; more would only cost memory.
_MAX_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class Issue:
    """One row of the issues, with the arithmetic of its priority as a line of text.

    `services` counts its pages by service ("": none).
    """

    row: IssueRow
    arithmetic: str
    services: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathered:
    """What is known of one issue while pages go by."""

    rule: str
    pages: int = 0
    findings: int = 0
    severity: str = "minor"
    sure: bool = False
    component: str = ""
    types: Counter[str] = field(default_factory=Counter)
    last_page: str = ""
    services: Counter[str] = field(default_factory=Counter)
    views: float = 0.0
    feedback: float = 0.0
    messages: dict[tuple[str, str], list[int | str]] = field(default_factory=dict)


class RepeatedFindings:
    """Counts what stands alike on several pages, while the stored results of a run go by."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, result: PageResult) -> None:
        """Count the findings of one stored result; each result has to come once."""
        here = set()
        for found in result.judgement.findings:
            name = alike_of(found.rule, finding_of(found))
            if name:
                here.add((name, found.page))
        self._counts.update(name for name, _ in here)

    def names(self, workspace: Workspace, run: int) -> list[str]:
        """Name what stands alike on `MIN_ALIKE` or more pages, sorted (`alike_of`'s names).

        What was a shared issue in the run before stays one until its last page is mended, so that
        an issue that shrinks from 40 pages to 2 is still the same issue.
        """
        before = workspace.runs.before(run)
        shared = repeated_findings(workspace, before.id) if before else frozenset()
        counts = self._counts.items()
        return sorted(name for name, n in counts if n >= MIN_ALIKE or name in shared)


def repeated(workspace: Workspace, run: int) -> list[str]:
    """Name what stands alike on several pages of a run, from all that is stored of it."""
    counts = RepeatedFindings()
    for result in workspace.results.all(run):
        counts.add(result)
    return counts.names(workspace, run)


def group(
    judgements: Iterable[PageJudgement],
    site: SiteView,
    rules: Mapping[str, tuple[Rule, Options]],
) -> list[IssueRow]:
    """Group findings into issues (`gather` without the arithmetic)."""
    return [issue.row for issue in gather(judgements, site, rules)]


def gather(
    judgements: Iterable[PageJudgement],
    site: SiteView,
    rules: Mapping[str, tuple[Rule, Options]],
) -> list[Issue]:
    """Group the findings of some judgements into issues, without views or feedback."""
    grouping = Grouping(site)
    for page in judgements:
        grouping.add(page)
    return grouping.issues(rules)


class Grouping:
    """Groups findings into issues while judgements go by, each page once (as `stored` has them).

    `views` is what each page counts more for its views (`audit.priorities.priority.of_views`),
    `feedback` are the run's counts.

    Raises:
        ConfigError: the demand file is wrong.
    """

    def __init__(
        self,
        site: SiteView,
        views: Mapping[str, float] | None = None,
        feedback: Feedback | None = None,
    ) -> None:
        counted = feedback or Feedback()
        share = site.config.demand.contacts_share
        self._run = site.run.id
        self._weights = priority.of_settings(site.config, counted.services)
        self._feedback = priority.of_counts(counted.pages, share)
        self._views = views or {}
        self._services = services.of_pages(site)
        self._gathered: dict[str, _Gathered] = {}
        self._types: Counter[str] = Counter()

    def add(self, page: PageJudgement) -> None:
        """Add a page's findings to their issues."""
        kind = page.summary.type if page.summary.kind == "html" else ""
        self._types[kind] += 1
        for found in page.findings:
            one = self._gathered.setdefault(found.issue, _Gathered(found.rule))
            if found.page != one.last_page or not one.pages:
                one.types[kind] += 1
            _add(one, found, self._services.get(found.page, ""), self._views, self._feedback)

    def issues(self, rules: Mapping[str, tuple[Rule, Options]]) -> list[Issue]:
        """Return the issues, first what should be mended first.

        An issue is sure if any of its findings is, and as bad as the worst of those that are sure
        (of all, where none is). What needs a person comes after all that is sure: nobody knows yet
        that there is anything to mend. The samples and the message are those of what is most
        common in it.
        """
        found = [
            _issue(self._run, name, one, self._owner(one, rules), self._weights)
            for name, one in self._gathered.items()
        ]
        return sorted(found, key=_order)

    def _owner(self, one: _Gathered, rules: Mapping[str, tuple[Rule, Options]]) -> str:
        """Return who can mend an issue: the rule's fixer, or whoever keeps the template.

        One thing on several pages is the template's where it stands in the site's furniture, or on
        most pages of a template. What a site rule groups (pages of one title) is no part of one.
        """
        rule = rules[one.rule][0] if one.rule in rules else None
        fixer = rule.fixer if rule else "content"
        if fixer == "template" or one.pages < 2 or (rule and rule.per_site):
            return fixer
        if one.component and _is_furniture(one.component):
            return "template"
        return "template" if self._is_most_of_a_template(one) else fixer

    def _is_most_of_a_template(self, one: _Gathered) -> bool:
        """Whether an issue stands on most pages of one type, or of the whole site."""
        counts = [(n, self._types[kind]) for kind, n in one.types.items() if kind]
        counts.append((one.types.total(), self._types.total() - self._types[""]))
        return any(
            whole >= _MIN_OF_A_TEMPLATE and part > whole * _MOST_OF_A_TEMPLATE
            for part, whole in counts
        )


def _order(issue: Issue) -> tuple[bool, float, int, str]:
    """Return what issues are put in order by (as `ResultStore.issues` reads them again)."""
    row = issue.row
    return (row.certainty != "sure", -row.priority_low - row.priority_high, -row.pages, row.id)


def _is_furniture(component: str) -> bool:
    """Whether a component stands in a header, a menu or a footer.

    A link's component is its address, and it has one only where it stands there
    (`audit.evidence.links.anchors.template_component`).
    """
    return component.startswith(_LINKS) or bool(_FURNITURE.search(component))


def _add(
    one: _Gathered,
    found: Judged,
    service: str,
    views: Mapping[str, float],
    feedback: Mapping[str, float],
) -> None:
    """Add a finding to its issue."""
    finding = found.finding
    one.findings += 1
    sure = finding.certainty == "sure"
    if sure and not one.sure:  # what only a person can tell counts no more
        one.sure, one.severity = True, found.severity
    elif sure == one.sure:
        one.severity = max(one.severity, found.severity, key=SEVERITY_WEIGHT.__getitem__)
    one.component = one.component or finding.component
    if found.page != one.last_page or not one.pages:
        one.pages += 1
        one.services[service] += 1
        one.views += views.get(found.page, 0.0)
        one.feedback += feedback.get(found.page, 0.0)
        one.last_page = found.page
    count_and_page = one.messages.get((finding.message, finding.where))
    if count_and_page is not None:
        count_and_page[0] = int(count_and_page[0]) + 1
    elif len(one.messages) < _MAX_MESSAGES:
        one.messages[finding.message, finding.where] = [1, found.page]


def _issue(
    run: int,
    name: str,
    one: _Gathered,
    owner: str,
    weights: priority.Factors,
) -> Issue:
    """Turn what was gathered into a row."""
    (message, where), (_, page) = max(one.messages.items(), key=lambda item: int(item[1][0]))
    more = one.views + one.feedback
    low, high = priority.priority(one.severity, one.services, weights, one.sure, more)
    row = IssueRow(
        run=run,
        id=name,
        rule=one.rule,
        where_sample=where,
        page_sample=str(page),
        pages=one.pages,
        findings=one.findings,
        severity=one.severity,
        certainty="sure" if one.sure else "needs_person",
        priority_low=low,
        priority_high=high,
        owner=owner,
        message=message,
    )
    arithmetic = priority.explain(
        one.severity, one.services, weights, one.sure, one.views, feedback=one.feedback
    )
    return Issue(row, arithmetic, dict(one.services))
