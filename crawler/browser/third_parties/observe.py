"""Opens one page of each template as residents do, other sites let in, and notes whom it asks.

Each look has a browser context of its own: nothing pressed, everything refused, everything
accepted. Each is taken twice, and what only one of the two saw is left out. Off by default
(`[visit] third_party = "observe"`), apart from the visits, and nothing is kept but names.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence

import msgspec
from playwright.async_api import BrowserContext, Error, async_playwright

from crawler.browser.guarded_browser import GuardedBrowser
from crawler.browser.screens import DESKTOP
from crawler.browser.session import dismiss
from crawler.browser.signed_in_context import add_session
from crawler.browser.third_parties.consent_choice import ConsentChoice, Pressed
from crawler.browser.third_parties.page_traffic import PageTraffic, storage_keys
from crawler.browser.third_parties.templates import MOST_TEMPLATES, draw_templates
from crawler.fetching.request_headers import user_agent
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.third_parties import (
    CHOICES,
    THIRD_PARTIES,
    Choice,
    ObservedPage,
    ThirdParties,
    ThirdPartyLook,
)

# Tag managers load others that load others: so long the page is left alone at last.
_REST_SECONDS = 4.0
_OPEN_SECONDS = 30.0
_LOOK_SECONDS = 90.0
_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.0.0 Safari/537.36 {ours}"
)
_PRESS: dict[Choice, Pressed] = {"refused": "optOut", "accepted": "optIn"}


def observe_third_parties(
    workspace: Workspace,
    config: Config,
    run: Run,
    urls: Sequence[str],
    progress: Callable[[int, int], None],
) -> None:
    """Observe one page of each template of some pages; what is done already is not done again.

    Raises:
        crawler.browser.chromium.NoBrowserError: there is no Chromium that starts.
    """
    drawn = draw_templates(workspace, run, urls)
    chosen = drawn[:MOST_TEMPLATES]
    before = workspace.artifacts.read(run.id, THIRD_PARTIES) or ThirdParties()
    done = {x.url: x for x in before.observed}
    for number, template in enumerate(chosen):
        if template.page not in done:
            looks = asyncio.run(_looks_at(config, template.page))
            seen = ObservedPage(url=template.page, pages=template.pages, looks=looks)
            done[template.page] = seen
            found = ThirdParties(
                observed=[done[x.page] for x in chosen if x.page in done],
                left_out=len(drawn) - len(chosen),
            )
            workspace.artifacts.write(run.id, THIRD_PARTIES, found)
        progress(number + 1, len(chosen))


async def _looks_at(config: Config, url: str) -> list[ThirdPartyLook]:
    """Look at one page after each choice, twice each, in a browser of its own."""
    lets_in = msgspec.structs.replace(config.visit, third_party=True)
    open_config = msgspec.structs.replace(config, visit=lets_in)
    async with async_playwright() as playwright:
        guarded = await GuardedBrowser.start(playwright, open_config)
        try:
            looks = []
            for choice in CHOICES:
                first = await _look(guarded, open_config, url, choice)
                if first.state == "seen":
                    first = both(first, await _look(guarded, open_config, url, choice))
                looks.append(first)
            return looks
        finally:
            await guarded.end()


async def _look(
    guarded: GuardedBrowser, config: Config, url: str, choice: Choice
) -> ThirdPartyLook:
    """Look at a page in a fresh context; say why where it cannot be done."""
    context = await _fresh_context(guarded, config)
    try:
        async with asyncio.timeout(_LOOK_SECONDS):
            return await _look_in(context, config, url, choice)
    except TimeoutError:
        reason = "it did not finish in time"
    except Error as error:
        reason = error.message.partition("\n")[0].replace("Page.goto: ", "")[:300]
    finally:
        with contextlib.suppress(Error):
            await context.close()
    return ThirdPartyLook(choice=choice, state="could_not_check", reason=reason)


async def _fresh_context(guarded: GuardedBrowser, config: Config) -> BrowserContext:
    """Make a context that nothing was stored in yet, as a resident's on a desktop."""
    major = guarded.browser.version.partition(".")[0]
    context = await guarded.browser.new_context(
        viewport={"width": DESKTOP.width, "height": DESKTOP.height},
        user_agent=_AGENT.format(major=major, ours=user_agent(config)),
        locale="en-GB",
        accept_downloads=False,
        service_workers="block",
    )
    await add_session(context, guarded.session, config)
    context.on("dialog", dismiss)
    return context


async def _look_in(
    context: BrowserContext, config: Config, url: str, choice: Choice
) -> ThirdPartyLook:
    """Open a page, make a choice, and note what there is afterwards."""
    traffic = PageTraffic(context, config)
    press = None if choice == "untouched" else ConsentChoice(_PRESS[choice])
    if press:
        await press.begin(context)
    page = await context.new_page()
    # What comes from a cache is asked of nobody, and would not be seen again.
    cdp = await context.new_cdp_session(page)
    await cdp.send("Network.enable")
    await cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
    await page.goto(url, wait_until="load", timeout=_OPEN_SECONDS * 1000)
    if press:
        if not await press.made(page):
            return ThirdPartyLook(choice=choice, state="no_banner")
        # What was sent before the choice is the look before it; the choice is remembered.
        traffic.forget()
        await page.goto(url, wait_until="load", timeout=_OPEN_SECONDS * 1000)
    await asyncio.sleep(_REST_SECONDS)
    cookies = await traffic.cookies()
    return ThirdPartyLook(
        choice=choice,
        state="seen",
        banner=press.banner if press else "",
        hosts=traffic.hosts(cookies),
        cookies=cookies,
        storage=await storage_keys(page),
    )


def both(one: ThirdPartyLook, two: ThirdPartyLook) -> ThirdPartyLook:
    """Return what two looks both saw; the second says so where it could not see."""
    if two.state != "seen":
        return two
    hosts, cookies = {x.host for x in two.hosts}, {(x.host, x.name) for x in two.cookies}
    return msgspec.structs.replace(
        one,
        hosts=[x for x in one.hosts if x.host in hosts],
        cookies=[x for x in one.cookies if (x.host, x.name) in cookies],
        storage=[x for x in one.storage if x in set(two.storage)],
    )
