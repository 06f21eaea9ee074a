"""What one scorecard shows: the findings of a page by rule and who can mend them, and its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from audit.history.decisions import Decision
from audit.results import Judged, PageJudgement
from audit.rule import SEVERITY_WEIGHT, Finding, Rule
from reports.pages.scorecard.latest_recheck import RecheckView
from reports.pages.scorecard.page_history import HistoryEntry
from reports.pages.scorecard.page_queries import PageQueries
from reports.places import Place, place_of
from reports.sources import Sources
from reports.tally import PageRow
from reports.view_models.changes import Changes
from reports.view_models.link_survey import BadTarget
from reports.writing.wording import OUTCOMES
from signpost.workspace.artifacts.judged_demand import ServiceDemand
from signpost.workspace.records import Link, Visit

# What a card shows of one rule: so many at once, so many behind a fold; the exports have all.
SHOWN, FOLDED = 10, 190


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, ready to be shown. `picture` is the blob of a picture of its element.

    `since` is when it was seen first (ISO 8601).
    """

    finding: Finding
    place: Place
    severity: str
    status: str
    since: str
    picture: str = ""
    decision: Decision | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """All findings of one rule on one page that one kind of person can mend.

    `left` is how many the card does not show.
    """

    rule: Rule
    fixer: str
    outcome: str
    severity: str
    count: int
    first: list[FindingView]
    folded: list[FindingView]

    @property
    def left(self) -> int:
        """How many findings are in the exports only."""
        return self.count - len(self.first) - len(self.folded)


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A screenshot: what it shows, its file under the report, its size in CSS pixels."""

    label: str
    file: str
    width: int
    height: int


@dataclass(kw_only=True)
class Scorecard:
    """What one scorecard shows. `no_picture` says why there is no screenshot."""

    page: PageJudgement
    row: PageRow
    groups: list[RuleFindings]
    visit: Visit | None
    screenshots: list[Screenshot] = field(default_factory=list)
    no_picture: str = ""
    bad_out: list[BadTarget] = field(default_factory=list)
    bad_in: list[BadTarget] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)
    queries: PageQueries = field(default_factory=PageQueries)
    demand: ServiceDemand | None = None
    inward: list[str] = field(default_factory=list)
    outward: list[Link] = field(default_factory=list)
    owner: str = ""
    recheck: RecheckView | None = None

    @property
    def left_out(self) -> list[tuple[str, list[str]]]:
        """Return the texts that no measure read, by why they were left out."""
        why: dict[str, list[str]] = defaultdict(list)
        for part in self.page.summary.left_out:
            why[part.reason].append(part.text)
        return list(why.items())

    def by_fixer(self, fixer: str) -> list[RuleFindings]:
        """Return the certain and uncertain findings that one kind of person can mend."""
        return [group for group in self.groups if group.fixer == fixer]

    @cached_property
    def _by_outcome(self) -> dict[str, list[str]]:
        rules: dict[str, list[str]] = {outcome: [] for outcome in OUTCOMES}
        for rule, outcome in self.page.outcomes.items():
            rules.setdefault(outcome, []).append(rule)
        return rules

    def rules_with(self, outcome: str) -> list[str]:
        """Return the rules that had an outcome on this page."""
        return self._by_outcome.get(outcome, [])

    @property
    def unknown(self) -> list[tuple[str, list[str]]]:
        """Return why rules could not check, or not all of the page; most rules first."""
        why: dict[str, list[str]] = defaultdict(list)
        found = (*self.rules_with("fail"), *self.rules_with("needs_person"))
        partly = [rule for rule in found if rule in self.page.reasons]
        for rule in (*self.rules_with("could_not_check"), *partly):
            why[self.page.reasons.get(rule) or "no reason was stored"].append(rule)
        return sorted(why.items(), key=lambda x: (-len(x[1]), x[0]))


@dataclass
class FindingGroups:
    """Groups the findings of pages by rule and by who can mend them.

    `has_picture` tells whether the report has the picture of a blob.
    """

    sources: Sources
    changes: Changes
    has_picture: Callable[[str], bool]

    def of(self, page: PageJudgement) -> list[RuleFindings]:
        """Return a page's findings, worst first.

        A broken link in the footer is the template team's, one in the text the page's own.
        """
        by_rule: dict[tuple[str, str], list[Judged]] = defaultdict(list)
        for found in page.findings:
            rule = self.sources.rule(found.rule)
            by_rule[found.rule, self.sources.owners.get(found.issue) or rule.fixer].append(found)
        groups = [self._group(page, rule, fixer, found) for (rule, fixer), found in by_rule.items()]
        return sorted(groups, key=lambda g: (g.outcome != "fail", -_weight(g.severity), g.rule.id))

    def _group(
        self, page: PageJudgement, rule: str, fixer: str, found: list[Judged]
    ) -> RuleFindings:
        """Turn the findings of one rule for one fixer into a group."""
        views = [self._view(x, page.url) for x in found[: SHOWN + FOLDED]]
        return RuleFindings(
            rule=self.sources.rule(rule),
            fixer=fixer,
            outcome=page.outcomes.get(rule, "fail"),
            severity=max((x.severity for x in found), key=_weight),
            count=len(found),
            first=views[:SHOWN],
            folded=views[SHOWN:],
        )

    def _view(self, found: Judged, url: str) -> FindingView:
        """Turn one finding into what is shown of it."""
        place = place_of(found.finding, url)
        return FindingView(
            finding=found.finding,
            place=place,
            severity=found.severity,
            status="" if self.changes.first else found.status,
            since=self.changes.days.get(found.first_seen, ""),
            picture=self._picture(place),
            decision=self.sources.decisions.of_finding(found),
            name=found.id,
        )

    def _picture(self, place: Place) -> str:
        """Return the blob of the picture of a finding's element, if the report has one."""
        if place.kind != "element" or not place.is_html:
            return ""
        blob = self.sources.picture_of(place.text)
        return blob if blob and self.has_picture(blob) else ""


def _weight(severity: str) -> int:
    """Return how a severity sorts."""
    return SEVERITY_WEIGHT.get(severity, 0)
