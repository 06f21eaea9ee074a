import json
from datetime import UTC, datetime, timedelta

import pytest

from search.logs.query_log import LoggedQuery, QueryLog
from search.logs.service_log import merge_logs, read_own_log
from search.service.events import EventLog

BINS, TAX = "https://x.uk/bins", "https://x.uk/tax"


@pytest.fixture
def log(tmp_path):
    """Search and open results as many residents do, on as many days as searches go by."""
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    events = EventLog(tmp_path, 900, lambda: now[0])

    def searched(query, *opened, times=1, page=1, **click):
        for _ in range(times):
            hits = [BINS, "https://x.uk/2", "https://x.uk/3", TAX]
            number = events.query(query, query, "build-1-1", page, hits)
            for address, place in opened:
                events.click(number, address, place, **click)
            now[0] += timedelta(hours=7)

    searched.folder = tmp_path
    return searched


def test_searches_and_clicks_become_a_log(log):
    log("Rubbish day", (BINS, 1), times=15)
    log("rubbish DAY", (TAX, 4))
    log("tip")
    (found, tip) = read_own_log(log.folder).queries
    assert (found.query, found.searches) == ("rubbish day", 16)
    assert list(found.clicks) == [BINS], "one click is chance"
    assert (tip.query, tip.clicks) == ("tip", {})


def test_many_clicks_count_little_more_and_low_places_more(log):
    log("bins", (BINS, 1), times=100)
    log("bins", (TAX, 4), times=25)
    clicks = read_own_log(log.folder).queries[0].clicks
    assert clicks[BINS] == 10
    assert clicks[BINS] / clicks[TAX] < 2, "four times the clicks, at the first place"


def test_one_search_counts_a_page_once_and_best_bets_not_at_all(log):
    log("bins", *[(BINS, 1)] * 50)
    log("bins", (TAX, 0), times=50)
    assert read_own_log(log.folder).queries[0].clicks == {}


@pytest.mark.parametrize("place", [1, 3, 5, 14, 999])
def test_a_click_on_what_was_not_shown_there_teaches_nothing(log, place):
    log("bins", (TAX, place), times=50)
    assert read_own_log(log.folder).queries[0].clicks == {}


def test_places_go_on_from_page_to_page(log):
    log("bins", (TAX, 14), times=20, page=2)
    assert list(read_own_log(log.folder).queries[0].clicks) == [TAX]


def test_clicks_that_may_not_teach_do_not(log):
    log("bins", (BINS, 1), times=50, teaches=False)
    assert read_own_log(log.folder).queries[0].clicks == {}


def test_clicks_of_one_day_teach_nothing(tmp_path):
    events = EventLog(tmp_path, 90, lambda: datetime(2026, 3, 1, tzinfo=UTC))
    for _ in range(50):
        events.click(events.query("bins", "bins", "b", 1, [BINS]), BINS, 1)
    assert read_own_log(tmp_path).queries[0].clicks == {}


def test_damaged_lines_and_missing_folders(log):
    assert read_own_log(log.folder / "none") == QueryLog()
    log("bins")
    file = next(log.folder.glob("queries-*"))
    file.write_text(file.read_text() + '{"user_que\n[]\n' + json.dumps({"user_query": 3}) + "\n")
    assert [q.query for q in read_own_log(log.folder).queries] == ["bins"]


def test_logs_are_added_up():
    one = QueryLog((LoggedQuery("Bins", 5, {BINS: 2}), LoggedQuery("tax", 1)), ("a note",))
    other = QueryLog((LoggedQuery("bins", 2, {BINS: 1.5, TAX: 1}), LoggedQuery("tip", 9)))
    found = merge_logs(one, other)
    assert [(q.query, q.searches) for q in found.queries] == [("tip", 9), ("Bins", 7), ("tax", 1)]
    assert found.queries[1].clicks == {BINS: 3.5, TAX: 1}
    assert found.notes == ("a note",)
