import json
from urllib.parse import quote

import pytest

EDITORS = """
[[best_bet]]
queries = ["bin day"]
address = "/bins"
title = "Find your bin day"
[[best_bet]]
queries = ["pay rent"]
address = "https://pay.example/rent"
title = "Pay your rent <b>"
"""


def test_a_page_of_results(serving):
    site = serving(editors=EDITORS, phone="01632 960 110")
    status, headers, page = site.get("search?q=bin+day")
    assert status == 200
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers.get("Set-Cookie") is None
    assert page.count("<script") == 1
    assert '<script src="search.js?v=' in page
    assert "Find your bin day" in page
    assert "01632 960 110" in page
    assert "<title>bin day – search results – " in page


def test_spelling_is_offered_and_can_be_refused(serving):
    site = serving()
    _, _, page = site.get("search?q=libary")
    assert "Showing results for" in page
    assert "<strong>library</strong>" in page
    assert "search?q=libary&amp;exact=1" in page
    _, _, refused = site.get("search?q=libary&exact=1")
    assert "<h2>Nothing was found</h2>" in refused and "results for “libary”" in refused
    assert "Showing results for" not in refused


def test_nothing_found_sends_people_to_the_council(serving):
    contact = {"/contact": ("Contact us", "Call or write.")}
    site = serving(contact)
    _, _, page = site.get("search?q=xylophone")
    assert "Nothing was found" in page
    assert 'href="https://www.mereford.gov.uk/contact"' in page
    assert 'href="https://www.mereford.gov.uk/"' in page


@pytest.mark.parametrize("path", ["api/search?q=bin+day", "search?q=bin+day"])
def test_the_same_as_json(serving, path):
    site = serving(editors=EDITORS)
    found = json.loads(site.get(path, Accept="application/json")[2])
    assert found["best_bets"][0]["title"] == "Find your bin day"
    assert found["searched"] == "bin day"
    assert set(found) >= {"query", "total", "page", "pages", "results", "services", "index"}
    assert found["index"] == site.service.current.search.build.name


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "title:bins AND (body:*)",
        "bins\x00\x1b[31m", "{{ 7 * 7 }}", "javascript:alert(1)", "\u202ebins", "' OR 1=1 --",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_only_words(serving, query):
    site = serving()
    status, _, page = site.get(f"search?q={quote(query)}")
    assert status == 200
    for hostile in ("<script>", "<img", 'value="49"', "\x00", "\x1b", "\u202e"):
        assert hostile not in page


def test_whatever_a_page_says_is_only_words(serving):
    hostile = ("Bins\u202e <script>alert(1)</script>", "bins &lt;img src=x onerror=alert(1)&gt;")
    site = serving({"/bins": hostile})
    _, _, page = site.get("search?q=bins")
    assert "<script>" not in page
    assert page.count("<script") == 1
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("search", 200, "What are you looking for?"),
        ("search?q=bins&page=21", 400, "up to page 20"),
        ("search?q=bins&page=0", 400, "up to page 20"),
        ("search?q=bins&page=-1", 400, "up to page 20"),
        ("search?q=bins&type=exe", 400, "no such type"),
        ("api/search?q=bins&page=99", 400, "up to page 20"),
        ("api/search", 400, "Give the words"),
        ("nowhere", 404, "Page not found"),
        ("search?q=" + "bin+" * 100, 200, "first 200 letters"),
        ("go?to=https://evil.example/", 404, "Page not found"),
        ("go?to=javascript:alert(1)", 404, "Page not found"),
    ],
)
def test_limits_are_told(serving, path, status, words):
    found = serving().get(path)
    assert found[0] == status
    assert words in found[2]
    assert "Content-Security-Policy" in found[1]


def test_too_much_is_refused_for_a_while(serving):
    site = serving(requests_per_minute=6)
    answers = [site.get("search?q=bins") for _ in range(8)]
    assert [status for status, _, _ in answers] == [200] * 5 + [429] * 3
    assert int(answers[-1][1]["Retry-After"]) >= 1
    assert site.get("healthz")[0] == 200


def test_suggestions_opensearch_style_and_figures(serving):
    site = serving()
    assert site.json("suggest?q=lib") == ["lib", ["Libraries"]]
    assert f"{site.url}search?q={{searchTerms}}" in site.get("opensearch.xml")[2]
    status, headers, style = site.get("search.css")
    assert (status, headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "--brand: #14364a" in style
    site.get("search?q=xylophone")
    figures = site.get("metrics")[2]
    assert "signpost_zero_results_total 1.0" in figures
    assert 'signpost_requests_total{route="search",status="200"} 1.0' in figures
    assert site.json("healthz")["status"] == "ok"


def test_searches_and_clicks_are_written_without_personal_data(serving):
    site = serving(editors=EDITORS)
    page = site.get("search?q=bins+jane%40example.org+07700+900123")[2]
    link = page.split('<h3><a href="')[1].split('"')[0].replace("&amp;", "&")
    status, headers, _ = site.get(link)
    assert (status, headers["Location"]) == (303, "https://www.mereford.gov.uk/bins")
    queries, events = (
        [json.loads(x) for x in next(site.events.glob(f"{k}-*.jsonl")).read_text().splitlines()]
        for k in ("queries", "events")
    )
    assert queries[0]["user_query"] == "bins"
    assert queries[0]["query_response_hit_ids"][0] == headers["Location"]
    assert events[0]["query_id"] == queries[0]["query_id"]
    assert events[0]["event_attributes"]["position"]["ordinal"] == 1
    written = json.dumps([queries, events])
    assert "jane" not in written
    assert "900123" not in written
    assert "127.0.0.1" not in written


def test_nothing_is_kept_where_nothing_is_to_be(serving):
    site = serving(events_days=0)
    page = site.get("search?q=bins")[2]
    assert 'href="https://www.mereford.gov.uk/bins"' in page
    assert "keeps nothing" in page
    assert not site.events.exists()


def test_a_page_past_the_last_says_so(serving):
    site = serving({f"/p{n}": (f"Planning notice {n}", "A planning notice.") for n in range(13)})
    found = site.json("api/search?q=planning+notice&page=5")
    assert (found["results"], found["past_last_page"]) == ([], True)
    page = site.get("search?q=planning+notice&page=5")[2]
    assert "There is no page 5" in page
    assert 'href="search?q=planning+notice&amp;page=2">page 2</a>' in page
    assert "page 5 of" not in page
    assert site.json("api/search?q=planning+notice&page=2")["past_last_page"] is False
    assert site.json("api/search?q=zzzqqq&page=2")["past_last_page"] is False
