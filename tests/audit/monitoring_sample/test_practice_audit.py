"""Results by criterion: the five outcomes stay apart, and a machine never says more than it saw."""

import re
from collections import Counter
from datetime import date

import pytest

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.deadlines import clock_of
from audit.monitoring_sample.manual_checks import CHECKS
from audit.monitoring_sample.practice_audit import failing_criteria
from audit.registry import all_rules

HOME = "https://www.mereford.gov.uk/"


def test_the_criteria_are_those_of_wcag_2_2():
    # 31 at level A and 24 at AA: the Recommendation's own count, without 4.1.1.
    assert Counter(x.level for x in CRITERIA.values()) == {"A": 31, "AA": 24}
    numbers = [tuple(map(int, x.split("."))) for x in CRITERIA]
    assert numbers == sorted(numbers)
    assert all(re.fullmatch(r"[A-Z][^.]+", x.name) for x in CRITERIA.values())
    known = {rule.criterion for rule in all_rules().values()} - {"", "4.1.1"}
    assert known <= set(CRITERIA)


def test_criteria_have_the_addresses_of_wcag():
    # The guidance that rules refer to is named by the same words (WCAG 2.2, Understanding).
    named = {
        found[1]
        for rule in all_rules().values()
        if rule.criterion in CRITERIA
        and (found := re.search(r"/Understanding/([a-z0-9-]+)", rule.reference))
    }
    words = {x.address.removeprefix("https://www.w3.org/TR/WCAG22/#") for x in CRITERIA.values()}
    assert len(named & words) > 25
    assert named - words <= {"visual-presentation", "section-headings", "intro"}  # level AAA


def test_criteria_that_fail_anywhere_on_the_site():
    rules = {rule.criterion: rule.id for rule in all_rules().values()}
    outcomes = [
        (rules["1.1.1"], "fail"),
        (rules["1.1.1"], "pass"),
        (rules["2.4.2"], "pass"),
        (rules["1.4.3"], "needs_person"),
        (rules["3.1.1"], "could_not_check"),
        ("gone/rule", "fail"),
        (rules[""], "fail"),
    ]
    assert [x.number for x in failing_criteria(outcomes)] == ["1.1.1"]


def test_every_criterion_is_under_a_manual_check():
    under = {number for check in CHECKS.values() for number in check.criteria}
    assert under == set(CRITERIA)
    assert all(check.steps and check.question.endswith("?") for check in CHECKS.values())


def test_outcomes_of_a_page_and_of_the_sample(rehearsed):
    made = rehearsed(sample=("/streets/",))
    page = next(x for x in made.found.pages if x.url.endswith("streets/"))
    # Nothing was opened in a browser: what needs it could not be checked, and is no pass.
    assert page.results["1.4.3"].outcome == "could_not_check"
    assert "browser" in " ".join(page.results["1.4.3"].reasons)
    # No rule speaks of these at all.
    assert (page.results["3.3.7"].outcome, page.results["3.3.7"].rules) == ("needs_person", ())
    assert page.results["2.4.2"].outcome in ("could_not_check", "pass")
    over = {x.criterion.number: x for x in made.found.criteria}
    assert over["1.4.3"].outcome == "could_not_check"
    assert "3.3.7" in [x.criterion.number for x in made.found.people_only]
    assert sum(made.found.counts.values()) == len(CRITERIA)
    for number, result in over.items():
        own = [x.results[number] for x in made.found.pages]
        if any(x.outcome == "fail" for x in own):
            assert result.outcome == "fail"
        if result.outcome == "pass":
            assert any(x.outcome == "pass" for x in own)


def test_a_certain_issue_is_told_with_its_findings(rehearsed):
    html = "<!doctype html><html lang=en><body><main><h1>No title</h1><p>Words.</p></main>"
    made = rehearsed({"/": html})
    (page,) = made.found.pages
    wrong = [x for x in page.results.values() if x.outcome == "fail"]
    assert "2.4.2" in [x.criterion.number for x in wrong]
    for result in wrong:
        assert all(
            all_rules()[x.rule].criterion == result.criterion.number for x in result.findings
        )
        assert {x.outcome for x in result.findings} >= {"fail"}
        assert {x.issue for x in result.findings if x.outcome == "fail"} <= set(made.found.issues)
    assert {"accessibility/statement"} <= {x.rule for x in made.found.statement_findings}


def test_checks_belong_to_pages_that_have_what_they_ask_of(rehearsed):
    made = rehearsed()
    checks = {x.url.removeprefix(HOME): {c.id for c in x.checks} for x in made.found.pages}
    assert checks["guide.pdf"] == {"documents"}
    assert "forms" in checks["bins/missed"]
    assert "forms" not in checks["about/contact-us"]
    assert "media" in checks["film"]
    assert [url for url, own in checks.items() if "statement" in own] == ["help/accessibility"]


@pytest.mark.parametrize(
    ("today", "days_left", "week"),
    [("2026-10-01", 84, 1), ("2026-10-08", 77, 2), ("2026-12-24", 0, 13), ("2026-12-31", -7, 14)],
)
def test_twelve_weeks_run_from_the_letter(today, days_left, week):
    clock = clock_of("2026-10-01", date.fromisoformat(today))
    assert clock.due == date(2026, 12, 24)
    assert (clock.days_left, clock.week) == (days_left, week)
    assert clock_of("", date(2026, 1, 1)) is None


def test_a_letter_that_is_yet_to_come_is_in_no_week():
    assert clock_of("2026-10-01", date(2026, 9, 1)).week == 0
