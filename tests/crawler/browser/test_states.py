"""How things look when pointed at, focused or pressed, as the browser itself says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.browser.page_scripts.listeners import note_listeners
from crawler.browser.session import Session
from crawler.browser.styles.states import StatesSeen, look_at_states

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Tips</title><style>{}</style><body><main>{}"
_LINK = "<p>Some words and <a class=go href=#x>the tip times</a> in a line"
_TIP = "<div class=tip tabindex={}>Sizes<span class=more>Skips are two metres long</span></div>"
# Each: styles, body, the states that are too pale, and how many things only a mouse opens.
CASES = {
    "nested": (".go{&:hover{color:#ddd}}", _LINK, ["hover"], 0),
    "layer": ("@layer a{.go:focus{color:#ccc}}", _LINK, ["focus"], 0),
    "oklch": (".go:hover{color:oklch(90% 0 0)}", _LINK, ["hover"], 0),
    "mixed": (".go:active{color:color-mix(in srgb, white 85%, black)}", _LINK, ["active"], 0),
    "parent": ("p:hover .go{background:#069;color:#069}", _LINK, ["hover"], 0),
    "inner words": (
        ".go:hover span{color:#eee}",
        "<a class=go href=#x><span>Tips</span></a>",
        ["hover"],
        0,
    ),
    "faded": (".go{transition:color 9s}.go:hover{color:#ddd}", _LINK, ["hover"], 0),
    # Look-alikes: another rule is stronger, a condition never holds, or both colours change.
    "weaker": ("main p .go:hover{color:#222} .go:hover{color:#ddd}", _LINK, [], 0),
    "unmet": ("@supports (display:never){.go:hover{color:#ddd}}", _LINK, [], 0),
    "lower layer": (
        "@layer a,b;@layer b{.go:hover{color:#222}}@layer a{.go:hover{color:#ddd}}",
        _LINK,
        [],
        0,
    ),
    "both": ("p:hover{background:#123}p:hover .go{color:#eef}", _LINK, [], 0),
    "another": (".go:has(b):hover{color:#ddd}", _LINK, [], 0),
    "tip": (".more{display:none}.tip{&:hover .more{display:block}}", _TIP.format(-1), [], 1),
    "tip far away": (
        ".more{position:absolute;left:-999em}.tip:hover .more{left:0}",
        _TIP.format(-1),
        [],
        1,
    ),
    "tip for keys": (
        ".more{display:none}.tip:is(:hover,:focus) .more{display:block}",
        _TIP.format(0),
        [],
        0,
    ),
    "tip within": (
        ".more{display:none}.tip:hover .more,.tip:focus-within .more{display:block}",
        "<div class=tip><a href=#y>Sizes</a><span class=more>Skips are two metres long</span></div>",
        [],
        0,
    ),
    "never": (".more{display:none}.tip:hover .other{display:block}", _TIP.format(-1), [], 0),
}


@pytest.fixture(scope="module")
def seen(each_page: Callable[..., dict[str, StatesSeen]]) -> dict[str, StatesSeen]:
    async def look(session: Session) -> StatesSeen:
        before = await session.page.content()
        await note_listeners(session.page)
        states = await look_at_states(session.page)
        assert await session.page.content() == before
        return states

    return each_page(
        {name: _PAGE.format(styles, body) for name, (styles, body, *_) in CASES.items()}, look
    )


@pytest.mark.parametrize("name", CASES)
def test_states(seen: dict[str, StatesSeen], name: str) -> None:
    _, _, states, opened = CASES[name]
    assert [x.state for x in seen[name].states] == states
    assert len(seen[name].hover) == opened
