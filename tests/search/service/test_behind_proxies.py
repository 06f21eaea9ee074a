"""Behind a proxy: whose word counts, under which path the search stands, and what crawlers read."""

import pytest

ONE = {"requests_per_minute": 6}


def asked_by(site, visitors):
    return [site.get("api/v1/search?q=bins", X_Forwarded_For=v)[0] for v in visitors]


def test_a_trusted_proxy_says_who_asks(serving):
    site = serving(**ONE)
    assert set(asked_by(site, [f"192.0.2.{n}" for n in range(9)])) == {200}
    assert asked_by(site, ["192.0.2.1"] * 9)[-1] == 429


@pytest.mark.parametrize("proxies", [(), ("10.0.0.0/8",)])
def test_anybody_else_is_not_believed(serving, proxies):
    site = serving(**ONE, trusted_proxies=proxies)
    assert asked_by(site, [f"192.0.2.{n}" for n in range(9)]) == [200] * 5 + [429] * 4


def test_of_several_proxies_the_last_stranger_counts(serving):
    site = serving(**ONE, trusted_proxies=("127.0.0.0/8", "10.0.0.0/8"))
    invented = [f"198.51.100.{n}, 203.0.113.5, 10.1.1.1" for n in range(9)]
    assert asked_by(site, invented) == [200] * 5 + [429] * 4


@pytest.mark.parametrize(
    "settings", [{"path_prefix": "/find"}, {"public_url": "https://www.mereford.gov.uk/find/"}]
)
def test_under_a_prefix(serving, settings):
    site = serving(**settings)
    for path in ("find/search?q=bins", "search?q=bins"):
        page = site.get(path)[2]
        # Links are relative, so that they hold wherever the search is shown.
        assert 'href="search.css?' in page
        assert 'action="search"' in page
        assert 'href="/' not in page
    assert site.get("find/api/v1/search?q=bins")[0] == 200
    assert site.get("find")[0] == site.get("find/")[0] == 307
    assert site.get("finder/search?q=bins")[0] == site.get("find/find/search")[0] == 404
    base = settings.get("public_url") or f"{site.url}find/"
    assert f"{base}search?q={{searchTerms}}" in site.get("find/opensearch.xml")[2]
    assert site.json("find/openapi.json")["servers"] == [{"url": base}]


def test_the_scheme_is_the_proxys(serving):
    site = serving(path_prefix="/find")
    said = site.get("find/opensearch.xml", X_Forwarded_Proto="https", Host="search.example")[2]
    assert 'template="https://search.example/find/search?' in said


def test_crawlers_are_asked_to_stay_away(serving):
    status, headers, rules = serving(path_prefix="/find").get("robots.txt")
    assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert "Disallow: /find/go\n" in rules
    assert "Disallow: /find/search?\n" in rules


def test_no_answer_is_for_search_engines(serving):
    site = serving()
    for path in ("search?q=bins", "nowhere", "api/v1/search?q=bins", "search.css", "go?to=x"):
        assert site.get(path)[1]["X-Robots-Tag"] == "noindex, nofollow"
