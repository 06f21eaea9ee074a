"""Encodings: what wins, what a page may say of itself, and that a bad byte costs one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.pages.text_encodings import (
    declared_in_html,
    decode_css,
    decode_html,
    decode_plain,
    decode_xml,
)

FEE = "The fee is £25 – pay now"


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (FEE.encode("utf-8-sig"), "text/html; charset=windows-1252", "utf-8"),
        (FEE.encode("utf-16"), "text/html; charset=utf-8", "utf-16le"),
        (b"\xfe\xff" + FEE.encode("utf-16-be"), "", "utf-16be"),
        (FEE.encode("utf-16-be"), "text/html; charset=UTF-16BE", "utf-16be"),
        (FEE.encode("cp1252"), "text/html; charset=ISO-8859-1", "windows-1252"),
        (FEE.encode("cp1252"), "text/html; charset=us-ascii", "windows-1252"),
        (FEE.encode("cp1252"), 'text/html; charset="latin1"', "windows-1252"),
        (FEE.encode("cp1252"), "text/html", "windows-1252"),
        (FEE.encode(), "text/html", "utf-8"),
        (FEE.encode(), "text/html; charset=none-such", "utf-8"),
        (FEE.encode(), "text/html, text/html;charset=utf8", "utf-8"),
        (b"<meta charset=windows-1252>" + FEE.encode(), "text/html; charset=utf-8", "utf-8"),
    ],
)
def test_what_wins(body: bytes, content_type: str, encoding: str) -> None:
    text, found = decode_html(body, content_type)
    assert text.endswith(FEE)
    assert found == encoding


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<meta charset=KOI8-R>", "koi8-r"),
        (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; Charset = \'big5\'">', "big5"),
        (b"<meta content='charset=shift_jis' http-equiv=content-type>", "shift_jis"),
        (b"<meta name=description content='charset=big5'>", None),
        (b"<meta charset=utf-16le>", "utf-8"),
        (b"<meta charset=unicode>", "utf-8"),
        (b"<meta charset=x-user-defined>", "windows-1252"),
        (b"<meta charset=ascii>", "windows-1252"),
        (b"<meta charset=utf8lias><meta charset=gbk>", "gbk"),
        (b"<!-- <meta charset=big5> --><meta charset=gbk>", "gbk"),
        (b"<!--><meta charset=gbk>", "gbk"),
        (b"<!-- <meta charset=big5>", None),
        (b"<p title='<meta charset=big5>'><meta charset=gbk>", "gbk"),
        (b"<p title='<meta charset=big5>", None),
        (b"<metadata charset=big5>", None),
        (b"<meta/charset=gbk >", "gbk"),
        (b"<?php ?><meta charset=gbk>", "gbk"),
        (b"<?xml version='1.0' encoding='iso-8859-15'?>", "iso-8859-15"),
        (b"<title>x</title>" + b" " * 2000 + b"<meta charset=gbk></head>", "gbk"),
        (b"<body>" + b" " * 2000 + b"<meta charset=gbk>", None),
    ],
)
def test_what_a_page_says_of_itself(head: bytes, encoding: str | None) -> None:
    assert declared_in_html(head) == encoding


def test_a_bad_byte_costs_one_character() -> None:
    assert decode_html(b"<p>one \xff two caf\xc3\xa9", "text/html; charset=utf-8").text == (
        "<p>one \ufffd two café"
    )
    assert decode_html(b"\x81\x9d\x93", "text/html; charset=latin1").text == "\x81\x9d“"


def test_a_page_cut_off_inside_a_letter_is_what_it_was() -> None:
    assert decode_html("Gwasanaethau tŷ".encode()[:-1]) == ("Gwasanaethau t", "utf-8")


def test_other_texts() -> None:
    assert decode_css(b'@charset "windows-1252"; a{content:"\xa3"}').text.endswith('"£"}')
    assert decode_css(b'@charset "utf-16"; \xc2\xa3').text.endswith("£")
    assert decode_xml(b"<?xml version='1.0' encoding='latin1'?><a>\xa3</a>").text.endswith("£</a>")
    assert decode_xml(b"<a>\xa3</a>") == ("<a>\ufffd</a>", "utf-8")
    assert decode_plain(b"https://a.gov.uk/\xa3") == ("https://a.gov.uk/£", "windows-1252")


@given(st.binary(max_size=3000), st.text(max_size=60))
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    for decode in (decode_html, decode_xml, decode_css, decode_plain):
        text, encoding = decode(body, content_type)
        assert isinstance(text, str)
        assert encoding == encoding.lower() != ""


@given(
    st.lists(
        st.sampled_from(
            [b"<", b"meta ", b"charset", b"=", b"'", b'"', b">", b"/", b"<!--", b"-->", b"utf-16",
             b"http-equiv=content-type ", b"content=", b"text/html;charset=", b"<?xml encoding"]
        ),
        max_size=400,
    )
)  # fmt: skip
def test_no_declaration_raises(parts: list[bytes]) -> None:
    declared_in_html(b"".join(parts))
