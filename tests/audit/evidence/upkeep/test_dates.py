from __future__ import annotations

from datetime import date

import pytest

from audit.evidence.upkeep.dates import financial_year, find_dates, in_words, months_between, years


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("by 31 March 2024.", date(2024, 3, 31), date(2024, 3, 31)),
        ("on Friday 1st of March, 2024", date(2024, 3, 1), date(2024, 3, 1)),
        ("2 Sept 2024", date(2024, 9, 2), date(2024, 9, 2)),
        ("March 5, 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("03/04/2024", date(2024, 4, 3), date(2024, 4, 3)),
        ("3.4.24", date(2024, 4, 3), date(2024, 4, 3)),
        ("2024-04-03T10:00:00Z", date(2024, 4, 3), date(2024, 4, 3)),
        ("1 to 5 May 2024", date(2024, 5, 1), date(2024, 5, 5)),
        ("in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_reads_british_dates(text: str, first: date, last: date) -> None:
    (found,) = find_dates(text)

    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "you may 2024 times",
        "31 February 2024",
        "reference 24/03/2024/FUL",
        "call 020 8314 6000",
        "version 1.2.2024.7",
        "open 24/7",
        "13/13/2024",
        "31 March",
        "A2024-04-03",
    ],
)
def test_leaves_alone_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 1), 2026)],
)
def test_financial_year_begins_in_april(today: date, year: int) -> None:
    assert financial_year(today) == year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for 2023/24", [(2023, True)]),
        ("2023-2024 and 2021", [(2023, True), (2021, False)]),
        ("2023 to 2024", [(2023, True)]),
        ("2010 to 2024", [(2010, False), (2024, False)]),
        ("£2024.50, 2024/0012, 020 2024-1", []),
    ],
)
def test_years_and_financial_years(text: str, found: list[tuple[int, bool]]) -> None:
    assert list(years(text)) == found


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2024, 11, 21), date(2026, 11, 21), 24),
        (date(2024, 11, 22), date(2026, 11, 21), 23),
        (date(2026, 11, 1), date(2026, 11, 21), 0),
    ],
)
def test_counts_whole_months(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


def test_writes_a_day_in_words() -> None:
    assert in_words(date(2024, 5, 3)) == "3 May 2024"
