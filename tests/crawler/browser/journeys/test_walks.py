"""Walks in a real Chromium: what stops a thumb, what stops the Tab key, and what must not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crawler.browser.chromium import NoBrowserError
from crawler.browser.journeys import collect
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import WALK_WAYS, WALKS, walk_of
from signpost.workspace.artifacts.judged_journeys import ROUTES

pytestmark = pytest.mark.browser
END = "<title>End</title><h1>Pay here</h1><p>Call <a href='tel:+441632960110'>01632 960 110</a></p>"
HEAD = (
    "<!doctype html><html lang=en><meta name=viewport content='width=device-width'>"
    "<title>A page</title><style>a, button { display: inline-block; padding: 12px }</style>"
)
LINK = "<a href=/end>Pay</a>"
FAR = "style='position:absolute;left:-500px'"
# Body of the start page, then what stops a thumb and the keyboard (empty: nothing does).
CASES = {
    "below the fold": (f"<div style='height:3000px'></div>{LINK}", "", ""),
    "away": (f"<a href=/end {FAR}>Pay</a>", "outside", "outside"),
    "covered": (f"{LINK}<div style='position:fixed;inset:0;background:#fff'>Sale</div>", "covered", "covered"),
    "covered until it is sent away": (
        (f"{LINK}<div id=cookie style='position:fixed;inset:0;background:#fff'>"
        "<button onclick='this.parentNode.remove()'>Accept</button></div>"),
        "",
        "",
    ),
    "in a menu": (
        ("<button aria-expanded=false aria-controls=m onclick=\"m.hidden=false;this.ariaExpanded='true'\">"
        f"Menu</button><div id=m hidden>{LINK}</div>"),
        "",
        "",
    ),
    "in closed details": (f"<details><summary>More</summary>{LINK}</details>", "", ""),
    "covered, and once more below": (
        (f"<div style='position:relative'>{LINK}<div style='position:absolute;inset:0;background:#fff'>x</div></div>"
        f"<p>{LINK}</p>"),
        "",
        "",
    ),
    "in a box that does not scroll": (
        f"<div style='height:40px;overflow:hidden'><div style='height:100px'>x</div>{LINK}</div>",
        "cut",
        "",  # the focus scrolls it
    ),
    "out of the Tab order": ("<a href=/end tabindex=-1>Pay</a><a href=/x>X</a>", "", "unreachable"),
    "a box that acts on a click": (
        "<div style='cursor:pointer' onclick=\"location='/end'\">Pay</div><a href=/x>X</a>",
        "",
        "unreachable",
    ),
    "behind a trap": (
        ("<button onkeydown=\"if(event.key=='Tab')event.preventDefault()\">Size</button>"
        f"<a href=/x>X</a>{LINK}"),
        "",
        "trap",
    ),
    "no visible focus": ("<a href=/end style='outline:none'>Pay</a>", "", "focus_not_visible"),
    "does nothing": ("<a href=/end onclick='event.preventDefault()'>Pay</a>", "nothing_happened", "nothing_happened"),
}  # fmt: skip


@pytest.fixture
def walked(workspace: Workspace, web: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """Walk plans on a served site; returns `{(story, way): walk}`, and the server as "web"."""

    def go(pages: dict[str, Any], plans: dict[str, dict[str, Any]]) -> dict[Any, Any]:
        site = web({"/end": END, "/broken": (500, {}, "Oh"), **pages})
        config = Config(site=SiteSettings(url=site.url), visit=VisitSettings(page_seconds=20))
        run = workspace.runs.start(site.url, "test")
        base = {"by": "links", "why": "", "end": "", "end_text": "", "contact": ""}
        more = {"language": "en-GB", "screen": [1280, 900]}
        for plan in plans.values():
            plan["start"] = site.url.rstrip("/") + plan["start"]
            for step in plan["steps"]:
                step["url"] = site.url.rstrip("/") + step["url"] if step["url"] else ""
        full = {name: {**base, **more, **plan} for name, plan in plans.items()}
        workspace.artifacts.write(run.id, ROUTES, ROUTES.decode(full))
        collect.walks(workspace, config, run)
        read = workspace.artifacts.read
        found = {(s, w): read(run.id, walk_of(s, w)) for s in plans for w in WALK_WAYS}
        return {**found, "web": site, "run": run, "config": config}

    return go


def step(do: str, name: str, url: str = "", value: str = "", opens: str = "page") -> dict[str, str]:
    """Write a step as a plan has it."""
    return {"do": do, "name": name, "url": url, "value": value, "opens": opens}


def test_what_stops_a_walk(walked: Callable[..., Any], workspace: Workspace) -> None:
    pages = {f"/{i}": HEAD + body for i, (body, *_) in enumerate(CASES.values())}
    plans = {
        name: {"start": f"/{i}", "steps": [step("follow", "Pay")]} for i, name in enumerate(CASES)
    }
    found = walked(pages, plans)
    for name, (_, thumb, keys) in CASES.items():
        for way, wanted in (("phone", thumb), ("keyboard", keys)):
            walk = found[name, way]
            said = (walk.state, walk.stop.problem if walk.stop else "")
            assert said == ("stopped" if wanted else "arrived", wanted), (name, way, walk)
            if wanted:
                assert workspace.blobs.get(walk.shot).startswith(b"\xff\xd8"), (name, way)
    menu = found["in a menu", "phone"].steps[0].notes
    assert menu == ["opened “Menu” first"]
    assert found["covered until it is sent away", "phone"].steps[0].notes == [
        "pressed “Accept” first"
    ]
    assert found["covered", "phone"].stop.by == "“Sale”"
    assert found["behind a trap", "keyboard"].stop.held == "Size"


FORM = HEAD + (
    "<form action=/sent method=post><label>Street <input name=a></label>"
    "<label><input type=radio name=b>Yes</label><label><input type=radio name=b>No</label>"
    "<label>Size <select name=c><option>Small<option>Large</select></label><button>Send</button></form>"
    "<script>document.querySelector('select').onchange = () => {"
    " fetch('/spy', {method: 'POST'}); document.forms[0].submit(); document.forms[0].requestSubmit() }</script>"
)


def test_a_form_is_filled_in_and_never_sent(walked: Callable[..., Any]) -> None:
    fields = [
        step("fill", "Street", value="High Street"),
        step("choose", "No"),
        step("choose", "Large"),
    ]
    plans = {
        "fill": {"start": "/form", "steps": fields, "end_text": "Street"},
        "send": {"start": "/form", "steps": [step("send", "", url="/sent", opens="form")]},
        "press it": {"start": "/form", "steps": [step("open", "Send")]},
    }
    found = walked({"/form": FORM, "/sent": "sent"}, plans)
    for way in ("phone", "keyboard"):
        assert found["fill", way].state == "arrived", found["fill", way]
        assert found["fill", way].has_text is True
        assert found["send", way].leaves.endswith("/sent")
        assert found["press it", way].stop.problem == "nothing_happened"
    asked = found["web"].asked
    assert {method for method, _ in asked} == {"GET"}
    assert "/sent" not in {path for _, path in asked}


def test_a_walk_stays_on_its_site_and_sees_the_contact(walked: Callable[..., Any]) -> None:
    away = HEAD + "<a href='http://169.254.169.254/secret'>Out</a>" + LINK
    plans = {
        "out": {"start": "/a", "steps": [step("open", "Out")]},
        "in": {
            "start": "/a",
            "steps": [step("follow", "Pay", url="/end")],
            "contact": "01632 960110",
        },
    }
    found = walked({"/a": away}, plans)
    for way in ("phone", "keyboard"):
        assert found["out", way].leaves == "http://169.254.169.254/secret"
        (seen,) = found["in", way].contact
        home = found["web"].url
        assert found["in", way].asked == [f"{home}a", f"{home}end"]
        assert (seen.shown, seen.tappable) == (True, True)


def test_a_stage_that_was_cut_off_carries_on(
    walked: Callable[..., Any], workspace: Workspace
) -> None:
    plans = {x: {"start": "/a", "steps": [step("follow", "Pay")]} for x in ("one", "two")}
    found = walked({"/a": HEAD + LINK}, plans)
    run, config, web = found["run"], found["config"], found["web"]
    # As if it had been killed before the last walk was stored.
    last = walk_of("two", "keyboard")
    workspace.artifacts.write(run.id, last, None)
    stage = workspace.runs.stage(run.id, "walks")
    assert stage is not None
    stage.finished = ""
    workspace.runs._write(stage)
    before = len(web.asked)
    collect.walks(workspace, config, run)
    assert workspace.artifacts.read(run.id, last).state == "arrived"
    assert len([x for x in web.asked[before:] if x[1] == "/a"]) == 1
    # A stage that had ended walks everything again: the site may have been mended meanwhile.
    before = len(web.asked)
    collect.walks(workspace, config, run)
    assert len([x for x in web.asked[before:] if x[1] == "/a"]) == 4


def test_no_browser_is_told_and_stops_nothing(
    walked: Callable[..., Any], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def start(*_: Any) -> None:
        raise NoBrowserError("there is no Chromium")

    monkeypatch.setattr(collect.GuardedBrowser, "start", start)
    found = walked({"/a": HEAD + LINK}, {"one": {"start": "/a", "steps": [step("follow", "Pay")]}})
    told = workspace.artifacts.read(found["run"].id, WALKS)
    assert told.reason == "there is no Chromium"
    assert found["one", "phone"] is None
