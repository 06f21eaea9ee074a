from datetime import UTC, datetime

import pytest

from search.answering.live_search import open_beside, open_live
from search.answering.search_request import SearchRequest
from search.builds.build import build_beside, builds, go_live
from search.documents import SearchDocument
from search.index import BuildPlan, make_build
from search.learning.training_pairs import TrainingPairs
from search.service.events import EventLog
from search.service.interleaving import Interleaver
from search.service.pages import Council, results_page
from search.service.search_request import ResultsPageRequest
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Workspace

HOME = "https://www.example.gov.uk/"


def pages(*names):
    return [
        SearchDocument(f"{HOME}{n}", f"Bins {n}", "", f"All about bins {n}.", "") for n in names
    ]


@pytest.fixture
def both(tmp_path):
    """An older build, live before, and a newer one, live now: (live, beside)."""
    config = Config(site=SiteSettings(url=HOME), folder=tmp_path)
    with Workspace.open(tmp_path / "workspace") as workspace:
        taught = TrainingPairs({f"{HOME}c": {"bins": 9}, f"{HOME}gone": {"bins": 5}})
        make_build(workspace, BuildPlan(1, pages("a", "b", "c", "gone"), taught, "whoosh"))
        go_live(workspace, builds(workspace)[-1])
        assert build_beside(workspace) is None
        taught = TrainingPairs({f"{HOME}new": {"bins": 9}, f"{HOME}b": {"bins": 5}})
        make_build(workspace, BuildPlan(2, pages("a", "b", "c", "new"), taught, "whoosh"))
        # Not live yet: that is the one to compare the live one with.
        assert build_beside(workspace).run == 2
        go_live(workspace, builds(workspace)[-1])
        assert build_beside(workspace).run == 1
        yield open_live(workspace, config), open_beside(workspace, config)


def test_pages_that_are_gone_are_not_shown_and_new_ones_are(both):
    live, beside = both
    for seed in range(20):
        answer, teams = live.answer_mixed(SearchRequest("bins"), beside, seed)
        shown = [x.address.removeprefix(HOME) for x in answer.results]
        assert sorted(shown) == ["a", "b", "c", "new"]
        assert len(teams) == 4
        assert {shown[0], shown[1]} == {"new", "c"}
        assert teams[0] + teams[1] in ("ab", "ba")
    older, _ = beside.answer_mixed(SearchRequest("bins"), live, 1)
    assert {x.address for x in older.results} == {x.address for x in answer.results}
    assert all(x.title for x in older.results)


def test_further_pages_go_with_the_first(both):
    live, beside = both
    whole, teams = live.answer_mixed(SearchRequest("bins", limit=10), beside, 5)
    first, one = live.answer_mixed(SearchRequest("bins", limit=2), beside, 5)
    second, two = live.answer_mixed(SearchRequest("bins", start=2, limit=2), beside, 5)
    assert [*first.results, *second.results] == list(whole.results)
    assert one + two == teams


def test_off_unless_asked_for_and_drawn_anew_each_hour(both):
    live, beside = both
    request = SearchRequest("bins")
    assert Interleaver(0.0).answer(live, beside, request).mixed.teams == ""
    assert Interleaver(1.0).answer(live, None, request).mixed.teams == ""
    assert (
        Interleaver(1.0).answer(live, beside, SearchRequest("bins", exact=True)).mixed.teams == ""
    )
    drafts = {}
    for hour in range(24):
        now = datetime(2026, 3, 1, hour, tzinfo=UTC)
        mixed = Interleaver(1.0, lambda now=now: now).answer(live, beside, request).mixed
        assert mixed.beside == beside.build.name
        drafts[hour] = mixed.teams[:2]
    assert set(drafts.values()) == {"ab", "ba"}


def test_only_clicks_that_tell_the_two_apart_are_votes(both, tmp_path):
    live, beside = both
    found = Interleaver(1.0).answer(live, beside, SearchRequest("bins"))
    number = EventLog(tmp_path / "events", 9).query(
        "bins", "bins", live.build.name, 1, [], True, found.mixed
    )
    council = Council("Mereford", HOME, "", "", "s.css", "s.js", True)
    page = results_page(
        council, ResultsPageRequest("bins"), found.response, number, found.mixed.tells
    )
    telling = sum(team in "ab" for team in found.mixed.teams)
    assert page.count("&amp;v=1") == telling > 0
    assert '"teams":"' in next((tmp_path / "events").iterdir()).read_text()
