"""Elements announced as controls that the keyboard cannot reach."""

from typing import Any

import pytest

RULE = "accessibility/role-without-focus"


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<span role=button>Send</span>", "button"),
        ('<div class="tile" role="link" onclick="go(\'/pay\')">Pay a bill</div>', "link"),
        ("<ul><li role=checkbox aria-checked=false>Garden waste</li></ul>", "checkbox"),
        ("<a role=button class=btn>Show the map</a>", "button"),
        ("<div role=Switch aria-checked=true>Email me</div>", "switch"),
    ],
)
def test_a_control_without_focus_needs_a_person(judge: Any, html: str, role: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"This is announced as a {role} but takes no focus."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<span role=button tabindex=0>Send</span><a role=button href=#>x</a>",
        "<button role=switch aria-checked=false>Large text</button>",
        "<input type=checkbox role=switch>",
        "<div role=textbox contenteditable=true aria-label=Comment></div>",
        "<div role=button aria-disabled=true>Next</div>",  # nothing to press for now
        "<button><span role=checkbox aria-checked=true></span> Agree</button>",
        "<div hidden><span role=button>Close</span></div>",
        "<span role=link aria-hidden=true>More</span>",
        "<dialog><span role=button>Close</span></dialog>",
        "<p style='display: none'><span role=button>Close</span></p>",
        "<div role=combobox><input></div>",  # the field in it has the focus
        "<label role=button for=f>Choose a file</label><input type=file id=f>",
    ],
)
def test_what_takes_focus_or_is_not_there_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<button>Send</button>",
        "<div role=region aria-label=Map></div>",
        "<ul role=tablist><li role=tab>Bins</li></ul>",  # arrow keys lead through these
    ],
)
def test_a_page_without_such_roles(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize("role", ["slider", "spinbutton", "textbox", "searchbox", "combobox"])
def test_a_field_without_focus_needs_a_person(judge: Any, role: str) -> None:
    assert judge(RULE, f"<div role={role}>5 miles</div>").outcome == "needs_person"
    assert judge(RULE, f"<div role={role} tabindex=x>5 miles</div>").outcome == "needs_person"
    assert judge(RULE, f"<div role={role} tabindex=-1>5 miles</div>").outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary role=button>Fees</summary></details>",
        "<map><area role=link alt=Castle></map>",
        "<textarea role=searchbox></textarea><select role=combobox></select>",
        "<a href=/pay><span role=button>Pay</span></a>",
    ],
)
def test_elements_that_take_focus_by_nature_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def noted(html: str, text: str) -> dict[str, str]:
    return {"path": "main > div", "html": html, "text": text}


TILE = "<div role=button class=tile>Show the map</div>"
NAMED = "<div role=button id=rota>Rota</div>"


@pytest.mark.parametrize(
    ("html", "clicked", "outcome"),
    [
        (TILE, noted('<div class="tile on" role="button">Show the map</div>', "Show the map"), "fail"),
        (NAMED, noted('<div id="rota" role="button">Show it</div>', "Show it"), "fail"),
        (TILE, noted("<div>Show the rota</div>", "Show the rota"), "needs_person"),
        (NAMED, noted("<div>Rota</div>", "Rota"), "needs_person"),
    ],
)  # fmt: skip
def test_it_is_sure_where_the_browser_found_that_a_mouse_alone_reaches_it(
    judge: Any, html: str, clicked: dict[str, str], outcome: str
) -> None:
    assert judge(RULE, html, facts={"looks": {"clicks": [clicked]}}).outcome == outcome


@pytest.mark.parametrize(
    ("html", "stop", "outcome"),
    [
        (TILE, noted('<div role="button" tabindex="0">Show the map</div>', "Show the map"), "pass"),
        (NAMED, noted('<div id="rota" tabindex="0">Open</div>', "Open"), "pass"),
        (TILE, noted('<span tabindex="0">Show the map</span>', "Show the map"), "needs_person"),
        (TILE, noted('<div tabindex="0">Show the rota</div>', "Show the rota"), "needs_person"),
    ],
)  # fmt: skip
def test_what_a_script_gave_the_focus_passes(
    judge: Any, html: str, stop: dict[str, str], outcome: str
) -> None:
    assert judge(RULE, html, facts={"walk": {"stops": [stop]}}).outcome == outcome
