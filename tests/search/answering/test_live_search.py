import pytest

from search.answering.live_search import LiveSearch, open_live
from search.answering.search_request import SearchRequest, SearchResult
from search.builds.build import go_live, newest_build
from search.documents import SearchDocument, SearchError
from search.index import BuildPlan, build_index, make_build
from search.learning.training_pairs import TrainingPairs
from search.terminal import results_listing
from signpost.workspace import Workspace

pytestmark = pytest.mark.slow


def test_the_live_index_answers(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    go_live(workspace, newest_build(workspace, run.id))
    first, *_ = open_live(workspace).ask("When is my BIN collected?", 3)
    assert first.title == "Bin collections"
    assert first.address == "https://www.mereford.gov.uk/bins"
    assert first.snippet == "Find out when we collect your bin."
    assert first.service == "Waste"
    assert first.score > 0
    assert first.as_dict()["address"] == first.address
    assert open_live(workspace).ask("xylophone") == []


def test_no_live_index_is_told(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    with pytest.raises(SearchError, match="no search index is live yet"):
        open_live(workspace)


def test_a_listing_is_plain_text():
    assert results_listing([]) == "Nothing was found"
    hostile = SearchResult("Bins\x1b[31m", "/bins", "a\nb", 1.0)
    assert results_listing([hostile]) == "1. Bins[31m\n   /bins\n   ab"


@pytest.fixture
def asked(council, tmp_path):
    """Open the council's live search with an editors' file."""

    def opened(editors="", **settings):
        (tmp_path / "search.toml").write_text(editors)
        workspace, config, run = council(editors="search.toml", **settings)
        build_index(workspace, config, run.id)
        go_live(workspace, newest_build(workspace, run.id))
        return open_live(workspace, config)

    return opened


@pytest.mark.parametrize("ranker", ["signpost", "whoosh", "tfidf"])
def test_spelling_is_put_right_and_can_be_refused(asked, ranker):
    search = asked(ranker=ranker)
    answer = search.answer(SearchRequest("libary"))
    assert answer.searched == "library"
    assert answer.results[0].title == "Libraries"
    assert search.answer(SearchRequest("libary", exact=True)).total == 0
    assert search.answer(SearchRequest("libraries")).searched == "libraries"


def test_filters_and_paging(asked):
    search = asked()
    everything = search.answer(SearchRequest("find report apply", limit=3))
    assert everything.total > 3
    assert len(everything.results) == 3
    rest = search.answer(SearchRequest("find report apply", start=3))
    assert not {r.address for r in rest.results} & {r.address for r in everything.results}
    assert everything.services == [("Waste", 1)]
    only = search.answer(SearchRequest("find report apply", service="Waste"))
    assert [r.title for r in only.results] == ["Bin collections"]
    assert search.answer(SearchRequest("find", kind="document")).total == 0


def test_editors_decide(asked):
    search = asked("""
hidden = ["/schools"]
[[best_bet]]
queries = ["rubbish"]
address = "/bins"
[[synonym]]
words = ["parkin", "home"]
""")
    best = search.answer(SearchRequest("Rubbish"))
    assert [b.title for b in best.best_bets] == ["Bin collections"]
    assert search.ask("rubbish")[0].kind == "best bet"
    assert search.ask("parkin")[0].title == "Housing repairs"
    assert "Schools" not in [r.title for r in search.ask("school place")]
    assert search.has(best.best_bets[0].address)
    assert not search.has("https://evil.example/")


def test_late_answers_are_remembered(asked, monkeypatch):
    monkeypatch.setattr("search.answering.live_search._REMEMBERED", 2)
    search = asked()
    first = search.answer(SearchRequest("bin day"))
    assert search.answer(SearchRequest("bin day")) is first
    assert search.answer(SearchRequest("bin day", exact=True)) is not first
    search.answer(SearchRequest("school"))
    again = search.answer(SearchRequest("bin day"))
    assert again is not first
    assert again == first


def test_suggestions_and_the_contact_page(asked):
    search = asked()
    assert search.suggestions.begin("bin")[0] == "Bin collections"
    assert search.contact == ""


def test_counts_are_those_that_the_filters_leave(tmp_path):
    """Each filter's count is what it gives beside the other one."""
    documents = [
        SearchDocument(f"https://x.example/{n}", f"Report {n}", service=service, kind=kind)
        for n, (service, kind) in enumerate(
            [("Waste", "page")] * 3 + [("Waste", "document")] * 2 + [("Tax", "document")]
        )
    ]
    with Workspace.open(tmp_path) as workspace:
        build = make_build(workspace, BuildPlan(1, documents, TrainingPairs(), "tfidf"))
        search = LiveSearch(build)
        for service in ("", "Waste", "Tax"):
            for kind, count in search.answer(SearchRequest("report", service=service)).kinds:
                asked = SearchRequest("report", service=service, kind=kind)
                assert search.answer(asked).total == count
        for kind in ("page", "document"):
            for service, count in search.answer(SearchRequest("report", kind=kind)).services:
                asked = SearchRequest("report", service=service, kind=kind)
                assert search.answer(asked).total == count
        assert search.answer(SearchRequest("report", service="Tax")).kinds == [("document", 1)]
