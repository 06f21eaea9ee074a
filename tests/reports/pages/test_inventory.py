"""The content inventory: every judged page, with what is known and what is not said so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_every_judged_page_is_listed(report: Callable[..., Any]) -> None:
    made = report()
    links = made.tree("inventory.html").xpath("//tbody//th/a/@href")
    assert links
    assert set(links) <= set(made.cards())


def test_what_nobody_says_is_not_shown_as_nothing(report: Callable[..., Any]) -> None:
    made = report()
    heads = [x.text_content() for x in made.tree("inventory.html").xpath("//thead//th")]
    cells = [x.text_content() for x in made.tree("inventory.html").xpath("//tbody//td")]
    assert heads[:5] == ["Page", "Service", "Type", "Words", "Reading age"]
    assert "Searches" not in heads
    assert "settings name no query log" in made.words("inventory.html")
    assert "" not in cells
    assert "Not said" in cells
