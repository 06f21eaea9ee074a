"""Places on a page, and which of them a fragment names: as browsers find them."""

from __future__ import annotations

import pytest

from signpost.pages.markup import parse
from signpost.pages.places import has_place, may_gain_places, named_place, places_of

PAGE = """<h2 id=Fees>f</h2><a name=prices>p</a><h2 id="r\u00e9sum\u00e9">r</h2><h2 id="two words">w</h2>
<p id="b%20d">x</p><p id="50%">y</p><svg><g id=drawn></g></svg><form name=f></form><p id="caf%C3%A9">c</p>
<template><p id=unused>x</p></template><noscript><p id=plain>x</p></noscript>"""
PLACES = places_of(parse(PAGE.encode(), "text/html; charset=utf-8"))


THERE = (
    "Fees|prices|r\u00e9sum\u00e9|r%C3%A9sum%c3%a9|two words|two%20words|b%20d|b d|50%|50%25|drawn|"
    "caf%C3%A9|caf\u00e9|%74%6F%70|Fees:~:text=x"
)
MISSING = "fees|Fees%20|f|unused|plain|%FF|%zz|x:~:text=Fees|\ud800"


@pytest.mark.parametrize("fragment", THERE.split("|"))
def test_places_that_are_there(fragment: str) -> None:
    assert has_place(named_place(fragment), PLACES)


@pytest.mark.parametrize("fragment", MISSING.split("|"))
def test_places_that_are_not(fragment: str) -> None:
    assert not has_place(named_place(fragment), PLACES)


@pytest.mark.parametrize("fragment", ["", "top", "Top", ":~:text=words", "/route", "!state"])
def test_fragments_that_name_no_place(fragment: str) -> None:
    assert named_place(fragment) == ""


@pytest.mark.parametrize(
    ("html", "may"),
    [
        ("<p>x</p>", False),
        ("<script>x()</script>", True),
        ("<script src=/x.js type=module></script>", True),
        ("<script type='text/javascript'>x()</script>", True),
        ("<script type='application/ld+json'>{}</script>", False),
        ("<script type=text/template><p id=x></script>", False),
        ("<script type=importmap>{}</script>", False),
    ],
)
def test_whether_scripts_may_make_more(html: str, may: bool) -> None:
    assert may_gain_places(parse(html.encode())) is may
