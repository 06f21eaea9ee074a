"""Contrast in a real Chromium: what is pale is seen twice, what only fades in is not told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.page_visit import Gathered, _look_on_desktop, _look_on_phone
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import AxeResult, AxeScan, AxeScans

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><title>Page</title><meta name=viewport content='width=device-width'>"
    "<style>body{{background:#fff;color:#222}}{}</style><body><main><h1>Parks</h1>{}</main>"
)
_TEXT = "<p id=text>The park opens at eight in the morning.</p>"
_STEADY = {
    "comes in by an animation": ("@keyframes in{from{opacity:0}}#text{animation:in 2s}", _TEXT),
    "comes in late and slowly": (
        "#text{opacity:0.1;transition:opacity .9s}#text.on{opacity:1}",
        _TEXT + "<script>setTimeout(()=>text.classList.add('on'),100)</script>",
    ),
    "is faded in step by step": (
        "",
        _TEXT + "<script>let n=0;const t=setInterval(()=>{n+=1;text.style.opacity=n/20;"
        "if(n==20)clearInterval(t)},50)</script>",
    ),
    "changes colour where it is wide": (
        "#text{transition:color .8s;color:#111}@media(min-width:900px){#text{color:#333}}",
        _TEXT,
    ),
}
_PALE = {
    "three paragraphs": (
        "p{color:#bbb}",
        _TEXT + "<p>Closed on Monday.</p><p>Dogs on a lead.</p>",
        3,
    ),
    "fades to a pale colour": (
        "@keyframes out{from{color:#111}}#text{color:#bbb;animation:out 1s}",
        _TEXT,
        1,
    ),
    "pale on a wide screen only": ("@media(min-width:900px){#text{color:#bbb}}", _TEXT, 1),
}


def scans(web: Any, styles: str, body: str) -> AxeScans:
    """Look at a page as a visit does; return what axe said on the phone and on the desktop."""
    site = web({"/": _PAGE.format(styles, body)})

    async def go() -> AxeScans:
        config = Config(site=SiteSettings(url=site.url))
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            gathered = Gathered()
            await _look_on_phone(session, config, site.url, gathered)
            await _look_on_desktop(session, config, gathered)
            await session.end()
        assert gathered.facts.axe is not None
        return gathered.facts.axe

    return asyncio.run(go())


def contrast(results: list[AxeResult]) -> list[AxeResult]:
    return [x for x in results if x.id == "color-contrast"]


def seen(scan: AxeScan | None) -> AxeScan:
    assert scan is not None
    assert not scan.error
    return scan


@pytest.mark.parametrize("name", _STEADY)
def test_what_fades_in_has_the_contrast_that_it_ends_with(web: Any, name: str) -> None:
    found = scans(web, *_STEADY[name])
    for scan in (seen(found.phone), seen(found.desktop)):
        assert contrast(scan.violations) == []


@pytest.mark.parametrize("name", _PALE)
def test_what_is_pale_is_told_with_every_sibling(web: Any, name: str) -> None:
    styles, body, number = _PALE[name]
    found = scans(web, styles, body)
    (result,) = contrast(seen(found.desktop).violations)
    assert (len(result.nodes), result.count) == (number, number)


def test_colours_that_never_rest_need_a_person(web: Any) -> None:
    pulse = (
        "<script>let n=0;setInterval(()=>{n=(n+1)%40;const c=120+3*n;"
        "text.style.color=`rgb(${c},${c},${c})`},45)</script>"
    )
    scan = seen(scans(web, "#text{color:#999}", _TEXT + pulse).phone)
    assert contrast(scan.violations) == []
    (unsure,) = contrast(scan.incomplete)
    assert unsure.nodes[0].summary.startswith("The colours were changing")
