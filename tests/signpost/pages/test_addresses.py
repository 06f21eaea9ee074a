"""One spelling each, and what is on this machine."""

import pytest

from signpost.pages.addresses import host_of, is_loopback, normalise, resolve


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTPS://WWW.Example.gov.UK:443/Bins#top", "https://www.example.gov.uk/Bins"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/a/../b/./c", "http://example.org:8080/b/c"),
        ("http://example.org/caf\u00e9 menu", "http://example.org/caf%C3%A9%20menu"),
        ("http://example.org/a%20b", "http://example.org/a%20b"),
        ("https://example.org/?utm_source=x&id=3&fbclid=y", "https://example.org/?id=3"),
        ("https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/a?PHPSESSID=4f&x=1", "https://example.org/a?x=1"),
        ("https://example.org/a;jsessionid=4F.node1?x=1", "https://example.org/a?x=1"),
        (f"https://example.org/a?sid={'0f' * 16}", "https://example.org/a"),
        ("https://example.org/a?sid=42&sidebar=1", "https://example.org/a?sid=42&sidebar=1"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
        ("/just/a/path", None),
    ],
)
def test_normalise(written: str, expected: str | None) -> None:
    assert normalise(written) == expected


def test_normalise_is_stable() -> None:
    once = normalise("http://Example.org/a b/%7Euser/?q=caf\u00e9&utm_campaign=z")
    assert once is not None
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../pay", ("https://a.gov.uk/pay", "")),
        ("#how", ("https://a.gov.uk/bins/when", "how")),
        ("//b.gov.uk/x", ("https://b.gov.uk/x", "")),
        (" /a\n/b ", ("https://a.gov.uk/a/b", "")),
        ("?page=2", ("https://a.gov.uk/bins/when?page=2", "")),
        ("tel:0123", None),
        ("http://[broken", None),
        ("data:text/html,hi", None),
    ],
)
def test_resolve(href: str, expected: tuple[str, str] | None) -> None:
    assert resolve("https://a.gov.uk/bins/when", href) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:99/", True),
        ("http://127.9.9.9/", True),
        ("http://localhost/", True),
        ("http://[::1]/", True),
        ("http://127.0.0.1.example.org/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_loopback(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


def test_host_keeps_an_unusual_port() -> None:
    assert host_of("http://example.org:8080/x") == "example.org:8080"
