"""What visitors, networks and bots can teach the search."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest

from search.logs.service_log import read_own_log
from search.service.events import EventLog
from search.service.lessons import Lessons, is_bot, network_of

PAGE = "https://www.mereford.gov.uk/bins"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.250", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("no address", "no address", True),
    ],
)
def test_a_network_is_one(one, other, same):
    assert (network_of(one) == network_of(other)) is same
    assert Lessons().of_click(one, PAGE)
    lessons = Lessons()
    lessons.of_click(one, PAGE)
    assert lessons.of_click(other, PAGE) is not same


def test_a_network_teaches_so_much_a_day_and_a_page_so_much_an_hour():
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    lessons = Lessons(lambda: now[0])
    assert sum(lessons.of_click("192.0.2.1", f"{PAGE}/{n}") for n in range(100)) == 20
    assert sum(lessons.of_click(f"10.0.{n}.1", PAGE) for n in range(100)) == 20
    now[0] += timedelta(hours=1)
    assert sum(lessons.of_click(f"10.1.{n}.1", PAGE) for n in range(100)) == 20
    assert not lessons.of_click("192.0.2.1", f"{PAGE}/101")
    now[0] += timedelta(days=1)
    assert lessons.of_click("192.0.2.1", f"{PAGE}/102")


def taught(folder, addresses, days=30):
    """Whether forged clicks of some addresses, each day again, teach a page."""
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    lessons, events = Lessons(lambda: now[0]), EventLog(folder, 90, lambda: now[0])
    for _ in range(days):
        for address in addresses:
            first = lessons.of_search(address, "bins")
            number = events.query("bins", "bins", "build-1-1", 1, [PAGE], first)
            events.click(number, PAGE, 1, lessons.of_click(address, PAGE))
            now[0] += timedelta(days=1) / len(addresses)
    (found,) = read_own_log(folder).queries
    return bool(found.clicks)


@pytest.mark.parametrize(
    ("addresses", "moved"),
    [
        (["203.0.113.66"], False),
        ([f"203.0.113.{n}" for n in range(60)], False),
        ([f"2001:db8:0:{n:x}::1" for n in range(60)], False),
        ([f"10.0.{n}.1" for n in range(14)], False),
    ],
)
def test_few_networks_teach_nothing_however_often_they_click(tmp_path, addresses, moved):
    assert taught(tmp_path, addresses) is moved


@pytest.mark.parametrize(
    "agent", ["Googlebot/2.1", "my-crawler", "", "Mozilla (compatible; xbot/1.0)"]
)
def test_bots(agent):
    assert is_bot(agent)


@pytest.mark.parametrize(
    "agent", ["Mozilla/5.0 (X11; Linux) Firefox/140", "Abbott browser", "curl/8"]
)
def test_no_bots(agent):
    assert not is_bot(agent)


def test_bots_and_looks_without_reading_write_nothing(serving):
    site = serving()
    found = site.get("api/search?q=bins", User_Agent="examplebot/1.0")[2]
    assert '"query_id":""' in found
    number = site.json("api/search?q=bins")["query_id"]
    go = "go?" + urlencode({"id": number, "n": 1, "to": PAGE})
    assert site.get(go, User_Agent="examplebot/1.0")[0] == 303
    assert list(site.events.glob("events-*")) == []
    assert site.get(go)[0] == 303
    assert len(list(site.events.glob("events-*"))) == 1
