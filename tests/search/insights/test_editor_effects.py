from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from search.editors import EditorialRules
from search.insights.editor_effects import EffectReader, recent_searches
from search.service.events import EventLog

HOME = "https://www.example.gov.uk/"
TODAY = date(2026, 11, 30)
PAGES = {f"{HOME}bins", f"{HOME}news/2019/a", f"{HOME}news/2019/b"}


@pytest.fixture
def reader(tmp_path):
    now = [datetime(2026, 11, 20, 12, tzinfo=UTC)]
    log = EventLog(tmp_path, 90, lambda: now[0])

    def asked(query, *clicks, page=1):
        number = log.query(query, query, "build", page, [])
        for address, place in clicks:
            log.click(number, address, place)

    asked("bin day", (f"{HOME}bins", 0))  # longer ago than a week
    now[0] += timedelta(days=9)
    asked("Bin day!", (f"{HOME}bins", 0), (f"{HOME}bins", 0))
    asked("bin day", (f"{HOME}other", 2))
    asked("bin day", page=2)
    asked("the tip opening")
    asked("tipping point")
    live = SimpleNamespace(
        addresses=PAGES,
        has_page=PAGES.__contains__,
        editors=EditorialRules({}, hidden=("/news/*",)),
    )
    return EffectReader(recent_searches(tmp_path, TODAY), live, HOME, {"www.example.gov.uk"})


def test_a_best_bet(reader):
    found = reader.of("best_bet", {"queries": ["BIN day"], "address": "/bins"})
    assert (found.searches, found.clicks, found.other_clicks) == (2, 1, 1)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("address", "warned"),
    [("/gone", "no such page"), ("/news/2019/a", "hidden"), ("/bins#when", ""),
     ("https://other.example/x", "")],
)  # fmt: skip
def test_what_is_wrong_with_its_page(reader, address, warned):
    found = reader.of("best_bet", {"queries": ["x"], "address": address})
    assert warned in " ".join(found.warnings)
    assert bool(found.warnings) == bool(warned)


def test_words_are_whole_words(reader):
    assert reader.of("synonym", {"words": ["tip", "dump"]}).searches == 1
    assert reader.of("not_suggested", "bin day").searches == 2
    assert reader.of("not_suggested", "bin day").clicks == 2


def test_hidden_pages_are_counted(reader):
    assert reader.of("hidden", "/news/2019/*").pages == 2
    assert reader.of("hidden", "/nothing/*").warnings == ("It hides no page at present.",)
