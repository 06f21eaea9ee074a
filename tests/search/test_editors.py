import pytest

from search.documents import SearchError
from search.editors import NO_RULES, BestBet, editors_of
from search.learning.synonyms import pair_of
from signpost.settings.config import Config, SearchSettings, SiteSettings

HOME = "https://www.mereford.gov.uk/"
GOOD = """
hidden = ["/news/2019/*"]
[[best_bet]]
queries = ["Bin day", "rubbish-day"]
address = "/bins"
title = "Find your bin day"
[[best_bet]]
queries = ["bin day"]
address = "https://other.example/bins"
[[synonym]]
words = ["tip", "dump", "household recycling centre"]
"""


@pytest.fixture
def read(tmp_path):
    def made(text):
        (tmp_path / "search.toml").write_text(text)
        site, search = SiteSettings(url=HOME), SearchSettings(editors="search.toml")
        return editors_of(Config(site=site, search=search, folder=tmp_path))

    return made


def test_best_bets_stand_for_exactly_their_queries(read):
    editors = read(GOOD)
    mine = BestBet(f"{HOME}bins", "Find your bin day")
    assert editors.bets("bin DAY?") == (mine, BestBet("https://other.example/bins"))
    assert editors.bets("rubbish day") == (mine,)
    assert editors.bets("bin day calendar") == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tip opening", ["dump opening", "household recycling centre opening"]),
        ("Household Recycling Centre", ["tip", "dump"]),
        ("tipping", []),
        ("", []),
    ],
)
def test_synonyms_put_a_query_in_other_words(read, query, expected):
    assert read(GOOD).alternatives(query) == expected


@pytest.mark.parametrize(
    ("path", "hidden"), [("news/2019/bins", True), ("news/2020/bins", False), ("bins", False)]
)
def test_hidden_pages(read, path, hidden):
    assert read(GOOD).hides(HOME + path) is hidden


def test_what_is_no_synonym(read):
    refused = read('[[not_synonym]]\nwords = ["Permits", "licence", "pass"]').refused
    assert refused == {
        pair_of(*two) for two in (("permit", "licence"), ("permit", "pass"), ("pass", "licences"))
    }


def test_no_file_decides_nothing():
    assert editors_of(Config()) is NO_RULES
    assert not NO_RULES.hides(HOME)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[best_bets]]\n", "unknown key 'best_bets': did you mean 'best_bet'"),
        ("[best_bet]\nqueries = []", "two brackets"),
        ("[[best_bet]]\naddress = '/bins'", "number 1: queries has to be a list"),
        ("[[best_bet]]\nqueries = ['?']\naddress = '/bins'", "has to name what people type"),
        ("[[best_bet]]\nqueries = ['a']", "address has to be a path"),
        ("[[best_bet]]\nqueries = ['a']\naddress = 'javascript:alert(1)'", "address has to be"),
        ("[[best_bet]]\nqueries = ['a']\naddress = '/b'\ntitle = 4", "title has to be a text"),
        ("[[synonym]]\nwords = ['tip']", "number 1: words needs at least two"),
        ("[[synonym]]\nword = ['tip']", "unknown key 'word': did you mean 'words'"),
        ("[[not_synonym]]\nwords = ['tip']", "[[not_synonym]] number 1: words needs at least two"),
        ("[[not_synonym]]\nword = ['tip']", "unknown key 'word': did you mean 'words'"),
        (
            "[[synonym]]\nwords = ['a', 'tips', 'c']\n[[not_synonym]]\nwords = ['c', 'tip']",
            "are in a [[synonym]] too",
        ),
        ("hidden = '/news'", "hidden has to be a list of texts"),
        ("hidden = [", "not valid TOML"),
    ],
)
def test_mistakes_are_one_clear_line(read, text, message):
    with pytest.raises(SearchError) as told:
        read(text)
    assert message in str(told.value)
    assert "search.toml" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_missing_file_is_told(tmp_path):
    config = Config(search=SearchSettings(editors="none.toml"), folder=tmp_path)
    with pytest.raises(SearchError, match="no such file"):
        editors_of(config)
