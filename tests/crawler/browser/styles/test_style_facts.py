"""What styles make of large pages, of shadow roots and of what takes the focus, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.session import Session
from crawler.browser.styles.style_facts import look_at_styles
from signpost.workspace.visit_facts import StyleFacts

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Rounds</title><body><main tabindex=-1>{}</main>"
_WORDS = "Put your brown bin out on Monday before seven, and take it back in by the evening."
_FLUSH = f"<p style='text-align:justify'>{_WORDS}</p>"
_TAP = "<div onclick='this.title=1'>Open the map</div>"
_SHADOW = (
    "<x-card></x-card><script>document.querySelector('x-card').attachShadow({mode:'open'})"
    f".innerHTML=`{_FLUSH}{_TAP}`</script>"
)
_COLOURED = "<ul>{}<li style='color:#d00'>Late</li></ul>"
_PAGES = {
    "many": "<ul>" + "<li>Street</li>" * 2600 + "</ul>" + _FLUSH,
    "deep": "<div>" * 60 + _FLUSH * 45,
    "too many": "<b>A</b>" * 20500 + _FLUSH,
    "shadow": _SHADOW,
    "many unmet": f"{_WORDS}" + f"<p style='display:none'>{_WORDS}</p>" * 35,
    "few unmet": f"{_WORDS}" + f"<p style='display:none'>{_WORDS}</p>" * 3,
    "many pale edges": "<input aria-label=Road style='border:1px solid #eee'>" * 35,
    "in the content": _TAP,
    "tabs": "<div role=tablist><div role=tab tabindex=-1 onclick='0'>Two</div></div>",
    "one of many coloured": _COLOURED.format("<li>On time</li>" * 40),
    "one of two coloured": _COLOURED.format("<li>On time</li>"),
    "all coloured": _COLOURED.format("<li style='color:#06c'>On time</li><li>Soon</li>"),
}

_LEFT = PageScript("() => [document.adoptedStyleSheets.length, document.body.scrollHeight]")


@pytest.fixture(scope="module")
def facts(each_page: Callable[..., dict[str, StyleFacts]]) -> dict[str, StyleFacts]:
    async def look(session: Session) -> StyleFacts:
        before = await _LEFT.run(session.page, list[int])
        styles = await look_at_styles(session.page)
        assert await _LEFT.run(session.page, list[int]) == before
        assert styles is not None
        return styles

    return each_page({name: _PAGE.format(body) for name, body in _PAGES.items()}, look)


def test_what_stands_after_thousands_of_items_is_seen(facts: dict[str, StyleFacts]) -> None:
    assert len(facts["many"].unusual_blocks or ()) == 1
    assert facts["many"].colour_only_texts == []
    assert facts["many"].cut == {}


def test_a_list_that_is_cut_says_of_how_many(facts: dict[str, StyleFacts]) -> None:
    cut = facts["deep"].cut["text"]
    assert (len(facts["deep"].unusual_blocks or ()), cut.kept, cut.of) == (30, 30, 45)


def test_a_page_that_is_too_large_says_so(facts: dict[str, StyleFacts]) -> None:
    cut = facts["too many"].cut["text"]
    assert (cut.kept, cut.of, cut.what) == (20000, 20502, "elements")
    assert facts["too many"].unusual_blocks == []


def test_open_shadow_roots_are_looked_into(facts: dict[str, StyleFacts]) -> None:
    (block,) = facts["shadow"].unusual_blocks or ()
    assert block.path.endswith("x-card >>> p")
    assert [x.text for x in facts["shadow"].click_only or ()] == ["Open the map"]


@pytest.mark.parametrize(("name", "found"), [("in the content", 1), ("tabs", 0)])
def test_a_target_of_skip_links_takes_no_keys(
    facts: dict[str, StyleFacts], name: str, found: int
) -> None:
    assert len(facts[name].click_only or ()) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("one of many coloured", 1), ("one of two coloured", 0), ("all coloured", 0)],
)
def test_one_of_its_kin_in_another_colour(
    facts: dict[str, StyleFacts], name: str, found: int
) -> None:
    assert len(facts[name].colour_only_texts or ()) == found


@pytest.mark.parametrize(("name", "key"), [("many unmet", "unmet"), ("many pale edges", "edges")])
def test_a_list_that_was_cut_says_of_how_many(
    facts: dict[str, StyleFacts], name: str, key: str
) -> None:
    cut = facts[name].cut[key]
    assert (cut.kept, cut.of) == (30, 35)
    assert key not in facts["few unmet"].cut
