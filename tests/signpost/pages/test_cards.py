"""Cards that present other pages, and which of them only begin these."""

from __future__ import annotations

import pytest

from signpost.pages.content import read
from signpost.pages.markup import parse

CARD = "<section><h3><a href='/{n}'>Walk {n}</a></h3>{date}<p>{text}</p></section>"
TEXT = "The path starts at the church and follows the river to the old mill"


def blocks(body: str) -> list[tuple[str, bool, bool]]:
    """Return the text of each paragraph, and whether it is a teaser's or a card's."""
    content = read(parse(f"<html><body><main><h1>Walks</h1>{body}</main>".encode(), "text/html"))
    return [(b.text, b.teaser, b.card) for b in content.blocks if b.kind == "paragraph"]


def cards(count: int = 3, date: str = "", end: str = ".") -> str:
    return "".join(CARD.format(n=n, date=date, text=TEXT + end) for n in range(count))


@pytest.mark.parametrize(
    ("date", "end"),
    [
        ("<h4>March 2019</h4>", "."),
        ("<span>Posted on 4 May 2024 by the web team</span>", "."),
        ("<time>yesterday</time>", "."),
        ("", "..."),
        ("", "…"),
        ("", " [...]"),
        ("", "... Continue reading"),
    ],
)
def test_dated_and_cut_cards_begin_other_pages(date: str, end: str) -> None:
    assert all(teaser and card for _, teaser, card in blocks(cards(date=date, end=end)))


def test_cards_of_a_hub_are_its_own_words() -> None:
    found = blocks(cards())
    assert [x[1:] for x in found] == [(False, True)] * 3


@pytest.mark.parametrize(
    "body",
    [
        cards(count=2, end="..."),  # no list yet
        "".join(f"<section><h3>Walk {n}</h3><p>{TEXT}...</p></section>" for n in range(4)),
        "".join(
            f"<section><h3><a href='#{n}'>Walk</a></h3><p>{TEXT}.</p></section>" for n in "abc"
        ),
        "".join(
            f"<section><h2><a href='/{n}'>Walk</a></h2><p>{(TEXT + '. ') * 12}</p></section>"
            for n in range(3)
        ),
    ],
)
def test_sections_of_the_page_are_none(body: str) -> None:
    assert not any(teaser or card for _, teaser, card in blocks(body))


def test_an_excerpt_below_its_link_begins_another_page() -> None:
    item = "<div><div><a href='/a'>Mill</a></div><div class='excerpt'><p>It opens.</p></div></div>"
    alone = "<div class='excerpt'><p>It closes.</p></div>"
    assert ("It opens.", True, False) in blocks(item)
    assert blocks(f"<p>Hello.</p>{alone}")[1] == ("It closes.", False, False)
