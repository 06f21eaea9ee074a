"""What holds for every address, whatever a page, a header or a sitemap holds."""

import re
from urllib.parse import urlsplit

from ada_url import URL
from hypothesis import example, given, settings
from hypothesis import strategies as st

from signpost.pages.addresses import host_of, hostname_of, is_loopback, normalise, path_of, resolve

BASE = "https://a.gov.uk/bins/when?week=2"
# Pieces that addresses are made of, and go wrong with.
PIECES = st.sampled_from(
    (
        *("http:", "https:", "HTTPS:", "//", "/", "\\", ".", "..", "%2e", ";", ":", "@", "?", "#"),
        *("&", "=", "[", "]", "::1", "a.gov.uk", "0x7f.1", "127.1", ":80", ":443", ":8080", "amy"),
        *("utm_source=x", "utm_", "sid=", "PHPSESSID=0f", ";jsessionid=1", "gclid", "_ga=1", "%"),
        *("\u00e9", "\u8868", "\u00a0", "\u3002", "\u00ad", "\ud800", " ", "\t", "\n", "\x00"),
        *("data:", "mailto:", "C:", "javascript:", "xn--", "'", '"', "|", "{", "^", "caf%E9"),
    )
)
WRITTEN = st.lists(PIECES | st.text(max_size=3), max_size=10).map("".join)
ENCODINGS = st.sampled_from(
    ("utf-8", "windows-1252", "iso-8859-2", "shift_jis", "gb18030", "iso-2022-jp", "utf-16le", "?")
)
SESSION_IN_PATH = re.compile(";jsessionid=", re.IGNORECASE)


def by_the_standard(base: str, written: str) -> URL | None:
    """Parse an address by the standard alone; None if it is refused or is not of the web."""
    try:
        url = URL(re.sub("[\ud800-\udfff]", "\ufffd", written), base)
    except ValueError:
        return None
    return url if url.protocol in ("http:", "https:") else None


@settings(max_examples=400, deadline=None, derandomize=True)
@given(written=WRITTEN)
@example(written="//a.gov.uk/..;jsessionid=1")
@example(written="?&utm_source=x")
@example(written="/\t/b.gov.uk")
def test_an_address_is_what_the_standard_says_but_for_the_own_rules(written: str) -> None:
    found, truth = resolve(BASE, written), by_the_standard(BASE, written)
    assert (found is None) == (truth is None)
    if found is None or truth is None:
        return
    parts = urlsplit(found[0])
    assert (f"{parts.scheme}:", parts.netloc) == (truth.protocol, truth.host)
    assert found[1] == truth.hash.removeprefix("#")
    if not SESSION_IN_PATH.search(truth.pathname):
        assert parts.path == truth.pathname
    # Parameters may be missing, but none is changed, and all are in order.
    left = iter(truth.search.removeprefix("?").split("&"))
    assert not parts.query or all(any(x == y for y in left) for x in parts.query.split("&"))
    assert parts.query or not found[0].endswith("?")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(written=WRITTEN, encoding=ENCODINGS)
def test_no_exception_leaves_and_once_is_enough(written: str, encoding: str) -> None:
    for one in (written, f"http://a.gov.uk/{written}", f"http://{written}"):
        found = resolve(BASE, one, encoding)
        if found:
            assert normalise(found[0]) == found[0]
            assert resolve(BASE, f"{found[0]}#{found[1]}") == found
            assert found[0].isascii()
            assert urlsplit(found[0]).netloc == host_of(found[0])
            assert path_of(found[0]) == urlsplit(found[0]).path
        once = normalise(one)
        assert once is None or normalise(once) == once
        host_of(one), hostname_of(one), path_of(one), is_loopback(one)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(written=WRITTEN)
@example(written="/a#\u00e9?\u00e9")
def test_the_encoding_of_a_page_matters_to_the_query_alone(written: str) -> None:
    plain, other = resolve(BASE, written), resolve(BASE, written, "windows-1252")
    assert (plain is None) == (other is None)
    if plain and other:
        assert plain[0].partition("?")[0] == other[0].partition("?")[0]
        assert plain[1] == other[1]
