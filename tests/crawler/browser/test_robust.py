"""Visits of pages that get in the way: banners, runaways, frames, crashes; several at a time."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import StoredPage
from audit.rules.accessibility.images.text_alternatives import RULE as ALTERNATIVES
from crawler.browser import browser_pool
from crawler.browser.chromium import NoBrowserError
from crawler.browser.page_scripts.axe import OPTIONS
from crawler.browser.visit import visit
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Page, Visit

pytestmark = pytest.mark.browser
PAGE = (
    "<!doctype html><html lang=en><head><title>Bins</title>"
    "<meta name=viewport content='width=device-width'></head><body><main><h1>Bins</h1>{}</main>"
)
OVER = "position:fixed;bottom:0;left:0;width:100%;height:700px;background:#fff"
BANNER = (
    f"<div id=c style='{OVER}'><p style='color:#ccc'>We use cookies</p>"
    "<button>Accept</button> <a href=/x>No</a></div>"
)
Look = Callable[..., dict[str, Visit]]


@pytest.fixture
def look(web: Callable[..., Any], workspace: Workspace) -> Look:
    """Serve some pages, visit them all and return the visits by path."""

    def go(answers: dict[str, Any], during: Any = None, **settings: Any) -> dict[str, Visit]:
        served = web(answers)
        base = served.url.rstrip("/")
        wanted = {"page_seconds": 8, "axe_seconds": 8, "workers": 1, **settings}
        config = Config(site=SiteSettings(url=served.url), visit=VisitSettings(**wanted))
        run = workspace.runs.start(served.url, "test")
        pages = [Page(run.id, base + x, "html", 200) for x in answers if "." not in x]
        workspace.pages.add([x for x in pages if "/in-" not in x.url], [], [])
        if during:
            threading.Thread(target=during, daemon=True).start()
        visit(workspace, config, run)
        return {v.url.removeprefix(base): v for v in workspace.visits.all(run.id)}

    return go


def found_by(seen: Visit, rule: str) -> list[str]:
    """Return the elements that one of axe's rules found on a phone."""
    results = [x for x in seen.facts.axe.phone.violations if x.id == rule]
    return [node.target for x in results for node in x.nodes]


def test_a_consent_banner_is_hidden_and_judged_once(look: Look) -> None:
    add = f"document.body.insertAdjacentHTML('beforeend', `{BANNER}`)"
    late = f"<script>addEventListener('resize', () => {add}, {{once: true}})</script>"
    text = "<p>Words about bins. <a href=/x>A link</a></p>"
    seen = look({"/": PAGE.format(text) + BANNER, "/bins": PAGE.format(text) + BANNER,
                 "/late": PAGE.format(text) + late, "/plain": PAGE.format(text)})  # fmt: skip
    banners = {path: [x.path for x in v.facts.consent_banners] for path, v in seen.items()}
    assert banners == {"/": ["div#c"], "/bins": ["div#c"], "/late": ["div#c"], "/plain": []}
    assert {path: found_by(v, "color-contrast") for path, v in seen.items()} == {
        "/": ["#c > p"], "/bins": [], "/late": [], "/plain": [],
    }  # fmt: skip
    for path, one in seen.items():
        assert one.facts.fixed_elements == [], path
        assert [x.text for x in one.facts.keyboard_walk.stops] == ["A link"], path
        assert one.phone_shot == seen["/plain"].phone_shot, path


@pytest.mark.parametrize(
    "runaway",
    [
        "<script>setTimeout(() => { location.href = '/gone' }, 300)</script>",
        "<script>setInterval(() => { location.replace('/gone') }, 250)</script>",
        "<meta http-equiv=refresh content='1; url=/gone'>",
        "<form action=/gone><input name=a></form><script>setTimeout(() => document.forms[0].submit(), 300)</script>",
        "<script>setTimeout(() => location.reload(), 300)</script>",
        "<script>setInterval(() => history.pushState({}, '', '/elsewhere?' + Math.random()), 200)</script>",
    ],
)
def test_a_page_that_leads_away_is_looked_at_all_the_same(look: Look, runaway: str) -> None:
    seen = look({"/": PAGE.format(f"<p>Words</p>{runaway}")})["/"]
    assert (seen.state, seen.reason) == ("ok", "")
    assert seen.facts.title == "Bins"
    assert "color-contrast" in seen.facts.axe.desktop.passes


def test_the_scan_goes_into_frames_and_shadow_roots(look: Look) -> None:
    shadow = (
        "<div id=host></div><script>host.attachShadow({mode:'open'})"
        ".innerHTML = '<img src=/a.png>'</script>"
    )
    frame = "<iframe title=Map src=/in-frame></iframe>"
    inner = "<!doctype html><html lang=en><title>Map</title><body><img src=/b.png><iframe title=Deep src=/in-deep></iframe>"
    deep = "<!doctype html><html lang=en><title>Deep</title><body><img src=/c.png>"
    seen = look({"/": PAGE.format(shadow + frame), "/in-frame": inner, "/in-deep": deep})["/"]
    places = found_by(seen, "image-alt")
    assert sorted(places) == [
        "#host >>> img",
        "iframe >>> iframe >>> img",
        "iframe >>> img",
    ]
    findings = list(ALTERNATIVES.check(seen, StoredPage()))
    # Phone and desktop found the same: each is told once.
    assert sorted(x.where for x in findings) == sorted(places)
    assert {x.device for x in findings} == {""}
    assert {x.rpartition("/")[2] for x in seen.facts.assets} == {"in-frame", "in-deep"}


def test_experimental_checks_need_a_person(look: Look) -> None:
    seen = look(
        {
            "/": PAGE.format(
                "<p style='font-weight:bold;font-size:2em'>Opening hours</p><p>We open at nine on every day but Sunday and close at five.</p>"
            )
        }
    )["/"]
    assert found_by(seen, "p-as-heading")
    rule = engine_rule(name="x", criterion="", understanding="x", title="", why="", fix="",
                       sayings={"p-as-heading": "This looks like a heading."})  # fmt: skip
    findings = list(rule.check(seen))
    assert [x.certainty for x in findings] == ["needs_person"]
    assert "p-as-heading" in OPTIONS


def test_several_browsers_visit_each_page_once(look: Look) -> None:
    pages = {f"/page-{i}": PAGE.format(f"<p>Words {i}</p>") for i in range(6)}
    seen = look(pages, workers=3)
    assert sorted(seen) == sorted(pages)
    assert {v.state for v in seen.values()} == {"ok"}


def _below(root: int) -> list[tuple[int, str]]:
    """Return the processes below one, with their command lines."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = entry.read_text()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(stat[stat.rindex(")") + 2 :].split()[1])
    found = []
    for number in parents:
        here = number
        while here in parents and here != root:
            here = parents[here]
        if here == root and number != root:
            try:
                line = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            found.append((number, line))
    return found


@pytest.mark.parametrize("part", ["--type=renderer", "--type=gpu-process", ""])
def test_a_part_of_the_browser_that_is_killed_loses_nothing(look: Look, part: str) -> None:
    killed = []

    def kill() -> None:
        for _ in range(200):
            time.sleep(0.05)
            chromium = [(n, x) for n, x in _below(os.getpid()) if "/chrom" in x.split(" ")[0]]
            mine = [n for n, x in chromium if (part in x if part else "--type=" not in x)]
            if any("--type=renderer" in x for _, x in chromium) and mine:
                time.sleep(0.8)
                os.kill(mine[-1], signal.SIGKILL)
                killed.append(mine[-1])
                return

    pages = {f"/page-{i}": PAGE.format(f"<p>Words {i}</p>") for i in range(4)}
    seen = look(pages, during=kill, workers=2)
    assert killed
    assert sorted(seen) == sorted(pages)
    assert {v.state: v.reason for v in seen.values()} == {"ok": ""}


def test_a_browser_that_cannot_be_used_is_one_clear_line(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: Any) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(browser_pool.Session, "start", hang)
    monkeypatch.setattr(browser_pool, "_START_SECONDS", 0.05)
    with pytest.raises(NoBrowserError, match="run the same command again"):
        look({"/": PAGE.format("")}, workers=2)
