"""Counting, while the judgements go by: one short row a page, and what the rules came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from audit.monitoring_sample.sample import Trait, trait_of
from audit.results import Judged, PageJudgement
from audit.rule import SEVERITY_WEIGHT

# How many pages a rule's page names; the exports have them all.
NAMED_PAGES = 500
# How many an issue names in the list of issues, and on a page of its own.
SAMPLE_PAGES = 10
ISSUE_PAGES = 500


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page (or document) in the list. Counts are of rules, not of findings."""

    url: str
    card: str
    title: str
    kind: str
    service: str
    fails: int
    needs_person: int
    could_not_check: int
    passes: int
    worst: str

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """What sorts the list: most in need of attention first, then by address."""
        weight = SEVERITY_WEIGHT.get(self.worst, 0)
        return (-weight, -self.fails, -self.needs_person, self.url)


@dataclass
class Tally:
    """The counts of a run. `wanted` names the issues whose pages are remembered."""

    wanted: frozenset[str] = frozenset()

    rows: list[PageRow] = field(default_factory=list)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    pages_of: dict[str, list[PageRow]] = field(default_factory=lambda: defaultdict(list))
    issue_pages: dict[str, list[PageRow]] = field(default_factory=lambda: defaultdict(list))
    service_issues: Counter[tuple[str, str]] = field(default_factory=Counter)
    traits: list[Trait] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    findings: int = 0

    def add(self, row: PageRow, page: PageJudgement) -> None:
        """Count one page."""
        self.rows.append(row)
        self.traits.append(trait_of(page.url, page.summary, page.outcomes))
        self.findings += len(page.findings)
        self.reasons.update(set(page.reasons.values()))
        for issue in {x.issue for x in page.findings} & self.wanted:
            self.service_issues[row.service, issue] += 1
            if len(self.issue_pages[issue]) < ISSUE_PAGES:
                self.issue_pages[issue].append(row)
        for rule, outcome in page.outcomes.items():
            self.outcomes[rule, outcome] += 1
            if outcome in ("fail", "needs_person") and len(self.pages_of[rule]) < NAMED_PAGES:
                self.pages_of[rule].append(row)

    def count(self, rule: str, outcome: str) -> int:
        """On how many pages a rule had an outcome."""
        return self.outcomes[rule, outcome]

    @property
    def partly_unknown(self) -> int:
        """How many pages have at least one rule that could not check."""
        return sum(1 for row in self.rows if row.could_not_check)

    @property
    def failing(self) -> int:
        """How many pages have at least one certain issue."""
        return sum(1 for row in self.rows if row.fails)


def worst_of(findings: list[Judged]) -> str:
    """Return the worst severity of the certain findings, or nothing."""
    sure = [x.severity for x in findings if x.outcome == "fail"]
    return max(sure, key=lambda s: SEVERITY_WEIGHT.get(s, 0), default="")


def row_of(
    page: PageJudgement, card: str, service: str, short: Callable[[str], str] = str
) -> PageRow:
    """Sum up one judgement as a row of the list; `short` takes the site's name out of titles."""
    counted = Counter(page.outcomes.values())
    return PageRow(
        url=page.url,
        card=card,
        title=short(page.summary.title or page.summary.h1),
        kind=page.summary.kind,
        service=service,
        fails=counted["fail"],
        needs_person=counted["needs_person"],
        could_not_check=counted["could_not_check"],
        passes=counted["pass"],
        worst=worst_of(page.findings),
    )
