"""The rehearsal of one run: the sample, what a machine says of each criterion, and what people say.

A machine's result is never more than "no issue found by machine": most criteria ask for judgement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from audit.monitoring_sample.criteria import CRITERIA, Criterion
from audit.monitoring_sample.deadlines import Clock, clock_of
from audit.monitoring_sample.manual_answers import ManualAnswer, answers_of
from audit.monitoring_sample.manual_checks import CHECKS, Check
from audit.monitoring_sample.sample import Pick, Sample, Trait, sample_of
from audit.registry import all_rules
from audit.results import Judged, PageJudgement, stored_some
from audit.site_view import SiteView
from signpost.workspace.findings import Outcome

# The first of these that any rule of a criterion came to is the criterion's.
_ORDER: tuple[Outcome, ...] = ("fail", "needs_person", "could_not_check", "pass", "not_applicable")
_STATEMENT = "accessibility/statement"


@dataclass(frozen=True, slots=True)
class Result:
    """What a machine says of one criterion on one page (or over the sample).

    `rules` are the rules that spoke; without any, only a person can tell.
    """

    criterion: Criterion
    outcome: Outcome
    rules: tuple[str, ...]
    findings: tuple[Judged, ...]
    reasons: tuple[str, ...] = ()


@dataclass
class SampledPage:
    """One page of the sample with its results, by criterion."""

    pick: Pick
    judgement: PageJudgement | None
    results: dict[str, Result]
    checks: list[Check]
    body: str = ""

    @property
    def url(self) -> str:
        """The page's address."""
        return self.pick.url

    @property
    def counts(self) -> Counter[str]:
        """How many criteria came to each outcome."""
        return Counter(x.outcome for x in self.results.values())


@dataclass
class PracticeAudit:
    """Everything that the rehearsal of one run tells. `issuey` are issues by name, worst first."""

    pages: list[SampledPage]
    missing: list[tuple[str, str]]
    site: PageJudgement
    answers: dict[tuple[str, str], ManualAnswer]
    clock: Clock | None = None
    bodies: dict[str, str] = field(default_factory=dict)

    @cached_property
    def criteria(self) -> list[Result]:
        """Each criterion over the whole sample, in order of number as WCAG has them."""
        return [_over(criterion, self.pages) for criterion in CRITERIA.values()]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many criteria came to each outcome over the sample."""
        return Counter(x.outcome for x in self.criteria)

    @cached_property
    def people_only(self) -> list[Result]:
        """The criteria of which no rule speaks on any page of the sample."""
        return [x for x in self.criteria if x.outcome == "needs_person" and not x.rules]

    @property
    def statement_findings(self) -> list[Judged]:
        """What is wrong with the accessibility statement."""
        return [x for x in self.site.findings if x.rule.startswith(_STATEMENT)]

    @property
    def statement_outcomes(self) -> dict[str, Outcome]:
        """What each rule about the statement came to."""
        return {k: v for k, v in self.site.outcomes.items() if k.startswith(_STATEMENT)}

    @cached_property
    def issues(self) -> dict[str, list[Judged]]:
        """The certain issues against a criterion or the statement in the sample, by issue."""
        found: dict[str, list[Judged]] = {}
        judged = [x for one in self.pages for r in one.results.values() for x in r.findings]
        for one in [*judged, *self.statement_findings]:
            if one.outcome == "fail":
                found.setdefault(one.issue, []).append(one)
        return found

    def answer(self, check: str, page: str) -> ManualAnswer | None:
        """Return what somebody found, if anybody looked."""
        return self.answers.get((check, page))

    def done_on(self, page: str) -> set[str]:
        """Return the checks that somebody made on a page."""
        return {check for check, url in self.answers if url == page}

    def title_of(self, check: str) -> str:
        """Return what a manual check is called."""
        return CHECKS[check].title

    def is_stale(self, answer: ManualAnswer) -> bool:
        """Whether the page has changed since somebody looked."""
        return bool(answer.seen) and self.bodies.get(answer.page, "") != answer.seen

    @cached_property
    def to_do(self) -> list[tuple[SampledPage, Check]]:
        """Every manual check of every page of the sample."""
        return [(page, check) for page in self.pages for check in page.checks]

    @property
    def answered(self) -> list[ManualAnswer]:
        """The answers on the sample as it is."""
        found = (self.answer(check.id, page.url) for page, check in self.to_do)
        return [x for x in found if x is not None]

    def by_hand(self, criterion: str) -> Counter[str]:
        """Count what people found in the checks that a criterion is under; "" is not looked at."""
        counts: Counter[str] = Counter()
        for page, check in self.to_do:
            if criterion in check.criteria:
                found = self.answer(check.id, page.url)
                counts[found.answer if found else ""] += 1
        return counts


def practice_audit_of(
    site: SiteView, today: date, traits: list[Trait] | None = None
) -> PracticeAudit:
    """Pick the sample of a judged run and gather what is known of it.

    `today` is the day that the clock is read on; `traits` as for `sample_of`.
    """
    settings = site.config.reports
    sample = sample_of(site, settings.sample, traits)
    whole, judged = stored_some(site.workspace, site.run.id, sample.urls)
    bodies = {url: site.pages[url].body for url in sample.urls if url in site.pages}
    return PracticeAudit(
        pages=[_looked(x, judged.get(x.url), sample, bodies) for x in sample.picks],
        missing=sample.missing,
        site=whole,
        answers=answers_of(site.workspace),
        clock=clock_of(settings.regulator_letter, today),
        bodies=bodies,
    )


def _looked(
    pick: Pick, page: PageJudgement | None, sample: Sample, bodies: dict[str, str]
) -> SampledPage:
    """Gather one page's results and the checks that belong to it."""
    results = {number: _result(criterion, page) for number, criterion in CRITERIA.items()}
    checks = [x for x in CHECKS.values() if _belongs(x, pick, page, sample)]
    return SampledPage(pick, page, results, checks, bodies.get(pick.url, ""))


def _belongs(check: Check, pick: Pick, page: PageJudgement | None, sample: Sample) -> bool:
    """Whether a manual check is to be made on a page."""
    if pick.part == "document" or (page and page.summary.kind == "document"):
        return check.where == "document"
    if check.where == "form":
        return pick.part in ("form", "sign_in") or bool(page and page.summary.type == "transaction")
    if check.where == "media":
        return pick.url in sample.media
    return check.where == "page" or (check.where == "statement" and pick.part == "statement")


def failing_criteria(outcomes: Iterable[tuple[str, str]]) -> list[Criterion]:
    """Return the criteria that a machine finds issues against, in order of number.

    `outcomes` are what rules came to on any page, as (rule, outcome): of the whole site, where the
    rehearsal's own counts are of its sample.
    """
    known = _criteria_of_rules()
    failed = {known.get(rule, "") for rule, outcome in outcomes if outcome == "fail"}
    return [criterion for number, criterion in CRITERIA.items() if number in failed]


def _criteria_of_rules() -> dict[str, str]:
    """Return the criterion of each rule; runs of an earlier version speak under earlier names."""
    return {
        name: rule.criterion for rule in all_rules().values() for name in (rule.id, *rule.formerly)
    }


def _result(criterion: Criterion, page: PageJudgement | None) -> Result:
    """Say what the rules of a criterion came to on a page."""
    if page is None:
        return Result(criterion, "could_not_check", (), (), ("the page was not judged",))
    known = _criteria_of_rules()
    spoke = {
        name: outcome
        for name, outcome in page.outcomes.items()
        if known.get(name) == criterion.number
    }
    if not spoke:
        return Result(criterion, "needs_person", (), ())
    reasons = {page.reasons[x] for x in spoke if x in page.reasons}
    return Result(
        criterion,
        _worst(spoke.values()),
        tuple(sorted(spoke)),
        tuple(x for x in page.findings if x.rule in spoke),
        tuple(sorted(reasons)),
    )


def _over(criterion: Criterion, pages: list[SampledPage]) -> Result:
    """Say what a criterion came to over the pages of the sample on which a machine could tell.

    Documents have few rules, so that nearly every criterion needs a person on them; that is told
    by the manual check of the document, and does not hide what rules say of pages.
    """
    own = [page.results[criterion.number] for page in pages]
    told = [x for x in own if x.rules or x.outcome == "could_not_check"] or own
    return Result(
        criterion,
        _worst(x.outcome for x in told),
        tuple(sorted({rule for x in own for rule in x.rules})),
        tuple(found for x in own for found in x.findings),
        tuple(sorted({reason for x in own for reason in x.reasons})),
    )


def _worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome that counts: the worst; not knowing is worse than a pass."""
    found = set(outcomes)
    return next((x for x in _ORDER if x in found), "could_not_check")
