"""Sitemaps: index files, gzip, entities that are not expanded, and rubbish."""

import gzip

import pytest

from crawler.fetching.sitemaps import declared_sitemaps, locations

HOSTS = frozenset({"a.gov.uk"})
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
URLSET = (
    f"<?xml version='1.0'?><urlset {XMLNS}><url><loc> https://A.gov.uk/bins </loc></url>"
    "<url><loc>https://other.org/x</loc></url><url><loc>javascript:x</loc></url></urlset>"
).encode()
INDEX = (
    f"<sitemapindex {XMLNS}><sitemap><loc>https://a.gov.uk/s1.xml</loc></sitemap></sitemapindex>"
).encode()
BOMB = (
    "<!DOCTYPE z [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(
        f"<!ENTITY {c} '{f'&{p};' * 10}'>" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><urlset {XMLNS}><url><loc>https://a.gov.uk/&i;</loc></url></urlset>"
).encode()


@pytest.mark.parametrize("body", [URLSET, gzip.compress(URLSET), b"\xef\xbb\xbf" + URLSET])
def test_addresses_of_the_own_site(body: bytes) -> None:
    assert [(x.url, x.tag, x.rel) for x in locations(body, HOSTS)] == [
        ("https://a.gov.uk/bins", "loc", "")
    ]


def test_an_index_names_sitemaps() -> None:
    assert [(x.url, x.rel) for x in locations(INDEX, HOSTS)] == [
        ("https://a.gov.uk/s1.xml", "sitemap")
    ]


@pytest.mark.parametrize(
    "body", [b"", b"<html>not found</html>", b"\x1f\x8b\x08broken", URLSET[:60], b"{}"]
)
def test_rubbish_gives_nothing(body: bytes) -> None:
    assert locations(body, HOSTS) == []


def test_entities_are_not_expanded() -> None:
    assert all(len(x.url) < 200 for x in locations(BOMB, HOSTS))


def test_a_gzip_bomb_is_cut() -> None:
    assert locations(gzip.compress(b" " * 60_000_000), HOSTS) == []


def test_robots() -> None:
    body = (
        b"User-agent: *\nSitemap: https://a.gov.uk/maps/all.xml\nSitemap: /two.xml\nSitemap: x:y\n"
    )
    assert [x.url for x in declared_sitemaps(body, "https://a.gov.uk/robots.txt")] == [
        "https://a.gov.uk/maps/all.xml", "https://a.gov.uk/two.xml",
    ]  # fmt: skip
