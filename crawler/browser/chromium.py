"""Finds and starts Chromium.

Run as `python -m crawler.browser.chromium` it prints which one would be used, or what to do.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

from playwright.async_api import Browser, Error, Playwright, async_playwright

from signpost.errors import SignpostError
from signpost.settings.config import Config

_NAMES = ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable")
# Chromium must not talk to its maker, and one renderer is enough for one page at a time
# (measured: docs/decisions/0003-one-visit.md).
_FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Calls between browsers (WebRTC) would send packets to any address that a page names.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    # What starts by itself for who comes to a site often is to start here too.
    "--autoplay-policy=no-user-gesture-required",
    "--no-first-run",
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process,NetworkTimeServiceQuerying",
]
# Where the proxy that guards the browser is (crawler.browser.ssrf_proxy).
_PROXY_HOST = ("127.0.0.1",)
_START_SECONDS = 60
_CLOSE_SECONDS = 10
# What Playwright says where its driver is gone; of a browser that does not start it shows logs.
_DRIVER_GONE = "has been closed"


class NoBrowserError(SignpostError):
    """There is no Chromium that starts; the message is one line that says what to do."""


def on_path() -> str | None:
    """Return the Chromium that is named by SIGNPOST_CHROMIUM or found on PATH.

    Raises:
        NoBrowserError: SIGNPOST_CHROMIUM names something that is not there.
    """
    named = os.environ.get("SIGNPOST_CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise NoBrowserError(f"SIGNPOST_CHROMIUM is {named}, which is not a program here")
        return found
    return next((path for path in map(shutil.which, _NAMES) if path), None)


def flags(config: Config | None, *more_hosts: str) -> list[str]:
    """Return Chromium's flags; with a site, no other host can be reached but `more_hosts`.

    Names that do not resolve cost nothing and leave no way round, where a request filter costs
    time on every request.
    """
    chosen = [*_FLAGS, *(["--no-sandbox"] if _is_root() else [])]
    if config and not config.visit.lets_third_parties_in:
        own = sorted({host.rpartition(":")[0] or host for host in config.hosts})
        excluded = (f"EXCLUDE {host}" for host in (*own, *more_hosts))
        rules = ", ".join(["MAP * ~NOTFOUND", *excluded])
        chosen.append(f"--host-resolver-rules={rules}")
    return chosen


def _is_root() -> bool:
    """Whether this process is root, for whom Chromium has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


async def launch(
    playwright: Playwright,
    config: Config | None = None,
    proxy: str = "",
    environment: dict[str, str | float | bool] | None = None,
) -> Browser:
    """Start a browser that asks through the proxy on this machine at an address, if one is given.

    Without one it asks directly, whatever proxy the environment names.

    Raises:
        NoBrowserError: there is none, or it does not start.
    """
    try:
        return await playwright.chromium.launch(
            executable_path=on_path(),
            args=flags(config, *_PROXY_HOST) if proxy else [*flags(config), "--no-proxy-server"],
            # For Playwright's own requests as well; this machine's addresses are no exception.
            proxy={"server": proxy, "bypass": "<-loopback>"} if proxy else None,
            env=environment,
            timeout=_START_SECONDS * 1000,
            # Ctrl-C stops the stage first; the browser is closed by it, not under it.
            handle_sigint=False,
        )
    except Error as error:
        if _DRIVER_GONE in error.message and "Browser logs" not in error.message:
            raise NoBrowserError(
                "the program that drives the browser was ended from outside. What was opened is "
                "kept: run the same command again to carry on"
            ) from None
        where = on_path() or "Playwright's own Chromium"
        reason = next((x for x in error.message.splitlines() if x.strip()), "no reason given")
        raise NoBrowserError(
            f"{where} does not start ({reason.strip()[:200]}). Run 'apt-get install chromium' as "
            "root or 'playwright install chromium', or set SIGNPOST_CHROMIUM to the path of one"
        ) from None


async def process_of(browser: Browser) -> int | None:
    """Return the process number of a browser, to end it by force if it hangs."""
    session = await browser.new_browser_cdp_session()
    infos = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    return next((int(p["id"]) for p in infos["processInfo"] if p["type"] == "browser"), None)


async def close(browser: Browser, process: int | None) -> None:
    """Close a browser, by force if it does not answer."""
    try:
        await asyncio.wait_for(browser.close(), _CLOSE_SECONDS)
    except (TimeoutError, Error):
        if process is not None:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                return


async def check_browser() -> str:
    """Start and stop a browser; return which one it was and its version.

    Raises:
        NoBrowserError: there is none, or it does not start.
    """
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        version = browser.version
        await browser.close()
        return f"{on_path() or Path(playwright.chromium.executable_path)} {version}"


if __name__ == "__main__":
    try:
        print(asyncio.run(check_browser()))  # noqa: T201 - this is the program's answer
    except NoBrowserError as error:
        sys.exit(str(error))
