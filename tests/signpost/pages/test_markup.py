"""Parsing: whatever the charset says, the words are read; places are named so that they hold."""

import copy
import time

import pytest

from signpost.pages.markup import css_path, parse, snippet, text_of

POUND = "<html><body><p>The fee is £25 \u2013 pay now</p></body></html>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (POUND.encode(), "text/html; charset=utf-8"),
        (POUND.encode(), "text/html"),
        (POUND.encode("windows-1252"), "text/html; charset=windows-1252"),
        (POUND.encode("windows-1252"), "text/html"),
        (POUND.encode(), "text/html; charset=no-such-charset"),
        (POUND.encode("utf-16"), "text/html; charset=utf-16"),
        (b"<meta charset=windows-1252>" + POUND.encode("windows-1252"), ""),
    ],
)
def test_charsets(body: bytes, content_type: str) -> None:
    assert text_of(parse(body, content_type)) == "The fee is £25 \u2013 pay now"


def test_a_wrong_declaration_is_seen_as_residents_see_it() -> None:
    body = POUND.encode("windows-1252")
    assert text_of(parse(body, "text/html; charset=utf-8")) == "The fee is \ufffd25 \ufffd pay now"


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x01\x02", b"<", b"<!-- only a comment -->"])
def test_nothing_to_read(body: bytes) -> None:
    assert parse(body).tag == "html"


def test_deep_nesting_is_survived() -> None:
    root = parse(b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000)
    assert root.tag == "html"
    assert text_of(root) == "deep"


def test_unread_parts_are_left_out() -> None:
    root = parse(b"<body><p>One<br>two<script>no()</script><style>no</style><!-- no --> three</p>")
    assert text_of(root) == "One two three"


def test_css_path_finds_its_element_again() -> None:
    root = parse(
        b"<body><div><p>a</p><p>b</p></div><div id=news><ul><li>c<li>d</ul></div><p id='1 2'>e</p>"
    )
    for element in root.iter("p", "li"):
        assert root.cssselect(css_path(element)) == [element]


def test_snippet_is_short_and_one_line() -> None:
    root = parse(b"<body><p class=x>one\n\n   two</p><p>" + b"long " * 200 + b"</p>")
    first, second = root.iter("p")
    assert snippet(first) == '<p class="x">one two</p>'
    assert len(snippet(second, 50)) == 50


def test_css_paths_of_many_siblings_cost_no_more_than_each_of_a_few() -> None:
    root = parse(b"<ul>" + b"<li><p>x</p></li>" * 20_000 + b"</ul>")
    items = list(root.iter("li"))
    assert css_path(items[-1]) == "html > body > ul > li:nth-of-type(20000)"
    started = time.process_time()
    assert len({css_path(x) for x in root.iter("p")}) == len(items)
    assert time.process_time() - started < 5  # all siblings looked at for each: minutes


def test_a_child_added_later_is_named_too() -> None:
    root = parse(b"<body><p>a</p></body>")
    first = next(root.iter("p"))
    assert css_path(first) == "html > body > p"
    first.addnext(copy.deepcopy(first))
    assert [css_path(x) for x in root.iter("p")][1] == "html > body > p:nth-of-type(2)"
