"""Between which days an answer about the day of the run holds."""

from datetime import date, timedelta

import pytest

from audit.evidence.upkeep.dates import financial_year, months_after, months_between
from audit.remembered.watched_date import Span, WatchedDate

DEADLINE = date(2026, 3, 31)
QUESTIONS = {
    "passed": lambda day: day > DEADLINE,
    "asked the other way round": lambda day: day <= DEADLINE,
    "on the day": lambda day: day == DEADLINE,
    "not on the day": lambda day: day != DEADLINE,
    "a month ago": lambda day: day - timedelta(days=30) > DEADLINE,
    "later than the latest": lambda day: max([DEADLINE, day]) == DEADLINE,
    "year": lambda day: day.year,
    "financial year": financial_year,
    "written": lambda day: f"{day:%d %B}",
    "text": str,
    "days between": lambda day: (day - DEADLINE).days,
    "days between, turned": lambda day: (DEADLINE - day).days,
    "weekday": lambda day: day.weekday(),
    "in a set": lambda day: day in {DEADLINE},
    "months": lambda day: months_between(DEADLINE, day),
    "two years on": lambda day: day >= months_after(DEADLINE, 24),
    "a year's end": lambda day: day < date.max,
    "replaced": lambda day: day.replace(day=1),
}


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "start", [date(2026, 3, 30), DEADLINE, date(2026, 4, 1), date(2028, 2, 29)]
)
def test_answer_holds_on_every_day_of_its_span_and_only_claims_what_was_asked(name, start):
    asked, span = QUESTIONS[name], Span()
    answer = asked(WatchedDate.of(start, span))
    assert answer == asked(start)
    assert start in span
    for more in range(-800, 801):
        day = start + timedelta(days=more)
        if day in span:
            assert asked(day) == answer, day


def test_what_is_never_asked_holds_for_ever():
    span = Span()
    WatchedDate.of(DEADLINE, span)
    assert (span.first, span.last) == (date.min, date.max)


def test_a_passed_deadline_holds_for_all_days_to_come_and_a_coming_one_up_to_it():
    passed, coming = Span(), Span()
    assert WatchedDate.of(date(2026, 5, 1), passed) > DEADLINE
    assert not WatchedDate.of(date(2026, 1, 1), coming) > DEADLINE
    assert (passed.first, passed.last) == (date(2026, 4, 1), date.max)
    assert (coming.first, coming.last) == (date.min, DEADLINE)


@pytest.mark.parametrize("months", [0, 1, 11, 24, 25])
@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 1, 30), date(2024, 2, 29)])
def test_months_after_is_the_first_day_that_counts_so_many_months(day, months):
    first = months_after(day, months)
    assert months_between(day, first) >= months
    assert months_between(day, first - timedelta(days=1)) < months or months == 0
