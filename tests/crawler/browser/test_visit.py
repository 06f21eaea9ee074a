"""Visits in a real Chromium: what is seen, and pages that crash, hang, fight back or run away."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from crawler.browser.visit import visit
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import ELEMENT_SCREENSHOT, element_key
from signpost.workspace.records import Page, Visit
from signpost.workspace.visit_facts import VisitFacts

pytestmark = pytest.mark.browser
HEAD = "<!doctype html><html lang=en><head><title>{0}</title><meta name=viewport content='width=device-width'></head>"
GOOD = HEAD.format("Good") + "<body><main><h1>Good</h1><p>Words.</p></main></body></html>"
Look = Callable[..., dict[str, Visit]]


@pytest.fixture
def look(web: Callable[..., Any], workspace: Workspace) -> Look:
    """Serve some pages, visit them all and return the visits by path."""

    def go(
        answers: dict[str, Any], during: Callable[[], None] | None = None, **settings: Any
    ) -> dict[str, Visit]:
        served = web(answers)
        base = served.url.rstrip("/")
        config = Config(
            site=SiteSettings(url=served.url),
            visit=replace(VisitSettings(page_seconds=8, axe_seconds=8), **settings),
        )
        run = workspace.runs.start(served.url, "test")
        pages = [Page(run.id, base + path, "html", 200) for path in answers if "." not in path]
        workspace.pages.add(pages, [], [])
        if during:
            threading.Thread(target=during, daemon=True).start()
        visit(workspace, config, run)
        return {v.url.removeprefix(base): v for v in workspace.visits.all(run.id)}

    return go


def test_what_is_seen(look: Look, workspace: Workspace) -> None:
    html = HEAD.format("Bins") + (
        "<body><main><h1>Bins</h1><img src=/missing.png><img src=http://127.0.0.2:9/x.png>"
        "<p style='width:700px;background:#eee'>Wide</p><p style='color:#ccc'>Pale words</p>"
        "<p>Call 020 7946 0000</p><script>console.error('oh no'); throw new Error('broken')</script>"
    )
    seen = look({"/bins": html})["/bins"]
    assert seen.state == "ok"
    facts = seen.facts
    assert (facts.status, facts.title) == (200, "Bins")
    assert [x.text for x in facts.console_errors] == ["oh no"]
    assert any("broken" in x for x in facts.script_errors)
    assert [(x.url.rpartition("/")[2], x.reason) for x in facts.failed_requests] == [
        ("missing.png", "404")
    ]
    assert facts.refused_hosts == ["127.0.0.2:9"]
    assert facts.layout.narrow.scroll_width >= 700
    assert facts.layout.tablet.scroll_width == 768
    assert [x.text for x in facts.unlinked_phone_numbers] == ["020 7946 0000"]
    for scan in (facts.axe.phone, facts.axe.desktop):
        assert {"color-contrast", "image-alt"} <= {x.id for x in scan.violations}
    assert facts.request_count >= 2
    assert facts.transferred_bytes > len(html)
    assert workspace.blobs.get(seen.phone_shot).startswith(b"\xff\xd8\xff")
    assert workspace.blobs.get(seen.desktop_shot) != workspace.blobs.get(seen.phone_shot)


def test_pictures_of_elements_are_taken_once_a_run(look: Look, workspace: Workspace) -> None:
    pale = "<p style='color:#bbb'>Pale words</p>"
    wide = "<p class=w style='width:600px'>Wide</p>"
    seen = look({"/a": GOOD + pale, "/b": GOOD + pale, "/c": GOOD + wide, "/d": GOOD})
    run = seen["/a"].run
    keys = workspace.artifacts.keys(run, ELEMENT_SCREENSHOT)
    assert set(keys) == {
        element_key('<p style="color:#bbb">Pale words</p>'),
        element_key('<p class="w" style="width:600px">Wide</p>'),
    }
    for key in keys:
        blob = workspace.artifacts.read(run, ELEMENT_SCREENSHOT.of(key))
        assert workspace.blobs.get(blob).startswith(b"\xff\xd8\xff")


def test_a_strict_policy_does_not_stop_the_checks(look: Look) -> None:
    policy = {
        "Content-Security-Policy": "default-src 'none'; script-src 'none'; sandbox allow-same-origin"
    }
    seen = look({"/strict": (200, policy, GOOD)})["/strict"]
    assert seen.state == "ok"
    assert seen.facts.axe.phone.version or seen.facts.axe.phone.error
    assert seen.facts.layout.narrow.width == 320


def test_pages_that_misbehave_cost_only_themselves(look: Look) -> None:
    hang = GOOD + "<script>setTimeout(() => { while (true) {} }, 50)</script>"
    talk = (
        GOOD
        + "<script>alert(1); confirm(2); onbeforeunload = e => { e.preventDefault(); return 'x' }</script>"
    )
    seen = look(
        {
            "/a-good": GOOD,
            "/b-hangs": hang,
            "/c-talks": talk,
            "/d-opens": GOOD + "<script>for (let i = 0; i < 5; i++) open('/a-good')</script>",
            "/e-downloads": (200, {"Content-Disposition": "attachment; filename=x.html"}, GOOD),
            "/f-never-ends": lambda _: (time.sleep(30), (200, {}, GOOD))[1],
            "/g-wrecks": GOOD + "<script>Array.prototype.map = JSON.stringify = Element.prototype.getAttribute = () => { throw 1 }</script>",
            "/z-good": GOOD,
        },
        page_seconds=4,
        axe_seconds=4,
    )  # fmt: skip
    states = {path: v.state for path, v in seen.items()}
    wrecked = states.pop("/g-wrecks")
    assert wrecked in ("ok", "could_not_check")
    assert states == {
        "/a-good": "ok",
        "/b-hangs": "could_not_check",
        "/c-talks": "ok",
        "/d-opens": "ok",
        "/e-downloads": "could_not_check",
        "/f-never-ends": "could_not_check",
        "/z-good": "ok",
    }
    assert all(v.reason for v in seen.values() if v.state != "ok")
    assert seen["/b-hangs"].facts == VisitFacts()


def test_a_browser_that_is_killed_loses_nothing(look: Look) -> None:
    def kill_a_browser() -> None:
        for _ in range(200):
            time.sleep(0.05)
            mine = _chromium_below(os.getpid())
            if mine:
                time.sleep(1.5)
                os.kill(mine, signal.SIGKILL)
                return

    pages = {f"/page-{i}": GOOD for i in range(4)}
    seen = look(pages, during=kill_a_browser)
    assert {v.state for v in seen.values()} == {"ok"}
    assert len(seen) == 4


def _chromium_below(root: int) -> int | None:
    """Return the process number of the browser that this test's visit started."""
    parents, names = {}, {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = entry.read_text()
        except OSError:
            continue
        number = int(entry.parent.name)
        names[number] = stat[stat.index("(") + 1 : stat.rindex(")")]
        parents[number] = int(stat[stat.rindex(")") + 2 :].split()[1])
    for number, name in names.items():
        here = number
        while here in parents and here != root:
            here = parents[here]
        if (
            here == root
            and name.startswith("chrom")
            and names.get(parents[number]) in ("node", "playwright")
        ):
            return number
    return None
