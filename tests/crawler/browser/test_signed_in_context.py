"""The browser behind a sign-in form: it has the session, alone, and is signed in anew."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.browser_pool import BrowserPool
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.scripted_content import ScriptedContent
from scripts.staging_site import NAME, PASSWORD, StagingSite, settings
from signpost.settings.config import load
from signpost.workspace import Workspace
from signpost.workspace.records import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def visited(
    web: Callable[..., Any], workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[Visit]]:
    """Visit some paths of a staging site, one after the other, with one pool of browsers."""
    monkeypatch.setenv("STAGING_USER", NAME)
    monkeypatch.setenv("STAGING_PASS", PASSWORD)

    def visit(site: StagingSite, *paths: str, more: str = "") -> list[Visit]:
        served = web(site.answers())
        file = tmp_path / "s.toml"
        file.write_text(settings(served.url, more))
        config, run = load(str(file)), workspace.runs.start(served.url, "test")

        async def work() -> list[Visit]:
            async with async_playwright() as playwright:
                shots = ElementScreenshots(workspace, run.id)
                scripted = ScriptedContent(workspace, config, run.id)
                browsers = BrowserPool(playwright, config, shots, scripted)
                try:
                    return [(await browsers.visit(run.id, served.url + p))[0] for p in paths]
                finally:
                    await browsers.end()

        return asyncio.run(work())

    return visit


@pytest.mark.parametrize("in_place", [False, True])
def test_it_is_signed_in_anew_where_the_session_ends(
    visited: Callable[..., list[Visit]], in_place: bool
) -> None:
    site = StagingSite(lasts=3, in_place=in_place)
    first, second, third = visited(site, "page/1", "page/2", "page/3")
    assert [x.state for x in (first, second, third)] == ["ok"] * 3
    assert third.facts.title == "Page /page/3"
    assert site.sign_ins == 2
    # A page that this user may not see is not looked at as if it were the page.
    (closed,) = visited(StagingSite(in_place=in_place), "members-only")
    assert (closed.state, closed.reason) == (
        "could_not_check",
        "it leads to the sign-in page ([crawl.sign_in])",
    )


def test_the_session_goes_to_no_other_site(
    visited: Callable[..., list[Visit]], web: Callable[..., Any]
) -> None:
    seen: list[Any] = []

    def note(handler: Any) -> Any:
        seen.append(handler.headers.get("Cookie"))
        return 200, {"Content-Type": "image/png"}, b""

    away = web({"/picture": note}).url.replace("127.0.0.1", "localhost")
    site = StagingSite(pages=1)
    plain = site.page

    def page(handler: Any) -> Any:
        answer = plain(handler)
        picture = f"<main><img alt=x src={away}picture>"
        return answer.replace("<main>", picture) if isinstance(answer, str) else answer

    site.page = page  # type: ignore[method-assign]
    (visit,) = visited(site, "page/0", more="[visit]\nthird_party = true\n")
    assert visit.state == "ok"
    assert seen == [None]
