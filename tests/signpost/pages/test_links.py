"""Links: what is found, what it is called, where it stands and what it points at."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from signpost.pages.links import find_links
from signpost.workspace.records import Link, pack_links, unpack_links

HOSTS = frozenset({"a.gov.uk"})
URL = "https://a.gov.uk/bins/"


def links(html: str) -> list[Link]:
    """Find the links of a piece of HTML."""
    return find_links(html.encode(), "text/html; charset=utf-8", URL, HOSTS).links


@pytest.mark.parametrize(
    ("html", "url", "kind"),
    [
        ("<a href=when>x</a>", "https://a.gov.uk/bins/when", "page"),
        ("<a href=/form.PDF>x</a>", "https://a.gov.uk/form.PDF", "document"),
        ("<a href=/map.jpg>x</a>", "https://a.gov.uk/map.jpg", "asset"),
        ("<img src=/logo>", "https://a.gov.uk/logo", "asset"),
        ("<link rel=stylesheet href=/s>", "https://a.gov.uk/s", "asset"),
        ("<link rel=canonical href=/c>", "https://a.gov.uk/c", "page"),
        ("<a href=https://b.org/>x</a>", "https://b.org/", "external"),
        ("<a href=mailto:x@a.gov.uk>x</a>", "mailto:x@a.gov.uk", "mail"),
        ("<a href='tel: 020 7946 0000'>x</a>", "tel: 020 7946 0000", "phone"),
        ("<area href=/area alt=x>", "https://a.gov.uk/area", "page"),
        ("<iframe src=/inner></iframe>", "https://a.gov.uk/inner", "page"),
        ("<meta http-equiv=refresh content='0; URL=/new'>", "https://a.gov.uk/new", "page"),
        ("<form action=/find></form>", "https://a.gov.uk/find", "page"),
        ("<form method=post action=/send></form>", "https://a.gov.uk/send", "page"),
        ("<a href='http://[broken'>x</a>", "http://[broken", "unusable"),
        (r"<a href='\\\\fs\a'>x</a>", r"\\\\fs\a", "unusable"),
        ("<a href='/\\fs/a'>x</a>", "https://fs/a", "external"),
        ("<img src='file:///C:/a.png'>", "file:///C:/a.png", "unusable"),
        ("<a href='http://http://b.org'>x</a>", "http://http://b.org", "unusable"),
    ],
)
def test_kinds(html: str, url: str, kind: str) -> None:
    found = links(html)
    assert [(x.url, x.kind) for x in found] == [(url, kind)]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='javascript:void(0)'>x</a>",
        "<a name=here>x</a>",
        "<link rel=dns-prefetch href=//x.org>",
        "<form method=post></form>",
        "<img src='data:image/gif;base64,R0lG'>",
        "<a href='whatsapp://send?text=x'>x</a>",
    ],
)
def test_what_is_not_a_link_to_follow(html: str) -> None:
    assert links(html) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<a href=x> Bin \n days </a>", "Bin days"),
        ("<a href=x aria-label='When is my bin day?'>More</a>", "When is my bin day?"),
        ("<a href=x><img src=data:, alt='Pay online'></a>", "Pay online"),
        ("<a href=x>Read <b>this</b></a>", "Read this"),
        ("<a href=x title='Bins'></a>", "Bins"),
        ("<a href=x></a>", ""),
    ],
)
def test_words(html: str, words: str) -> None:
    assert links(html)[0].text == words


def test_landmarks_base_srcset_and_title() -> None:
    found = find_links(
        b"<html><head><title> Bins \n and tips</title><base href='https://a.gov.uk/base/'></head>"
        b"<body><header><nav><a href=1>1</a></nav></header><div role=main><p><a href=2#when>2</a>"
        b"<img src=3 srcset='3 1x, 4 2x'></div><footer><a href=5>5</a></footer><a href=6>6</a>",
        "text/html",
        URL,
        HOSTS,
    )
    assert found.title == "Bins and tips"
    assert [(x.url.rpartition("/")[2], x.where) for x in found.links] == [
        ("1", "nav"), ("2", "main"), ("3", "main"), ("3", "main"), ("4", "main"), ("5", "footer"),
        ("6", "body"),
    ]  # fmt: skip
    assert found.links[1].fragment == "when"
    assert found.links[0].url == "https://a.gov.uk/base/1"


@pytest.mark.parametrize(
    ("srcset", "names"),
    [
        ("3 1x, 4 2x", ["3", "4"]),
        ("3, 4", ["3", "4"]),
        ("3 1x,4 2x", ["3", "4"]),
        ("w_300,h_200 300w, w_600,h_400 600w", ["w_300,h_200", "w_600,h_400"]),
        ("data:image/png;base64,AAAA 1x, 4 2x", ["4"]),
        (" , 3 100w 50h,", ["3"]),
        ("", []),
    ],
)
def test_srcset(srcset: str, names: list[str]) -> None:
    found = links(f'<img srcset="{srcset}">')
    assert [x.url.removeprefix(URL) for x in found] == names
    assert {x.kind for x in found} <= {"asset"}


def test_canonical_hreflang_and_pages_of_a_row() -> None:
    found = links(
        "<head><link rel=canonical href=/c><link rel=alternate hreflang=cy href=/cy>"
        "<link rel=next href='?page=2'><link rel=preconnect href=/p></head>"
    )
    assert [(x.url.removeprefix("https://a.gov.uk"), x.rel) for x in found] == [
        ("/c", "canonical"), ("/cy", "alternate"), ("/bins/?page=2", "next"),
    ]  # fmt: skip


def test_packing_keeps_everything() -> None:
    before = links("<a href='/a#b' rel=nofollow>caf\u00e9 \u201cx\u201d</a><img src=y alt=z>")
    assert unpack_links(pack_links(before)) == before


def test_tracking_parameters_are_remembered_apart() -> None:
    found = links("<a href='/dl?get&utm_source=n'>x</a><a href='/dl?get'>y</a>")
    assert [(x.url, x.written) for x in found] == [
        ("https://a.gov.uk/dl?get", "https://a.gov.uk/dl?get&utm_source=n"),
        ("https://a.gov.uk/dl?get", ""),
    ]


def test_links_of_an_earlier_version_are_read() -> None:
    stored = b'[["https://a.gov.uk/x","","X","main","page","a",""]]'
    assert unpack_links(stored) == [Link("https://a.gov.uk/x", text="X", where="main")]


def addresses(html: str, url: str = URL) -> list[str]:
    """Return the addresses of a piece of HTML, without the site's own host."""
    found = find_links(html.encode(), "text/html; charset=utf-8", url, HOSTS).links
    return [x.url.removeprefix("https://a.gov.uk") for x in found]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<frameset><frame src=/menu><frame src=/main></frameset>", ["/menu page", "/main page"]),
        ("<svg><a xlink:href=/x><text>w</text></a></svg>", ["/x page"]),
        ("<svg><a href=/new xlink:href=/old></a></svg>", ["/new page"]),
        ("<a xlink:href=/x>w</a>", []),
        ("<svg><use href=/i.svg#a /><use href=#b /></svg>", ["/i.svg asset"]),
        ("<svg><image xlink:href=/p.png /><feImage href=/f.png /></svg>", ["/p.png asset",
         "/f.png asset"]),
        ("<form><button formaction=/b></button></form>", ["/b page"]),
        ("<form><button type=button formaction=/b></button></form>", []),
        ("<input type=image src=/i.png formaction=/f>", ["/i.png asset", "/f page"]),
        ("<input type=text src=/i.png formaction=/f>", []),
        ("<video poster=/p.jpg><track src=/t.vtt></video>", ["/p.jpg asset", "/t.vtt asset"]),
        ("<object data=/guide.pdf></object>", ["/guide.pdf document"]),
        ("<object data=/guide type=application/pdf></object>", ["/guide document"]),
        ("<embed src=/map.svg>", ["/map.svg asset"]),
        ("<iframe src=/leaflet.pdf></iframe>", ["/leaflet.pdf document"]),
        ("<iframe src=/not srcdoc='<base href=/in/><a href=x>x</a>'></iframe><a href=y>y</a>",
         ["/in/x page", "/bins/y page"]),
        ("<link rel=preload as=image imagesrcset='/1.png 1x, /2.png 2x'>", ["/1.png asset",
         "/2.png asset"]),
        ("<link rel='alternate stylesheet' href=/a.css>", ["/a.css asset"]),
        ("<link rel=apple-touch-icon-precomposed href=/i><link rel=mask-icon href=/m>",
         ["/i asset", "/m asset"]),
        ("<meta property=og:image content=/share.png>", ["/share.png asset"]),
        ("<style>/* url(/no) */ @import '/a.css'; p{background:URL( '/b.png' )}</style>",
         ["/a.css asset", "/b.png asset"]),
        ("<p style='background:url(/c.png)'>x</p>", ["/c.png asset"]),
        ("<p style='fill:url(#grey)'>x</p>", []),
        ("<table background=/t.png></table>", ["/t.png asset"]),
        ("<img longdesc=/words src=/i.png>", ["/i.png asset", "/words page"]),
        ("<meta http-equiv=refresh content='5, /next'>", ["/next page"]),
        ("<meta http-equiv=refresh content='5'>", []),
        ("<blockquote cite=/c></blockquote><a ping=/p href=/a>a</a><img data-src=/l>",
         ["/a page"]),
        ("<noscript><a href=/n>n</a><img src=/n.png></noscript>", []),
        ("<template><nav><a href='/{{x}}'>x</a></nav><base href=/t/></template><a href=y>y</a>",
         ["/bins/y page"]),
        ("<div><template shadowrootmode=open><a href=/s>s</a></template></div>", ["/s page"]),
        ("<textarea><a href=/t>t</a></textarea><xmp><a href=/x>x</a></xmp>", []),
        ("<img src='' srcset=''><a href=''>here</a>", ["/bins/ page"]),
    ],
)  # fmt: skip
def test_where_addresses_stand(html: str, expected: list[str]) -> None:
    found = [f"{x.url.removeprefix('https://a.gov.uk')} {x.kind}" for x in links(html)]
    assert found == expected


def test_buttons_send_forms() -> None:
    post, plain = links(
        "<form method=POST><button formaction=/a>A</button>"
        "<input type=submit formaction=/b formmethod=get></form>"
    )
    assert (post.tag, post.rel, post.text) == ("form", "post", "A")
    assert (plain.tag, plain.rel) == ("form", "get")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=x>x</a><base href=/late/>", "/late/x"),
        ("<base href=/one/><base href=/two/><a href=x>x</a>", "/one/x"),
        ("<base target=_top><base href=/one/><a href=x>x</a>", "/one/x"),
        ("<base href=sub/><a href=x>x</a>", "/bins/sub/x"),
        ("<base href=javascript:1><base href=/two/><a href=x>x</a>", "/bins/x"),
        ("<base href=data:,x><a href=x>x</a>", "/bins/x"),
        ("<base href=https://b.org/y/><a href=x>x</a>", "https://b.org/y/x"),
        ("<svg><base href=/svg/></svg><a href=x>x</a>", "/bins/x"),
    ],
)
def test_the_first_base_with_an_address_holds(html: str, expected: str) -> None:
    assert addresses(html) == [expected]


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title></title><title>Second</title>", ""),
        ("<svg><title>Icon</title></svg><title>Bins</title>", "Bins"),
        ("<template><title>No</title></template><title>Bins</title>", "Bins"),
        ("<title>Bins &amp; <b>tips", "Bins & <b>tips"),
    ],
)
def test_titles(html: str, title: str) -> None:
    assert find_links(html.encode(), "text/html", URL, HOSTS).title == title


def test_deep_and_large_pages_lose_no_link() -> None:
    deep = "".join(f"<div><p><a href=/{i}>{i}</a></p>" for i in range(400))
    assert addresses(deep) == [f"/{i}" for i in range(400)]
    assert addresses("<img alt='' src='data:," + "A" * 11_000_000 + "'><a href=/x>x</a>") == ["/x"]
    assert addresses("<script>" + "x" * 11_000_000 + "</script><a href=/x>x</a>") == ["/x"]


def test_many_links_cost_no_more_each() -> None:
    html = "<main>" + "".join(f"<p><a href=/a#{i}>{i}</a></p>" for i in range(50_000))
    started = time.process_time()
    assert len(addresses(html)) == 50_000
    assert time.process_time() - started < 10


def test_problems_are_told() -> None:
    body = b"<html xmlns='http://www.w3.org/1999/xhtml'><p><a href='/x'>x</a><br></p></html>"
    found = find_links(body, "application/xhtml+xml", URL, HOSTS)
    assert "XHTML" in found.problem
    assert [x.url for x in found.links] == ["https://a.gov.uk/x"]


_PIECES = (
    *("<a href=", "<base href=", "<iframe srcdoc=", "<img srcset=", "<svg><use xlink:href=", ">"),
    *("<meta http-equiv=refresh content=", "'0 url=", '"', "'", " ", "//[", "http:", ":99999", "%"),
    *("<template>", "</template>", "<style>@import '", "url(", ")", "javascript:", "\\", "\0", "é"),
    *("<form method=", "<button formaction=", "<link rel=stylesheet href=", "mailto:", "tel:", "#"),
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=50))
@example(["<a href=", "//[", "<svg", ">"])
def test_no_page_raises(pieces: list[str]) -> None:
    body = "".join(pieces).encode("utf-8", "replace")
    for link in find_links(body, "text/html", URL, HOSTS).links:
        # What cannot be used is kept as it is written.
        assert link.kind == "unusable" or link.url.startswith(
            ("http:", "https:", "mailto:", "tel:")
        )


@given(st.binary(max_size=2000), st.text(max_size=30))
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    find_links(body, content_type, URL, HOSTS)


@pytest.mark.parametrize(
    ("charset", "query"),
    [
        ("iso-8859-1", "caf%E9"),
        ("windows-1251", "caf%26%23233%3B"),
        ("utf-8", "caf%C3%A9"),
        ("utf-16le", "caf%C3%A9"),
    ],
)
def test_a_query_is_sent_in_the_encoding_of_its_page(charset: str, query: str) -> None:
    letter = "é" if charset != "windows-1251" else "&eacute;"
    body = f"<a href='/é?q=caf{letter}'>x</a>".replace("/é", "/&eacute;").encode(charset)
    (found,) = find_links(body, f"text/html; charset={charset}", URL, HOSTS).links
    assert found.url == f"https://a.gov.uk/%C3%A9?q={query}"
