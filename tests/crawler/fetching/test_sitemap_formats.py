"""What sitemaps of every form list: by content, whatever is wrong with them."""

import gzip
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fetching.sitemap_formats import MAX_ADDRESSES, Entry, read_sitemap

XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
A, B = "https://a.gov.uk/one", "https://a.gov.uk/two"


def urlset(*addresses: str, before: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    urls = "".join(f"<url><loc>{x}</loc><lastmod>2026-01-01</lastmod></url>" for x in addresses)
    return f"{before}<urlset {XMLNS}>{urls}</urlset>"


def listed(body: str | bytes, content_type: str = "") -> list[str]:
    data = body.encode() if isinstance(body, str) else body
    return [entry.address for entry in read_sitemap(data, content_type).entries]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(urlset(A, B), id="plain"),
        pytest.param(gzip.compress(urlset(A, B).encode()), id="gzip"),
        pytest.param(gzip.compress(gzip.compress(urlset(A, B).encode())), id="gzip in gzip"),
        pytest.param("\r\n\t " + urlset(A, B), id="white space first"),
        pytest.param(b"\xef\xbb\xbf\n" + urlset(A, B).encode(), id="byte order mark"),
        pytest.param("<br />\n<b>Warning</b>: no <i>x</i>\n" + urlset(A, B), id="warning first"),
        pytest.param("<!-- not <urlset> yet -->" + urlset(A, B), id="comment with a root first"),
        pytest.param(urlset(A, B).replace("0.9", "0.84"), id="older namespace"),
        pytest.param(urlset(A, B).replace(f" {XMLNS}", ""), id="no namespace"),
        pytest.param(urlset(A, B).upper().replace(A.upper(), A).replace(B.upper(), B), id="case"),
        pytest.param(urlset(f"\n <![CDATA[{A}]]>\n", f" {B}\t"), id="cdata and white space"),
        pytest.param(urlset(A, B).encode("utf-16"), id="utf-16 with its mark"),
        pytest.param(urlset(A, B).encode("utf-16-be"), id="utf-16 without"),
        pytest.param(urlset(A, B, before='<?xml encoding="utf-16"?>'), id="utf-16 in name only"),
        pytest.param(urlset(A, B, before="<?xml?><!DOCTYPE urlset SYSTEM 'x'>"), id="doctype"),
        pytest.param(urlset(A, B) + "\n<br>Generated in 3 s", id="junk after"),
        pytest.param(f"{A}\r\n\r\n  {B} \n", id="text"),
        pytest.param(f"\ufeff{A}\r{B}", id="text with a mark and bare returns"),
        pytest.param(
            f"<rss><channel><link>https://a.gov.uk/</link><item><guid>{B}x</guid><link>{A}</link>"
            f"</item><item><guid>{B}</guid></item><item><guid isPermaLink='false'>{A}</guid></item>"
            "</channel></rss>",
            id="rss",
        ),
        pytest.param(
            f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="/self" rel="self"/><entry>'
            f'<link rel="edit" href="/e"/><link href="{A}"/></entry><entry><link rel="alternate" '
            f'href="{B}"></link></entry></feed>',
            id="atom",
        ),
        pytest.param(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f"<item><link>{A}</link></item><item><link>{B}</link></item></rdf:RDF>",
            id="rss 1.0",
        ),
    ],
)
def test_forms(body: str | bytes) -> None:
    content = read_sitemap(body if isinstance(body, bytes) else body.encode())
    assert [x.address for x in content.entries] == [A, B]
    assert not content.cut


def test_prefixes_pictures_and_other_languages() -> None:
    body = (
        '<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<s:url><s:loc>{A}</s:loc><image:image><image:loc>/x.png</image:loc></image:image>"
        f'<xhtml:link rel="alternate" hreflang="cy" href="{B}"/>'
        '<xhtml:link rel="stylesheet" href="/no"/></s:url></s:urlset>'
    )
    assert listed(body) == [A, B]


def test_ampersands_bare_and_escaped() -> None:
    body = urlset("/a?x=1&amp;y=2", "/b?x=1&copy=2&#38;z", "<![CDATA[/c?x=1&y=2]]>")
    assert listed(body) == ["/a?x=1&y=2", "/b?x=1&copy=2&z", "/c?x=1&y=2"]


def test_an_index_names_sitemaps_and_a_feed_may_have_a_base() -> None:
    index = f"<sitemapindex><sitemap><loc>{A}</loc></sitemap></sitemapindex>".encode()
    assert read_sitemap(index).entries == [Entry(A, "", is_sitemap=True)]
    feed = '<feed xml:base="https://a.gov.uk/news/"><entry><link href="x"/></entry></feed>'
    assert read_sitemap(feed.encode()).entries == [Entry("x", "https://a.gov.uk/news/")]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8"])
def test_encodings(encoding: str) -> None:
    body = urlset("/caf\u00e9", before=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert listed(body.encode(encoding)) == ["/caf\u00e9"]
    undeclared = urlset("/caf\u00e9", before="").encode(encoding)
    assert listed(undeclared) == listed(undeclared, f"text/xml; charset={encoding}")
    assert listed(undeclared, "text/xml; charset=nonsense") == ["/caf\u00e9"]


@pytest.mark.parametrize("end", [1, 12, 40, len(f"<url><loc>{B[:-1]}")])
def test_one_that_is_cut_off_counts_as_far_as_it_goes(end: int) -> None:
    whole = urlset(A) + " " * 5
    body = whole.replace("</urlset>", "") if end == 1 else urlset(A, B)[: -len("</urlset>") - end]
    content = read_sitemap(body.strip().encode())
    assert content.cut
    assert next(x.address for x in content.entries) == A
    assert all(x.address in (A, B) for x in content.entries)


def test_a_gzip_file_that_is_cut_off_or_broken() -> None:
    many = [f"https://a.gov.uk/{number * 7919}" for number in range(5000)]
    packed = gzip.compress(urlset(*many).encode())
    for body in (packed[:-2000], packed[:-2000] + b"x" * 2000):
        content = read_sitemap(body)
        found = [x.address for x in content.entries]
        assert content.cut
        assert found[:3000] == many[:3000]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!doctype html><html><body><p>https://a.gov.uk/x <rss> is a word</body></html>",
        "<html><svg></svg></html>",
        "\x1f\x8b\x08broken",
        "{}",
        "Write to https://a.gov.uk/x\nif you want\nto know more",
        "%PDF-1.4\n%\ufffd",
    ],
)
def test_what_is_no_sitemap(body: str) -> None:
    assert read_sitemap(body.encode("latin-1", "replace")).format == ""


def test_lines_of_a_text_that_are_no_addresses_are_counted() -> None:
    content = read_sitemap(f"# pages\n{A}\n{B}\n".encode())
    assert ([x.address for x in content.entries], content.no_address) == ([A, B], 1)


def test_entities_are_never_expanded() -> None:
    bomb = "<!DOCTYPE z [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
    assert listed(urlset("/x&b;", before=bomb)) == ["/x&b;"]
    outside = "<!DOCTYPE z [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    assert listed(urlset("/x&f;", before=outside)) == ["/x&f;"]


def test_the_limits_of_the_protocol() -> None:
    content = read_sitemap(urlset(*["/x"] * (MAX_ADDRESSES + 3)).encode())
    assert (len(content.entries), content.over_limit) == (MAX_ADDRESSES, 3)
    packed = gzip.compress(urlset(A).encode() + b" " * 60_000_000)
    content = read_sitemap(packed)
    assert ([x.address for x in content.entries], content.too_large) == ([A], True)


def test_elements_are_let_go_of() -> None:
    body = f"<urlset>{'<a/>' * 60_000}<url>{'<b/>' * 60_000}<loc>{A}</loc></url></urlset>"
    tracemalloc.start()
    assert listed(body) == [A]
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 400), st.sampled_from(["", "text/xml; charset=x"]))
def test_no_body_breaks_it(rubbish: bytes, place: int, content_type: str) -> None:
    whole = urlset(A, B).encode()
    for body in (rubbish, whole[:place] + rubbish + whole[place:], gzip.compress(whole)[:place]):
        assert all(isinstance(x.address, str) for x in read_sitemap(body, content_type).entries)
