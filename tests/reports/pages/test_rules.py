"""The rules in a report: a list, and a page for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.registry import all_rules
from reports.sources import card_of


def test_every_rule_has_a_page_with_the_pages_to_look_at(report: Callable[..., Any]) -> None:
    made = report()
    links = made.tree("rules.html").xpath("//tbody//th/a/@href")
    assert len(links) == len(all_rules())
    rule = made.tree("rules/readability-long-sentences.html")
    assert f"../pages/{card_of('https://www.mereford.gov.uk/bins/')}.html" in rule.xpath(
        "//main//a/@href"
    )
    assert "max_words = 25" in rule.text_content()
