"""One bad part of a page costs that part only: frames that never end, a desktop that fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.async_api import Error

from audit.inputs import StyledVisit
from audit.rules.accessibility.text_layout.justified_text import RULE as JUSTIFIED
from crawler.browser import page_visit
from crawler.browser.visit import visit
from crawler.browser.visit_reuse import VisitReuse
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Page, Visit

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><head><title>Rounds</title>"
    "<meta name=viewport content='width=device-width'></head><body><main><h1>Rounds</h1>"
    "<p style='color:#c4c4c4'>Brown bins are emptied on Mondays.</p>{}</main>"
)
Look = Callable[..., dict[str, Visit]]


@pytest.fixture
def look(web: Callable[..., Any], workspace: Workspace) -> Look:
    """Serve some pages, visit those without "in-" in their path and return the visits by path."""

    def go(answers: dict[str, Any], **settings: Any) -> dict[str, Visit]:
        served = web(answers)
        base = served.url.rstrip("/")
        wanted = {"page_seconds": 10, "axe_seconds": 10, "workers": 1, **settings}
        config = Config(site=SiteSettings(url=served.url), visit=VisitSettings(**wanted))
        run = workspace.runs.start(served.url, "test")
        pages = [Page(run.id, base + x, "html", 200) for x in answers if "/in-" not in x]
        workspace.pages.add(pages, [], [])
        visit(workspace, config, run)
        return {v.url.removeprefix(base): v for v in workspace.visits.all(run.id)}

    return go


def pale(seen: Visit) -> list[str]:
    """Return where a phone's scan found too little contrast."""
    assert seen.facts.axe is not None
    assert seen.facts.axe.phone is not None
    results = [x for x in seen.facts.axe.phone.violations if x.id == "color-contrast"]
    return [node.target for x in results for node in x.nodes]


def test_a_frame_that_never_stops_is_left_out(look: Look) -> None:
    frames = "<iframe title=Map src=/in-loop></iframe><iframe title=Good src=/in-good></iframe>"
    seen = look({
        "/": _PAGE.format(frames),
        "/in-good": _PAGE.format(""),
        "/in-loop": "<!doctype html><title>Map</title><script>while(true){}</script>",
    })["/"]  # fmt: skip
    assert seen.state == "ok"
    assert [x.rpartition("/")[2] for x in seen.facts.withheld_frames or ()] == ["in-loop"]
    assert "p" in pale(seen)[0]
    assert any(">>>" in x for x in pale(seen)), "the other frame was looked at"
    assert seen.facts.keyboard_walk is not None


def test_a_page_that_never_stops_itself_is_not_shown(look: Look) -> None:
    seen = look({"/": _PAGE.format("<script>while(true){}</script>")}, page_seconds=4)["/"]
    assert seen.state == "could_not_check"
    assert seen.facts.withheld_frames is None


def test_a_frame_that_gives_no_answer_costs_nothing_else(look: Look) -> None:
    def hang(*_: Any) -> Any:
        time.sleep(25)
        return b""

    def begin(handler: Any) -> Any:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"<!doctype html><title>Map</title>")
        return hang()

    frames = "<iframe title=Map src=/in-slow></iframe><iframe title=Plan src=/in-part></iframe>"
    seen = look({"/": _PAGE.format(frames), "/in-slow": hang, "/in-part": begin})
    assert seen["/"].state == "ok"
    assert pale(seen["/"])


@pytest.mark.parametrize("error", [TimeoutError(), Error("Page.evaluate: the page went away")])
def test_what_a_phone_showed_survives_a_failed_desktop(
    look: Look, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(page_visit, "remember_phone", fail)
    seen = look({"/": _PAGE.format("")})["/"]
    assert seen.state == "ok"
    assert pale(seen)
    assert seen.phone_shot
    assert seen.facts.broke_off
    assert seen.facts.keyboard_walk is None


def test_such_a_visit_is_made_again_next_week(
    look: Look, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise Error("Page.evaluate: the page went away")

    monkeypatch.setattr(page_visit, "remember_phone", fail)
    seen = look({"/": _PAGE.format("")})["/"]
    run = workspace.runs.latest()
    assert run is not None
    config = Config(site=SiteSettings(url=seen.url))
    reuse = VisitReuse(workspace, config, run)
    reuse._earlier = run.id
    assert list(reuse._unchanged([seen.url])) == []


def test_long_lists_and_large_pages_are_looked_at_to_their_end(look: Look) -> None:
    words = "Put your brown bin out on Monday before seven, and take it back in by the evening."
    last = f"<p style='text-align:justify'>{words}</p>"
    many = "".join(f"<li>Street {i}</li>" for i in range(2500))
    seen = look({
        "/": _PAGE.format(f"<ul>{many}</ul>{last}"),
        "/deep": _PAGE.format("<div>" * 200 + "<b>A</b> " * 12000 + "</div>" * 200 + last),
        "/huge": _PAGE.format("<i>B</i> " * 25000 + last),
    }, page_seconds=40, axe_seconds=20)  # fmt: skip
    assert {x: v.state for x, v in seen.items()} == {"/": "ok", "/deep": "ok", "/huge": "ok"}
    for path in ("/", "/deep"):
        assert len(list(JUSTIFIED.check(StyledVisit.of(seen[path])))) == 1, path
    assert seen["/huge"].facts.styles is not None
    assert seen["/huge"].facts.styles.cut["text"].kept == 20000
    assert seen["/huge"].facts.styles.cut["text"].of > 25000
