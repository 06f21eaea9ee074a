"""One spelling each, and what is on this machine."""

import pytest

from signpost.pages.addresses import (
    host_of,
    hostname_of,
    is_loopback,
    normalise,
    path_of,
    resolve,
    with_tracking,
)


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
        (f"https://example.org/a?sid={'0f' * 16}", f"https://example.org/a?sid={'0f' * 16}"),
        ("https://example.org/a?share&utm_medium=x", "https://example.org/a?share"),
        ("https://example.org/a?q=%E9%zz+b&&c=&fbclid=y", "https://example.org/a?q=%E9%zz+b&&c="),
        ("https://example.org/a?utm_source=x&utm_id", "https://example.org/a"),
        ("https://example.org/a?UTM_Source=x&not_utm_x=1", "https://example.org/a?not_utm_x=1"),
        ("https://example.org/a?my_ga=1&_gallery=2", "https://example.org/a?my_ga=1&_gallery=2"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a/..;jsessionid=4F/b", "https://example.org/b"),
        ("https://example.org/a%2Fb/%7euser//x", "https://example.org/a%2Fb/%7euser//x"),
        ("https://amy:secret@example.org/x@y", "https://example.org/x@y"),
        ("https://amy@example.org", "https://example.org/"),
        ("https:\\\\example.org\\maps\\north", "https://example.org/maps/north"),
        ("https:example.org/x", "https://example.org/x"),
        ("http://example.org/a/%2E%2e/%2e/b", "http://example.org/b"),
        ("http://example.org/it's?it's|{x}", "http://example.org/it's?it%27s|{x}"),
        ("http://Straße.example/", "http://xn--strae-oqa.example/"),
        ("http://www\uff0eexample\u3002org/", "http://www.example.org/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://3232235777/x", "http://192.168.1.1/x"),
        ("http://010.0.0.1/", "http://8.0.0.1/"),
        ("http://[0:0::1]/", "http://[::1]/"),
        ("http://example.org:99999/", None),
        ("http://example.org:8o/", None),
        ("http://my site.example.org/", None),
        ("http://1.2.3.400/", None),
        ("http://", None),
        ("http://[broken", None),
        ("ftp://example.org/x", None),
        ("\ud800", None),
        ("http://example.org/\ud800", "http://example.org/%EF%BF%BD"),
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
        ("\x01/a\x1f", ("https://a.gov.uk/a", "")),
        ("\u00a0/a", ("https://a.gov.uk/bins/%C2%A0/a", "")),
        ("/a\u2003", ("https://a.gov.uk/a%E2%80%83", "")),
        ("..\\pay", ("https://a.gov.uk/pay", "")),
        ("\\\\b.gov.uk\\x", ("https://b.gov.uk/x", "")),
        ("/\\b.gov.uk/x", ("https://b.gov.uk/x", "")),
        ("/\t/b.gov.uk/x", ("https://b.gov.uk/x", "")),
        ("////b.gov.uk//x", ("https://b.gov.uk//x", "")),
        ("/x/.%2E/y//z", ("https://a.gov.uk/y//z", "")),
        ("y//z", ("https://a.gov.uk/bins/y//z", "")),
        ("https:/y", ("https://a.gov.uk/y", "")),
        ("https:y", ("https://a.gov.uk/bins/y", "")),
        ("http:/b.gov.uk/y", ("http://b.gov.uk/y", "")),
        ("HTTPS://B.gov.uk", ("https://b.gov.uk/", "")),
        ("", ("https://a.gov.uk/bins/when", "")),
        ("?", ("https://a.gov.uk/bins/when", "")),
        ("?#top 2", ("https://a.gov.uk/bins/when", "top%202")),
        ("when?utm_source=n#caf\u00e9", ("https://a.gov.uk/bins/when", "caf%C3%A9")),
        ("//amy:secret@b.gov.uk/x", ("https://b.gov.uk/x", "")),
        ("http//b.gov.uk", ("https://a.gov.uk/bins/http//b.gov.uk", "")),
        ("C:\\docs\\x", None),
        ("//", None),
        ("?page=2", ("https://a.gov.uk/bins/when?page=2", "")),
        ("tel:0123", None),
        ("http://[broken", None),
        ("data:text/html,hi", None),
    ],
)
def test_resolve(href: str, expected: tuple[str, str] | None) -> None:
    assert resolve("https://a.gov.uk/bins/when", href) == expected


def test_of_a_query_only_nothing_of_the_base_is_left() -> None:
    assert resolve("https://a.gov.uk/list?page=2", "?") == ("https://a.gov.uk/list", "")
    assert resolve("https://a.gov.uk/list?page=2", "#x") == ("https://a.gov.uk/list?page=2", "x")


@pytest.mark.parametrize(
    ("href", "encoding", "expected"),
    [
        ("/s\u00e9?q=caf\u00e9", "utf-8", "/s%C3%A9?q=caf%C3%A9"),
        ("/s\u00e9?q=caf\u00e9#\u00e9", "windows-1252", "/s%C3%A9?q=caf%E9"),
        ("?q=\u20ac5&r=%E9+%C3", "windows-1252", "/b/c?q=%805&r=%E9+%C3"),
        ("?q=\u0142a", "windows-1252", "/b/c?q=%26%23322%3Ba"),
        ("?q=\u0142a", "iso-8859-2", "/b/c?q=%B3a"),
        ("?q=\u8868", "shift_jis", "/b/c?q=%95\\"),
        ("?q=\u8868", "gbk", "/b/c?q=%B1%ED"),
        ("?q=\u00e9", "utf-16le", "/b/c?q=%C3%A9"),
        ("?q=\u00e9", "no-such-encoding", "/b/c?q=%C3%A9"),
        ("?q=caf\u00e9&utm_source=n", "windows-1252", "/b/c?q=caf%E9"),
        ("https://a.gov.uk/b/c?q=\u00e9?\u00e9", "windows-1252", "/b/c?q=%E9?%E9"),
    ],
)
def test_a_query_is_sent_in_the_encoding_of_its_page(
    href: str, encoding: str, expected: str
) -> None:
    found = resolve("https://a.gov.uk/b/c?d", href, encoding)
    assert found is not None
    assert found[0] == f"https://a.gov.uk{expected}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:99/", True),
        ("http://0x7f.1/", True),
        ("http://[broken", False),
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


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("WWW.Example.org:8080", "www.example.org"),
        ("[::1]:80", "::1"),
        ("::1", "::1"),
        ("[broken", "broken"),
        ("", ""),
    ],
)
def test_hostname(host: str, expected: str) -> None:
    assert hostname_of(host) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://a.gov.uk/x/y.pdf?z/w#v", "/x/y.pdf"),
        ("//a.gov.uk/x", "/x"),
        ("https://a.gov.uk", ""),
        ("x//y.pdf", "x//y.pdf"),
        ("http://[broken/y.pdf", "/y.pdf"),
    ],
)
def test_path(written: str, expected: str) -> None:
    assert path_of(written) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/x?a&utm_source=n&PHPSESSID=4f#y", "https://a.gov.uk/x?a&utm_source=n"),
        ("/x?a=\u00e9&gclid=n", "https://a.gov.uk/x?a=%E9&gclid=n"),
        ("/x?a", ""),
        ("/utm_x?a#utm_y=1", ""),
        ("http://[utm_", ""),
    ],
)
def test_the_address_with_its_tracking_parameters(href: str, expected: str) -> None:
    assert with_tracking("https://a.gov.uk/", href, "windows-1252") == expected
