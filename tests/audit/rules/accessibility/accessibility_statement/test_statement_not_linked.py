"""The rule on linking to the accessibility statement from every page."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/statement-not-linked"
STATEMENT = "<html><head><title>Accessibility statement</title></head><body>Words"
LINK = "<html><body>Words <a href=/a11y>Accessibility statement</a>"
BARE = "<html><body>Words"
MORE = {f"/{x}": LINK for x in "abc"}


@pytest.mark.parametrize(
    ("pages", "outcome", "places"),
    [
        ({"/": LINK, **MORE, "/a11y": STATEMENT}, "pass", []),
        ({"/": LINK, **MORE, "/a11y": STATEMENT, "/old": BARE}, "fail", ["/old"]),
        ({"/": BARE, **MORE, "/a11y": STATEMENT}, "fail", ["/"]),
        ({"/": BARE, "/old": BARE, "/a11y": STATEMENT}, "not_applicable", []),
        ({"/": BARE, **MORE}, "not_applicable", []),
    ],
)
def test_link(judge: Any, make_site: Any, pages: Any, outcome: str, places: Any) -> None:
    verdict = judge(RULE, site=make_site(pages))
    assert verdict.outcome == outcome
    assert [x.page.removeprefix("https://www.mereford.gov.uk") for x in verdict.findings] == places
