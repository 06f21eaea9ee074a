"""Links: what is found, what it is called, where it stands and what it points at."""

import pytest

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
