"""Media types: what servers send, and what browsers make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.pages.media_types import extract, page_rules, sniff

PAGE = b"\n <!DOCTYPE html><title>Bins</title>"


@pytest.mark.parametrize(
    ("values", "essence", "charset"),
    [
        (["text/html"], "text/html", ""),
        (["TEXT/HTML ; CharSet=Utf-8"], "text/html", "Utf-8"),
        (["text/html;;charset=UTF-8"], "text/html", "UTF-8"),
        (['text/html;charset="utf\\-8"; x'], "text/html", "utf-8"),
        (["text/html; charset = gbk"], "text/html", ""),
        (["text/html;charset=gbk;charset=big5"], "text/html", "gbk"),
        (["text/plain", "text/html"], "text/html", ""),
        (["text/html;charset=gbk", "text/html"], "text/html", "gbk"),
        (["text/html;charset=gbk", "text/plain"], "text/plain", ""),
        (["text/html,text/html; charset=utf-8"], "text/html", "utf-8"),
        (['text/html;x="a,b", nonsense'], "text/html", ""),
        (["text/html", "*/*", ""], "text/html", ""),
    ],
)
def test_the_last_valid_type_counts(values: list[str], essence: str, charset: str) -> None:
    found = extract(values)
    assert found is not None
    assert (found.essence, found.charset) == (essence, charset)


@pytest.mark.parametrize("value", ["", "html", "text/", "/html", "te xt/html", "*/*", "text/h(ml"])
def test_what_is_no_type(value: str) -> None:
    assert extract([value]) is None


@pytest.mark.parametrize(
    ("content_type", "body", "essence"),
    [
        ("", PAGE, "text/html"),
        ("unknown/unknown", b"<p class=x>", "text/html"),
        ("application/unknown", b"<!-- x --><p>", "text/html"),
        ("*/*", b"<html>", "text/html"),
        ("html", b"<div>", "text/html"),
        ("", b"<htmlish>", "text/plain"),
        ("", b"<?xml version='1.0'?><x/>", "text/xml"),
        ("", b"%PDF-1.7", "application/pdf"),
        ("", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("", b"PK\x03\x04", "application/zip"),
        ("", b"just words", "text/plain"),
        ("", b"\x00\x01", "application/octet-stream"),
        ("", b"", "text/plain"),
        ("text/plain", PAGE, "text/plain"),
        ("text/plain", b"PK\x03\x04\x00\x01", "application/zip"),
        ("text/plain; charset=UTF-8", b"\x00\x01", "application/octet-stream"),
        ("text/plain;charset=utf-8", b"\x00\x01", "text/plain"),
        ("application/octet-stream", PAGE, "application/octet-stream"),
        ("image/jpeg", PAGE, "image/jpeg"),
        ("text/html", b"<?xml version='1.0'?><rss version='2.0'>", "application/xml"),
        ("text/html", b"<!-- news --><feed xmlns='http://www.w3.org/2005/Atom'>",
         "application/xml"),
        ("text/html", PAGE, "text/html"),
    ],
)  # fmt: skip
def test_sniffing(content_type: str, body: bytes, essence: str) -> None:
    assert sniff(content_type, body).essence == essence


def test_nosniff_is_heeded() -> None:
    assert sniff("", PAGE, nosniff=True).essence == "text/plain"
    assert sniff("text/plain", b"\x00", nosniff=True).essence == "text/plain"


XHTML = b"<?xml version='1.0'?>\n<!-- x -->\n<html lang='cy' xmlns='http://www.w3.org/1999/xhtml'>"


@pytest.mark.parametrize(
    ("content_type", "body", "rules"),
    [
        ("text/html", XHTML, "html"),
        ("application/xhtml+xml", b"<p>", "xml"),
        ("application/xml", XHTML, "xml"),
        ("", XHTML, "xml"),
        ("text/xml", XHTML.decode().encode("utf-16"), "xml"),
        ("application/xml", b"<rss/>", ""),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        ("application/json", b"{}", ""),
    ],
)
def test_rules_to_read_a_page_by(content_type: str, body: bytes, rules: str) -> None:
    assert page_rules(sniff(content_type, body), body) == rules


@given(st.lists(st.text(alphabet='text/html;charset=", \\*x\x00é', max_size=80)), st.binary())
def test_nothing_raises(values: list[str], body: bytes) -> None:
    media = sniff(values, body)
    assert media.essence
    page_rules(media, body)


def test_a_feed_is_looked_for_in_time() -> None:
    assert sniff("text/html", b"<!---->" * 300 + b"x").essence == "text/html"
