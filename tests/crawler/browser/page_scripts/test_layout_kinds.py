"""Numbers to ring, buttons in the browser's own size and what lies under a bar, in Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.browser.page_scripts.layout import measure_on_phone
from crawler.browser.screens import PHONE
from crawler.browser.session import Session
from signpost.workspace.visit_facts import VisitFacts

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><title>Rounds</title>"
    "<meta name=viewport content='width=device-width'><body><main>{}</main>"
)
_LINKS = "<a href=/a style='font-size:13px'>Up</a><br><a href=/b style='font-size:13px'>Down</a>"
_NUMBERS: dict[str, list[str]] = {
    "Call 020 7946 0018 today.": ["020 7946 0018"],
    "Permit number 020 7946 0018 is yours.": [],
    "Your meter: 01632 960 983.": [],
    "The meter reader is on 01632 960 983.": ["01632 960 983"],
    "If you smell smoke, dial 999 or 112.": [],  # three keys keep nobody from ringing
    "Ring NHS 111 for advice.": ["111"],
    "The office is in room 101, so call in.": [],
    "Call at room 101 on Monday.": [],
    "There were 999 calls, and 112 of them at night.": [],
    "Childline: phone 0800 1111.": ["0800 1111"],
}
_BAR = "<p style='position:fixed;bottom:0;left:0;right:0;height:60px;margin:0;background:#eee'>"
_TARGETS: dict[str, tuple[str, int, int]] = {
    # The body; how many targets are crowded, and how many of those have the browser's own size.
    "close links": (f"<p style='line-height:1'>{_LINKS}</p>", 2, 0),
    "own buttons": (
        "<div style='line-height:1'><button>Send</button><br><button type=reset>Clear</button></div>",
        2,
        2,
    ),
    "styled buttons": (
        "<button style='padding:0;border:0'>Send</button><br><button style='padding:0'>Go</button>",
        2,
        0,
    ),
    "under a bar": (
        "<div style='position:fixed;bottom:0;line-height:1'>" + _LINKS + f"</div>{_BAR}News</p>",
        0,
        0,
    ),
    "on a bar": (f"{_BAR}<span style='line-height:1;display:block'>{_LINKS}</span></p>", 2, 0),
}


@pytest.fixture(scope="module")
def facts(each_page: Callable[..., dict[str, VisitFacts]]) -> dict[str, VisitFacts]:
    async def look(session: Session) -> VisitFacts:
        return await measure_on_phone(session.page)

    bodies = {name: body for name, (body, _, _) in _TARGETS.items()}
    bodies |= {words: f"<p>{words}</p>" for words in _NUMBERS}
    return each_page({name: _PAGE.format(body) for name, body in bodies.items()}, look, PHONE)


@pytest.mark.parametrize("words", _NUMBERS)
def test_numbers_that_people_are_told_to_ring(facts: dict[str, VisitFacts], words: str) -> None:
    assert [x.text for x in facts[words].unlinked_phone_numbers or ()] == _NUMBERS[words]


@pytest.mark.parametrize("name", _TARGETS)
def test_crowded_targets(facts: dict[str, VisitFacts], name: str) -> None:
    crowded = [x for x in facts[name].small_targets or () if x.crowded]
    _, count, native = _TARGETS[name]
    assert (len(crowded), sum(x.native for x in crowded)) == (count, native)
