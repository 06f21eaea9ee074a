import json

from search.logs.query_log import LoggedQuery, QueryLog
from search.logs.service_log import merge_logs, read_own_log
from search.service.events import EventLog

BINS, TAX = "https://x.uk/bins", "https://x.uk/tax"


def searched(events, query, *opened):
    number = events.query(query, query, "build-1-1", 1, [BINS, TAX])
    for address, place in opened:
        events.click(number, address, place)


def test_searches_and_clicks_become_a_log(tmp_path):
    events = EventLog(tmp_path, 90)
    for _ in range(3):
        searched(events, "Rubbish day", (BINS, 1))
    searched(events, "rubbish DAY", (TAX, 2))
    searched(events, "tip")
    (found, tip) = read_own_log(tmp_path).queries
    assert (found.query, found.searches) == ("rubbish day", 4)
    assert list(found.clicks) == [BINS], "one click is chance"
    assert (tip.query, tip.clicks) == ("tip", {})


def test_many_clicks_count_little_more_and_low_places_more(tmp_path):
    events = EventLog(tmp_path, 90)
    for _ in range(100):
        searched(events, "bins", (BINS, 1))
    for _ in range(25):
        searched(events, "bins", (TAX, 4))
    clicks = read_own_log(tmp_path).queries[0].clicks
    assert clicks[BINS] == 10
    assert clicks[BINS] / clicks[TAX] < 2, "four times the clicks, at the first place"


def test_one_search_counts_a_page_once_and_best_bets_not_at_all(tmp_path):
    events = EventLog(tmp_path, 90)
    searched(events, "bins", *[(BINS, 1)] * 50)
    searched(events, "bins", (TAX, 0))
    searched(events, "bins", (TAX, 0))
    assert read_own_log(tmp_path).queries[0].clicks == {}


def test_damaged_lines_and_missing_folders(tmp_path):
    assert read_own_log(tmp_path / "none") == QueryLog()
    events = EventLog(tmp_path, 90)
    searched(events, "bins")
    file = next(tmp_path.glob("queries-*"))
    file.write_text(file.read_text() + '{"user_que\n[]\n' + json.dumps({"user_query": 3}) + "\n")
    assert [q.query for q in read_own_log(tmp_path).queries] == ["bins"]


def test_logs_are_added_up():
    one = QueryLog((LoggedQuery("Bins", 5, {BINS: 2}), LoggedQuery("tax", 1)), ("a note",))
    other = QueryLog((LoggedQuery("bins", 2, {BINS: 1.5, TAX: 1}), LoggedQuery("tip", 9)))
    found = merge_logs(one, other)
    assert [(q.query, q.searches) for q in found.queries] == [("tip", 9), ("Bins", 7), ("tax", 1)]
    assert found.queries[1].clicks == {BINS: 3.5, TAX: 1}
    assert found.notes == ("a note",)
