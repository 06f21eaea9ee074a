from datetime import UTC, datetime, timedelta

import pytest

from search.answering.live_search import SearchResult
from search.documents import SearchError
from search.service import pages
from search.service.colour import against_white
from search.service.events import EventLog
from search.service.rate_limit import RateLimiter
from search.service.server import bound
from signpost.settings.config import Config, SearchSettings


def test_a_visitor_waits_and_others_do_not():
    now = [0.0]
    limits = RateLimiter(60, lambda: now[0])
    assert [limits.wait("192.0.2.1") for _ in range(20)] == [0.0] * 20
    assert limits.wait("192.0.2.1") == pytest.approx(1.0)
    assert limits.wait("192.0.2.2") == 0.0
    now[0] = 1.5
    assert limits.wait("192.0.2.1") == 0.0


def test_a_network_of_ipv6_is_one_visitor():
    limits = RateLimiter(6, lambda: 0.0)
    waits = [limits.wait(f"2001:db8::{i:x}") for i in range(6)]
    assert waits[:5] == [0.0] * 5
    assert waits[5] > 0


def test_no_limit():
    limits = RateLimiter(0)
    assert not any(limits.wait("192.0.2.1") for _ in range(1000))


def test_old_events_go(tmp_path):
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    events = EventLog(tmp_path, 7, lambda: now[0])
    events.query("bins", "bins", "build-1-1", 1, [])
    (tmp_path / "notes.txt").touch()
    now[0] += timedelta(days=8)
    events.query("bins", "bins", "build-1-1", 1, [])
    assert sorted(f.name for f in tmp_path.iterdir()) == ["notes.txt", "queries-2026-03-09.jsonl"]
    assert (tmp_path / "queries-2026-03-09.jsonl").stat().st_mode & 0o077 == 0


def test_made_up_numbers_are_not_written(tmp_path):
    events = EventLog(tmp_path, 7)
    events.click("../../etc", "https://example.org/", 1)
    assert list(tmp_path.iterdir()) == []


def test_an_event_that_cannot_be_written_is_counted(tmp_path):
    (tmp_path / "file").touch()
    lost = []
    events = EventLog(tmp_path / "file", 7, lost=lambda: lost.append(1))
    events.query("bins", "bins", "build-1-1", 1, [])
    assert lost == [1]


@pytest.mark.parametrize(
    ("colour", "message"),
    [("red", "has to look like"), ("#ffff00", "Choose a darker one"), ("#12345;", "look like")],
)
def test_a_colour_that_cannot_be_read_on_is_refused(colour, message):
    with pytest.raises(SearchError, match=message):
        pages.style(Config(search=SearchSettings(colour=colour)))


def test_contrast_with_white():
    assert against_white("#ffffff") == pytest.approx(1.0)
    assert against_white("#000000") == pytest.approx(21.0)
    assert against_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tue, 03 Mar 2026 10:00:00 GMT", "3 March 2026"),
        ("2026-03-03T10:00:00", "3 March 2026"),
        ("", ""),
        ("soon", ""),
        ("2026-13-45", ""),
    ],
)
def test_days(written, expected):
    assert pages.readable_date(written) == expected


@pytest.mark.parametrize(
    ("kind", "address", "expected"),
    [
        ("page", "https://x.example/a.pdf", ""),
        ("document", "https://x.example/a.pdf?v=1", "PDF"),
        ("document", "https://x.example/download", "Document"),
    ],
)
def test_files_say_what_they_are(kind, address, expected):
    assert pages.file_type(SearchResult("t", address, "", 1.0, kind)) == expected


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/bins", "ftp://x/", "https:bins", "http://[", " http://x/"]
)
def test_only_web_addresses_are_links(address):
    assert pages.web_address(address) == ""


def test_a_port_in_use_is_told():
    with (
        bound("127.0.0.1", 0) as taken,
        pytest.raises(SearchError, match="Name another with --port"),
    ):
        bound("127.0.0.1", taken.getsockname()[1])
