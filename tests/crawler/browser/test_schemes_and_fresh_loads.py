"""Dark mode, forced colours, what is made for a desktop only, what moves late: whole visits."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import Route, async_playwright

from crawler.browser.page_visit import visit_page
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace.visit_facts import VisitFacts

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Tips</title>"
    "<style>body{{margin:0;color:#222;background:#fff}}{}</style><main><h1>Tips</h1>{}</main>"
)
_NOTE = "<p class=note>Bring a letter that shows where you live.</p>"
_DARK = "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}%s}"
_LATE = "<p id=a style='height:20px'>News</p><p style='height:500px'>Opening hours</p><script>%s</script>"
PAGES = {
    "dark": (_DARK % ".note{background:#eee}", _NOTE),
    "light-dark": (
        ":root{color-scheme:light dark}.note{color:light-dark(#222,#333);background:light-dark(#fff,#222)}",
        _NOTE,
    ),
    "dark and well": (_DARK % ".note{background:#222}", _NOTE),
    "pale in both": (".note{color:#ccc}" + _DARK % ".note{color:#333}", _NOTE),
    "no scheme": ("", _NOTE),
    "shadow": ("a:focus{outline:none;box-shadow:0 0 0 3px #000}", "<p><a href=#x>Times</a>"),
    "outline": (
        "a:focus{outline:3px solid transparent;box-shadow:0 0 0 3px #000}",
        "<p><a href=#x>Times</a>",
    ),
    "wide only": (
        "",
        (
            "<div id=w></div><script>w.innerHTML = matchMedia('(min-width:800px)').matches"
            " ? '<p style=color:#bbb>Words for wide screens only</p>' : '<p>Narrow words</p>'</script>"
        ),
    ),
    "same at both": (
        "",
        (
            "<div id=w></div><script>w.innerHTML = '<p>Words for ' + (screen ? 'all' : '')"
            " + ' screens here</p>'</script>"
        ),
    ),
    "late": ("", _LATE % "setTimeout(() => { a.style.height = '400px' }, 1800)"),
    "never": ("", _LATE % "setTimeout(() => { a.title = 'News' }, 1800)"),
}


class _Nothing:
    """Stands in for what is not looked at here."""

    async def take(self, *_: Any) -> None:
        """Take no picture."""

    async def look(self, *_: Any) -> VisitFacts:
        """See nothing."""
        return VisitFacts()


@pytest.fixture(scope="module")
def seen() -> dict[str, VisitFacts]:
    config = Config(
        site=SiteSettings(url="http://127.0.0.1:9/"),
        visit=VisitSettings(schemes=("dark", "forced")),
    )

    async def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].replace("-", " ")
        name = "light-dark" if name == "light dark" else name
        await route.fulfill(body=_PAGE.format(*PAGES[name]), content_type="text/html")

    async def go() -> dict[str, VisitFacts]:
        found = {}
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            nothing: Any = _Nothing()
            await session.page.context.route("**/*", answer)
            for name in PAGES:
                url = f"http://127.0.0.1:9/{name.replace(' ', '-')}"
                visit, gathered = await visit_page(session, nothing, nothing, config, 1, url)
                assert visit.state == "ok", visit.reason
                found[name] = gathered.facts
            await session.end()
        return found

    return asyncio.run(go())


def _pale(facts: VisitFacts, scheme: str) -> list[str]:
    looks = [x for x in facts.scheme_looks or () if x.scheme == scheme]
    return [n.html for x in looks for result in x.pale for n in result.nodes]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_too_pale_in_dark_mode(seen: dict[str, VisitFacts], name: str) -> None:
    assert bool(_pale(seen[name], "dark")) == (name in ("dark", "light-dark"))


@pytest.mark.parametrize("name", PAGES)
def test_a_focus_that_forced_colours_take_away(seen: dict[str, VisitFacts], name: str) -> None:
    looks = [x for x in seen[name].scheme_looks or () if x.scheme == "forced"]
    assert bool([y for x in looks for y in x.unfocused]) == (name == "shadow")


def test_what_a_desktop_gets_when_it_loads(seen: dict[str, VisitFacts]) -> None:
    def pale(name: str) -> bool:
        axe = seen[name].axe
        assert axe is not None
        assert axe.desktop is not None
        return any(x.id == "color-contrast" for x in axe.desktop.violations)

    assert pale("wide only")
    assert not pale("same at both")


def test_what_moves_late(seen: dict[str, VisitFacts]) -> None:
    scores = {name: getattr(seen[name].layout_shift, "score", None) for name in ("late", "never")}
    assert scores["late"] > 0.1
    assert scores["never"] == 0
