"""Reading results off a page."""

import pytest

from crawler.existing_search.results import DEPTH, result_links
from signpost.settings.config import Config, SearchSettings, SiteSettings

HOME = "https://www.mereford.gov.uk/"
LINK = '<li class="hit"><h3><a href="{}">x</a></h3></li>'


def read(html, selector=".hit a"):
    search = SearchSettings(present="/s?q={query}", present_results=selector)
    config = Config(site=SiteSettings(url=HOME, aliases=("staging.example",)), search=search)
    return result_links(html.encode(), "text/html", f"{HOME}search/?q=x", config)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/bins", f"{HOME}bins"),
        ("bins#top", f"{HOME}search/bins"),
        ("https://staging.example/bins", f"{HOME}bins"),
        ("/click?n=1&amp;url=https%3A%2F%2Fwww.mereford.gov.uk%2Fbins", f"{HOME}bins"),
        (
            "/click?url=https%3A%2F%2Fother.example%2F",
            f"{HOME}click?url=https%3A%2F%2Fother.example%2F",
        ),
        ("https://other.example/a", "https://other.example/a"),
    ],
)
def test_where_a_result_leads(href, address):
    assert read(LINK.format(href)) == [address]


@pytest.mark.parametrize("href", ["javascript:go(1)", "", "mailto:a@b.example", "https://[bad"])
def test_what_leads_nowhere(href):
    found = read(LINK.format(href) + LINK.format("/bins"))
    assert f"{HOME}bins" in found
    assert all(x.startswith("https://www.mereford") for x in found)


def test_order_repeats_depth_and_selectors():
    many = "".join(LINK.format(f"/p{n // 2}") for n in range(60))
    assert read(many) == [f"{HOME}p{n}" for n in range(DEPTH)]
    assert read(LINK.format("/bins"), "li.hit") == [f"{HOME}bins"]
    assert read(f'<base href="/deep/">{LINK.format("a")}') == [f"{HOME}deep/a"]
    assert read("<p>Nothing found</p>") == read("") == []
