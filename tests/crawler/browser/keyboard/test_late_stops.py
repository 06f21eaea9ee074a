"""Stops far down a page: walked to where they are of a kind of their own, counted where they are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.session import Session
from signpost.workspace.visit_facts import KeyboardWalk

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><title>Streets</title>"
    "<style>.quiet{{outline:none}}</style><body>{}"
)
_STREETS = "".join(f"<a href='/{i}'>Street {i}</a> " for i in range(130))
_QUIET = "<p><a class=quiet href=/map>All streets</a></p>"
_SHADOW = (
    "<x-list></x-list><script>document.querySelector('x-list').attachShadow({mode:'open'})"
    ".innerHTML='<button class=own>Map</button>'</script>"
)
_UNLIKE = "".join(f"<input name=n{i} aria-label={i}> " for i in range(460))
_HEADER = "<div style='position:sticky;top:0;height:160px;background:#fff'>Mereford</div>"
_ROWS = "".join(f"<p><a href='/{i}'>Round {i}</a></p>" for i in range(60))
_PAGES = {
    "alike": _STREETS,
    "late": _STREETS + _QUIET,
    "late again": _STREETS + _QUIET,
    "late in a shadow root": _STREETS + _SHADOW,
    "unlike": _UNLIKE,
    "closed": _STREETS + f"<details><summary>More</summary>{_QUIET}</details>",
    "rows": _ROWS,
    "rows under a header": _HEADER + _ROWS,
}


@pytest.fixture(scope="module")
def walks(each_page: Callable[..., dict[str, KeyboardWalk]]) -> dict[str, KeyboardWalk]:
    """Walk through each page in one browser, one by one."""

    async def look(session: Session) -> KeyboardWalk:
        walk = await walk_by_keyboard(session.page, session.cdp)
        assert walk is not None
        return walk

    return each_page({name: _PAGE.format(body) for name, body in _PAGES.items()}, look)


def test_more_of_a_kind_need_no_walk(walks: dict[str, KeyboardWalk]) -> None:
    walk = walks["alike"]
    assert (len(walk.stops), walk.stop_count, walk.stops_left) == (60, 130, 0)


@pytest.mark.parametrize("name", ["late", "late in a shadow root"])
def test_a_late_stop_of_its_own_kind_is_come_to(walks: dict[str, KeyboardWalk], name: str) -> None:
    walk = walks[name]
    assert (len(walk.stops), walk.stop_count, walk.stops_left) == (131, 131, 0)
    assert {"late": "a.quiet", "late in a shadow root": "button"}[name][:1] in walk.stops[-1].path


def test_that_it_does_not_show_the_focus_is_seen(walks: dict[str, KeyboardWalk]) -> None:
    assert [x.text for x in walks["late"].stops if x.focus_style == "no"] == ["All streets"]


def test_what_is_not_come_to_is_counted(walks: dict[str, KeyboardWalk]) -> None:
    walk = walks["unlike"]
    assert walk.stop_count == 460
    assert walk.stops_left == 460 - len(walk.stops) > 0


def test_what_is_shut_is_no_stop(walks: dict[str, KeyboardWalk]) -> None:
    assert walks["closed"].stop_count == 131


def test_a_header_that_hides_stops_is_seen_on_a_page_of_known_kinds(
    walks: dict[str, KeyboardWalk],
) -> None:
    assert not [x for x in walks["rows"].stops_backwards if x.hidden_by]
    assert [x for x in walks["rows under a header"].stops_backwards if x.hidden_by]
