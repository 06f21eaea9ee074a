"""Any language may be typed; results say their language."""

from urllib.parse import quote

import pytest

from search.answering.live_search import is_other_language

LANGUAGES = ("Interpreting and translation", "Ask for this in your language.")


@pytest.mark.parametrize("query", ["мусор", "停车", "குப்பை", "bins 🗑", "ﷺ", "\ud83d"])
def test_anything_may_be_typed(serving, query):
    served = serving()
    typed = quote(query.encode("utf-8", "replace"))
    for path in ("search", "api/search", "suggest"):
        assert served.get(f"{path}?q={typed}")[0] == 200


def test_another_language_that_finds_nothing_leads_to_interpreters(serving):
    served = serving({"/languages": LANGUAGES})
    found = served.json(f"api/search?q={quote('вывоз мусора')}")
    assert found["total"] == 0
    assert found["other_languages"] == "https://www.mereford.gov.uk/languages"
    assert (
        'href="https://www.mereford.gov.uk/languages"'
        in served.get(f"search?q={quote('мусор')}")[2]
    )
    assert served.json("api/search?q=bins")["other_languages"] == ""


def test_the_page_may_be_set(serving):
    served = serving(languages="/council-tax")
    found = served.json(f"api/search?q={quote('мусор')}")
    assert found["other_languages"] == "https://www.mereford.gov.uk/council-tax"


def test_results_say_their_language(serving):
    served = serving()
    assert served.json("api/search?q=bins")["results"][0]["lang"] == "en"
    assert 'lang="en" dir="auto"' in served.get("search?q=bins")[2]


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("мусор", True),
        ("śmieci", True),
        ("qashinka guriga", True),
        ("council tax", False),
        ("", False),
    ],
)
def test_is_other_language(query, other):
    assert is_other_language(query) is other


def test_what_may_have_been_meant_is_offered_and_not_searched_for(serving, monkeypatch):
    served = serving()
    corrector = served.service.current.search._corrector
    monkeypatch.setattr(corrector, "corrected", lambda query: ("bins", False))
    found = served.json("api/search?q=bnis")
    assert (found["corrected"], found["searched"]) == (False, "bnis")
    assert found["did_you_mean"] == "bins"
    page = served.get("search?q=bnis+x")[2]
    assert "Did you mean" in page
    assert 'href="search?q=bins"' in page
    assert served.json("api/search?q=bnis&exact=1")["did_you_mean"] == ""
