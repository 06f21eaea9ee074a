"""The parser: browsers' rules for HTML and XHTML, and pages that are not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.pages import html_parser, lxml_tree
from signpost.pages.html_parser import NOT_WELL_FORMED, TOO_LARGE, parse_page
from signpost.pages.markup import parse, text_of

XHTML = "application/xhtml+xml"
NS = 'xmlns="http://www.w3.org/1999/xhtml"'


def words(body: str | bytes, content_type: str = "text/html; charset=utf-8") -> str:
    """Return what a page says."""
    body = body.encode() if isinstance(body, str) else body
    return text_of(next(parse(body, content_type).iter("body", "frameset")))


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("a<!-->b<!--->c<!-- d --!>e", "abce"),
        ("a<?php if (x > 1) ?>b", "a 1) ?>b"),
        ("<title>Un<b>closed</title>x", "x"),
        ("<textarea><p>no</textarea>x", "<p>nox"),
        ("<xmp><p>as it is</xmp>x", "<p>as it isx"),
        ("<plaintext><p>to the end</p>", "<p>to the end</p>"),
        ("<noscript><p>no</p></noscript>x", "x"),
        ("<template><p>no</p></template>x", "x"),
        ("<div><template shadowrootmode=open><p>yes</p></template></div>x", "yesx"),
        ("<p>So\0me", "Some"),
        ("<table>x<tr><td>y</table>", "x y"),
        ("&#128;5 &copy 2026", "€5 © 2026"),
        ("<svg><title>Icon</title></svg>x", "x"),
        ("<p>a&#1;\x0c\x0bb\ufffe y", "a b y"),
    ],
)
def test_html(html: str, said: str) -> None:
    assert words(html) == said


def test_xhtml_is_read_by_the_rules_of_xml() -> None:
    body = (
        f'<html {NS}><head><title>t</title><script src="s"/></head>'
        "<body><iframe src='x'/><p>Yes<![CDATA[ <b>as it is</b>]]></p></body></html>"
    )
    assert words(body, XHTML) == "Yes <b>as it is</b>"
    assert parse_page(body.encode(), XHTML).problem == ""


def test_xhtml_knows_its_entities() -> None:
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
    assert (
        words(f"{doctype}<html {NS}><body>a&nbsp;&pound;5 &amp;</body></html>", XHTML) == "a £5 &"
    )


@pytest.mark.parametrize("inside", ["<p>x<br></p>", "<p>a & b</p>", "<p>&nbsp;</p>", "<b><i></b>"])
def test_xhtml_that_breaks_the_rules_is_told(inside: str) -> None:
    page = parse_page(f"<html {NS}><body>{inside}</body></html>".encode(), XHTML)
    assert page.problem == NOT_WELL_FORMED
    assert page.document.find("body") is not None


def test_names_that_lxml_has_not_are_kept_readable() -> None:
    root = parse(b'<body><a"b @click=x {y}=1 :z=2>words</a"b><foo{x}>more')
    assert text_of(root) == "wordsmore"
    assert next(root.iter("a-b")).get("@click") == "x"


def test_svg_is_spelt_as_in_browsers() -> None:
    root = parse(b"<svg VIEWBOX='0 0 1 1'><foreignobject><p>x</p></foreignobject></svg>")
    assert next(root.iter("svg")).get("viewBox") == "0 0 1 1"
    assert next(root.iter("foreignObject")) is not None


def test_what_is_too_deep_stands_beside() -> None:
    root = parse(b"<div>" * 2000 + b"a<b>b</b>c" + b"</div>" * 2000 + b"d")
    assert text_of(root) == "abcd"
    assert max(len(list(x.iterancestors())) for x in root.iter("b")) == lxml_tree.DEEPEST


def test_a_page_of_too_many_elements_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_parser, "MOST_ELEMENTS", 1000)
    assert parse_page(b"<p>" * 1001).problem == TOO_LARGE
    assert parse_page(b"<p>" * 1000).problem == ""
    assert parse_page(b"< x" * 2000).problem == ""


def test_many_bodies_are_told() -> None:
    body = "".join(f"<body a{i}=1>" for i in range(5000)).encode()
    assert parse_page(body).problem == TOO_LARGE
    assert parse_page(b"<tbody>" * 5000).problem == ""


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 30_000 + "<p>" * 30_000,
        "<a href=x>" * 30_000,
        "<table><tr><td>" * 20_000,
        "<ul><li>" * 30_000,
        "<svg>" * 30_000 + "<p>",
        "<template>" * 30_000,
        "<div " + " ".join(f"a{i}=1" for i in range(30_000)) + ">",
    ],
    ids=lambda html: html[:12],
)
def test_hostile_nesting_ends(html: str) -> None:
    assert parse(html.encode()).tag == "html"


_PIECES = (
    *("<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&", "&#x110000;", "\0", "\x0b", "'", '"'),
    *("<a href=/x ", "<svg ", "<math><mi>", "<table>", "<td>", "<select>", "<template ", "<b>"),
    *("<body ", "<frameset>", "<iframe srcdoc='<a href=y>'", "shadowrootmode=open>", "{x}=1 "),
    *("xmlns:q='u' ", "<q:r>", "<base href=//>", "<plaintext>", "<form><form>", "é", "\ud7ff"),
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=60), st.booleans())
def test_no_text_raises(pieces: list[str], xml: bool) -> None:
    body = "".join(pieces).encode("utf-8", "replace")
    assert parse(body, XHTML if xml else "text/html").tag == "html"


@given(st.binary(max_size=2000), st.sampled_from(["", "text/html", XHTML, "text/xml", "x/y"]))
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    assert isinstance(text_of(parse(body, content_type)), str)
