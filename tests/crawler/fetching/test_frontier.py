"""The frontier: each address once, within the site and the caps, and a reason for what is left."""

import pytest
from msgspec.structs import replace

from crawler.fetching.frontier import Frontier, is_trap
from signpost.settings.config import Config, CrawlSettings, SiteSettings

HOME = "https://www.a.gov.uk/"


def frontier(**crawl: object) -> Frontier:
    """Make a frontier with some crawl settings."""
    settings = replace(CrawlSettings(), **crawl)
    return Frontier(Config(site=SiteSettings(url=HOME), crawl=settings), run=1)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://other.org/", "other_site"),
        (HOME + "logout", "unsafe"),
        (HOME + "user/sign-out?next=/", "unsafe"),
        (HOME + "item/delete", "unsafe"),
        (HOME + "item/delete/3", "unsafe"),
        (HOME + "item?_method=DELETE", "unsafe"),
        (HOME + "?option=users&task=user.logout", "unsafe"),
        (HOME + "item?id=3&delete=1", "unsafe"),
        (HOME + "news/unsubscribe?id=3", "unsafe"),
        (HOME + "wp-login.php?action=logout&_wpnonce=1", "unsafe"),
        (HOME + "item?action=delete&id=3", "unsafe"),
        (HOME + "private/x", "excluded"),
        (HOME + "a/b/" * 7, "trap"),
        (HOME + "x" * 3000, "trap"),
    ],
)
def test_left_out_with_a_reason(url: str, reason: str) -> None:
    tried = frontier(exclude=("/private/",))
    assert tried.admit(url, 1, "link", HOME) is None
    assert [(x.url, x.reason, x.referrer) for x in tried.take_skipped()] == [(url, reason, HOME)]
    assert tried.take_skipped() == []


def test_each_address_once() -> None:
    tried = frontier()
    assert tried.admit(HOME + "bins", 1, "link") is not None
    assert tried.admit(HOME + "bins", 1, "link") is None
    assert tried.take_skipped() == []
    assert tried.admitted == 1


def test_a_host_with_and_without_www_is_one_site() -> None:
    assert frontier().admit("https://a.gov.uk/bins", 1, "link") is not None


def test_caps() -> None:
    pages = frontier(max_pages=3)
    assert sum(pages.admit(f"{HOME}{i}", 1, "link") is not None for i in range(9)) == 3
    assert {x.reason for x in pages.take_skipped()} == {"max_pages"}
    depth = frontier(max_depth=2)
    assert depth.admit(HOME + "x", 3, "link") is None
    assert depth.admit(HOME + "x", 4, "link") is None
    assert [x.reason for x in depth.take_skipped()] == ["max_depth"]
    assert (depth.has_too_deep, depth.has_seen(HOME + "x"), depth.was_found(HOME + "x")) == (
        True, False, True,
    )  # fmt: skip
    # A shorter way to it is found later.
    assert depth.admit(HOME + "x", 2, "link") is not None
    assert depth.admit(HOME + "x", 1, "link") is None
    assert not depth.has_too_deep
    shape = frontier(addresses_per_shape=5)
    found = [shape.admit(f"{HOME}calendar?day={i}", 1, "link") for i in range(50)]
    assert sum(x is not None for x in found) == 5
    # Addresses without a query are pages of their own, however many there are.
    assert all(shape.admit(f"{HOME}news/{i}", 1, "link") for i in range(50))


def test_restoring_counts_but_does_not_skip() -> None:
    tried = frontier(max_pages=2)
    tried.restore(HOME)
    assert tried.admit(HOME, 0, "start") is None
    assert tried.admit(HOME + "a", 1, "link") is not None
    assert tried.admit(HOME + "b", 1, "link") is None


@pytest.mark.parametrize(
    ("path", "trap"),
    [("news/2024/03/12/news-from-the-mayor", False), ("a/b/a/b/a/b", True), ("1/" * 3, True)],
)
def test_traps(path: str, trap: bool) -> None:
    assert is_trap(HOME + path) is trap


def test_include_keeps_to_part_of_the_site() -> None:
    tried = frontier(include=("/bins",))
    assert tried.admit(HOME, 0, "start") is not None
    assert tried.admit(HOME + "bins/when", 1, "link") is not None
    assert tried.admit(HOME + "logo.png", 1, "link", role="asset") is not None
    assert tried.admit(HOME + "parks", 1, "link") is None
    assert [x.reason for x in tried.take_skipped()] == ["not_included"]


def test_dates_without_end_are_one_shape() -> None:
    tried = frontier(addresses_per_shape=3)
    days = [f"{HOME}events/2026/11/{day}" for day in range(1, 9)]
    assert len([x for x in days if tried.admit(x, 1, "link")]) == 3
    # One number is a name like any other: /planning/4711 is no calendar.
    cases = [f"{HOME}planning/{number}{tab}" for number in range(8) for tab in ("", "?tab=map")]
    assert all(tried.admit(x, 1, "link") for x in cases)
