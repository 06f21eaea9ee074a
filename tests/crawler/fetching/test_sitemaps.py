"""Which addresses of the site sitemaps, feeds and robots.txt name, and what is not taken."""

from __future__ import annotations

import pytest

from crawler.fetching.sitemaps import declared_sitemaps, feed_links, locations
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.records import Page
from signpost.workspace.sitemap_notes import SITEMAP, SitemapNotes, notes_of, told, told_of

HOSTS = frozenset({"a.gov.uk", "www.a.gov.uk"})
URL = "https://a.gov.uk/maps/all.xml"


def urlset(*addresses: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{x}</loc></url>' for x in addresses)}</urlset>".encode()


def test_addresses_of_the_site_each_once_and_what_is_not_taken() -> None:
    listed = locations(
        urlset(
            " https://A.gov.uk/bins ",
            "http://a.gov.uk/tips#times",
            "rates",
            "/bins",
            "https://other.org/1",
            "https://third.org/2",
            "javascript:x",
        ),
        URL,
        HOSTS,
    )
    assert [(x.url, x.tag, x.rel) for x in listed.links] == [
        ("https://a.gov.uk/bins", "loc", ""),
        ("http://a.gov.uk/tips", "loc", ""),  # another origin: asked as it is listed
        ("https://a.gov.uk/maps/rates", "loc", ""),
    ]
    assert listed.notes == SitemapNotes(
        other_sites=2,
        other_site="https://other.org/1",
        no_address=1,
        no_address_sample="javascript:x",
    )


def test_an_aliass_addresses_are_the_sites_own() -> None:
    site = SiteSettings(url="http://staging.a.gov.uk:8080/", aliases=("www.a.gov.uk",))
    config = Config(site=site)
    found = locations(urlset("https://www.a.gov.uk/x"), URL, config.hosts, "", config.without_alias)
    assert [x.url for x in found.links] == ["http://staging.a.gov.uk:8080/x"]
    assert found.notes == SitemapNotes()
    robots = b"Sitemap: https://www.a.gov.uk/s.xml"
    declared = declared_sitemaps(robots, f"{site.url}robots.txt", config.without_alias)
    assert [x.url for x in declared] == ["http://staging.a.gov.uk:8080/s.xml"]


def test_an_index_on_another_host_names_sitemaps_there_but_not_on_a_third() -> None:
    index = (
        "<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>https://third.org/s2"
        "</loc></sitemap><sitemap><loc>https://a.gov.uk/s3</loc></sitemap></sitemapindex>"
    )
    listed = locations(index.encode(), "https://files.cms.example/index.xml", HOSTS)
    assert [(x.url, x.rel) for x in listed.links] == [
        ("https://files.cms.example/s1.xml", "sitemap"),
        ("https://a.gov.uk/s3", "sitemap"),
    ]
    assert listed.notes.other_site == "https://third.org/s2"


def test_items_of_a_feed_are_links_and_other_xml_has_none() -> None:
    feed = b"<rss><channel><item><link>/news/1</link></item></channel></rss>"
    links = feed_links(feed, "https://a.gov.uk/news.xml", HOSTS, "text/xml", None)
    assert [(x.url, x.where) for x in links] == [("https://a.gov.uk/news/1", "feed")]
    assert feed_links(urlset("/x"), URL, HOSTS, "text/xml", None) == []


def test_robots() -> None:
    body = (
        "\ufeffSitemap: https://a.gov.uk/maps/all.xml\r\nUser-agent: *\r"
        "SITEMAP :/two.xml # the second\n  sitemap: //cdn.example/3.xml\nSitemap: x:y\nSitemap:\n"
        "Sitemap: /two.xml\n# Sitemap: /no.xml\nDisallow: /sitemap: /no2.xml\n"
    )
    assert [x.url for x in declared_sitemaps(body.encode(), "https://a.gov.uk/robots.txt")] == [
        "https://a.gov.uk/maps/all.xml",
        "https://a.gov.uk/two.xml",
        "https://cdn.example/3.xml",
    ]


@pytest.mark.parametrize(
    ("notes", "says"),
    [
        (SitemapNotes(cut=True), "ends in the middle: what comes before was read"),
        (SitemapNotes(too_large=True), "is larger than a sitemap may be"),
        (SitemapNotes(over_limit=1), "lists 1 address more than the 50,000 that one may"),
        (
            SitemapNotes(other_sites=1270, other_site="https://b.uk/"),
            "lists 1,270 addresses of another site (such as https://b.uk/): not read",
        ),
        (SitemapNotes(no_address=1, no_address_sample="x:"), "no web address (such as “x:”)"),
        (SitemapNotes(no_address=2), "has 2 entries that are no web addresses"),
        (SitemapNotes(unread=True), "holds no list of addresses that can be read"),
    ],
)
def test_what_is_told(notes: SitemapNotes, says: str) -> None:
    page = Page(
        1,
        URL,
        "sitemap",
        200,
        headers={SITEMAP: notes.packed},
        referrer="https://a.gov.uk/robots.txt",
    )
    assert notes_of(page) == notes
    sentences = list(told(page))
    assert len(sentences) == 1
    assert says in sentences[0]


def test_nothing_is_told_of_one_that_is_whole_or_was_only_tried() -> None:
    assert SitemapNotes().packed == ""
    assert list(told(Page(1, URL, "sitemap", 200))) == []
    assert list(told(Page(1, URL, "sitemap", 404))) == []
    tried = Page(1, URL, "sitemap", 200, headers={SITEMAP: SitemapNotes(unread=True).packed})
    assert list(told(tried)) == []
    gone = Page(1, URL, "sitemap", 404, referrer="https://a.gov.uk/robots.txt")
    assert list(told(gone)) == [
        f"The sitemap {URL} answers 404, but https://a.gov.uk/robots.txt names it"
    ]
    lost = Page(1, URL, "none", error="timeout", referrer="https://a.gov.uk/robots.txt")
    page_lost = Page(1, URL, "none", error="timeout", referrer="https://a.gov.uk/sitemap.xml")
    assert told_of([lost, page_lost, Page(1, URL, "html", 404)]) == [
        f"The sitemap {URL} gave no answer (timeout), but https://a.gov.uk/robots.txt names it"
    ]
    assert notes_of(Page(1, URL, "sitemap", 200, headers={SITEMAP: "{"})) == SitemapNotes()
