import pytest

from search.ask import Result, ask, listing, snippet
from search.documents import SearchError
from search.index import build_index, go_live, newest


def test_the_live_index_answers(council):
    workspace, config, run = council()
    build_index(workspace, config, run)
    go_live(workspace, newest(workspace, run.id))
    first, *_ = ask(workspace, "When is my BIN collected?", 3)
    assert first.title == "Bin collections"
    assert first.address == "https://www.mereford.gov.uk/bins"
    assert first.snippet == "Find out when we collect your bin."
    assert first.service == "Waste"
    assert first.score > 0
    assert first.as_dict()["address"] == first.address
    assert ask(workspace, "xylophone") == []


def test_no_live_index_is_told(council):
    workspace, config, run = council()
    build_index(workspace, config, run)
    with pytest.raises(SearchError, match="no search index is live yet"):
        ask(workspace, "bins")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Short text.", "Short text."),
        ("start " * 100 + "the bin goes here " + "end " * 100, "bin goes here"),
        ("start " * 100, "start start"),
    ],
)
def test_snippets_show_the_words_asked_for(text, expected):
    found = snippet(text, {"bin"})
    assert expected in found
    assert len(found) <= 210


def test_a_listing_is_plain_text():
    assert listing([]) == "Nothing was found"
    hostile = Result("Bins\x1b[31m", "/bins", "a\nb", 1.0)
    assert listing([hostile]) == "1. Bins[31m\n   /bins\n   ab"
