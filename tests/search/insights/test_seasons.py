import pytest

from search.insights.noise import NoiseFilter
from search.insights.seasons import seasons
from search.insights.subjects import shared_words
from search.logs.monthly_log import MonthlyLog, after, months_between
from signpost.workspace.artifacts.search_insight import LeftOutSearches

FIRST, LAST = "2023-11", "2026-10"


def log(first=FIRST, last=LAST, **changes):
    """Make a log of steady queries; `changes` give what some have in months so named."""
    names = months_between(first, last)
    steady = {f"steady {word}": 60 + n for n, word in enumerate(("bins", "tax", "parking", "jobs"))}
    found = {name: {**steady, "rare thing": 6} for name in names}
    for query, months in changes.items():
        for name, searches in months.items():
            for month in (m for m in names if name in m):
                found[month][query.replace("_", " ")] = searches
    return MonthlyLog(found)


def queries(rows):
    return [getattr(row, "query", "") or row.name for row in rows]


def test_what_comes_back_each_year_is_told_before_it_comes():
    months = log(fireworks={"-10": 20, "-11": 90})
    found = seasons(months, NoiseFilter())
    (row,) = found.coming["2026-11"]
    assert (row.query, row.searches, row.years, row.of_years) == ("fireworks", 90, 3, 3)
    assert row.usual < 10
    assert queries(found.calendar["11"]) == ["fireworks"]
    assert found.coming["2026-12"] == found.calendar["06"] == []


@pytest.mark.parametrize(
    "once",
    [
        {"royal_visit": {"2024-11": 90}},  # news of one month of one year
        {"new_town": {"2026-0": 40, "2026-10": 40}},  # came to stay
        {"steady_noise": {"-0": 20, "-1": 22}},  # always there
    ],
)
def test_what_came_once_or_stays_has_no_season(once):
    found = seasons(log(**once), NoiseFilter())
    assert [rows for rows in found.calendar.values() if rows] == []


def test_a_season_seen_once_has_to_be_strong_and_often_listed():
    steady = {f"-{n:02d}": 10 for n in range(1, 13)}
    months = log(
        "2025-01", "2026-08", fireworks=steady | {"-11": 60, "-10": 25}, visit={"2025-11": 60}
    )
    found = seasons(months, NoiseFilter())
    assert queries(found.calendar["11"]) == ["fireworks"]
    assert found.calendar["11"][0].of_years == 1


def test_a_season_seen_once_is_over_where_people_look_for_it_less_than_then():
    steady = {f"-{n:02d}": 10 for n in range(1, 13)}
    less = {"2026-06": 2, "2026-07": 2, "2026-08": 2}
    months = log("2025-01", "2026-08", fireworks=steady | {"-11": 60, "-10": 25} | less)
    assert seasons(months, NoiseFilter()).calendar["11"] == []


def test_the_name_of_the_place_makes_no_other_subject():
    months = log(
        police={"-0": 30, "-1": 30}, mereford_police={LAST: 20}, mereford={LAST: 100}
    )  # fmt: skip
    found = seasons(months, NoiseFilter(own=("Mereford Council", "www.mereford.gov.uk")))
    assert found.new == []
    assert found.left_out == [
        LeftOutSearches(reason="own name", searches=100, queries=["mereford"])
    ]
    assert queries(seasons(months, NoiseFilter()).new) == ["mereford"]


def test_new_risen_and_falling():
    months = log(
        covid_19={LAST: 40}, covid19={LAST: 20}, flu_jab={"-0": 20, "-1": 20, LAST: 80},
        pool={"2024": 1, "2025-0": 50, "2025-1": 50}, fireworks={"-10": 90},
    )  # fmt: skip
    found = seasons(months, NoiseFilter())
    assert [(t.name, t.searches) for t in found.new] == [("covid 19", 60)]
    # What rises each October is no news in October.
    assert queries(found.risen) == ["flu jab"]
    months = log(pool={"2025-08": 50, "2025-09": 50, "2025-10": 50})
    (row,) = seasons(months, NoiseFilter()).falling
    assert row.query == "pool"
    assert 40 <= row.usual <= 50
    assert row.searches <= 3


def test_a_query_that_is_not_listed_is_not_searched_never():
    # The log lists only what was searched 30 times or more: 35 after nothing is no rise.
    names = months_between(FIRST, LAST)
    months = {name: {"steady bins": 60, "least": 30} for name in names}
    months[LAST] = {**months[LAST], "bench": 35}
    found = seasons(MonthlyLog(months), NoiseFilter())
    assert found.new == found.risen == []


def test_noise_is_left_out_and_counted():
    months = log(payroll={LAST: 50}, test={LAST: 6000}, jamie_carter={LAST: 30})
    shared = shared_words(q for m in months.searches.values() for q in m)
    found = seasons(months, NoiseFilter(["payroll"], shared))
    assert found.new == []
    assert {row.reason: row.searches for row in found.left_out} == {
        "staff": 50, "machine": 6000, "person": 30,
    }  # fmt: skip


@pytest.mark.parametrize("months", [MonthlyLog({}), MonthlyLog({"2026-01": {"bins": 5}})])
def test_short_logs_tell_little_and_break_nothing(months):
    found = seasons(months, NoiseFilter())
    assert not (found.new or found.risen or found.falling)


def test_a_burst_of_a_machine_does_not_make_others_fall():
    months = log(nashville={"2025-0": 15, "2025-1": 15, "2025-10": 6000})
    assert "steady bins" not in queries(seasons(months, NoiseFilter()).falling)
    assert after(LAST) == "2026-11"
