"""What a page cannot make the browser do: ask private addresses, or give the staging key away."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import async_playwright

from crawler.browser.session import Session
from signpost.settings.config import Config, CrawlSettings, SiteSettings, VisitSettings

pytestmark = pytest.mark.browser
KEY = "s3cret-of-staging"


@pytest.fixture
def other() -> Iterator[socket.socket]:
    """Another machine: a listening socket on another loopback address."""
    with socket.create_server(("127.0.0.2", 0)) as listening:
        listening.settimeout(0)
        yield listening


@pytest.fixture
def udp() -> Iterator[socket.socket]:
    """A socket that hears packets on another loopback address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hearing:
        hearing.bind(("127.0.0.2", 0))
        hearing.settimeout(0)
        yield hearing


def heard(listening: socket.socket) -> bool:
    """Whether anything came."""
    try:
        if listening.type == socket.SOCK_DGRAM:
            listening.recv(100)
        else:
            listening.accept()
    except BlockingIOError:
        return False
    return True


def open_page(config: Config, path: str, wait: float = 1.0) -> str:
    """Open a page as a visit does and return its words."""

    async def work() -> str:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            try:
                await session.page.goto(config.site.url + path, wait_until="load")
                await asyncio.sleep(wait)
                return await session.page.inner_text("body")
            finally:
                await session.end()

    return asyncio.run(work())


def settings(url: str, third_party: bool, **crawl: Any) -> Config:
    """Return the settings of a site."""
    return Config(
        site=SiteSettings(url=url),
        crawl=CrawlSettings(**crawl),
        visit=VisitSettings(third_party=third_party),
    )


@pytest.mark.parametrize("third_party", [False, True])
def test_private_addresses_are_not_asked(
    web: Callable[..., Any], other: socket.socket, udp: socket.socket, third_party: bool
) -> None:
    place = f"127.0.0.2:{other.getsockname()[1]}"
    spelt = f"2130706434:{other.getsockname()[1]}"  # the same address as one number
    site = web({
        "/": f"""<p id=end>Start</p><img src=http://{place}/a><img src=/moved>
        <link rel=preconnect href=http://{place}><iframe src=http://{spelt}/></iframe><script>
        fetch("http://{place}/b").catch(() => 0); new WebSocket("ws://{place}/c");
        const call = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.2:{udp.getsockname()[1]}"}}]}});
        call.createDataChannel("x"); call.createOffer().then((o) => call.setLocalDescription(o));
        end.textContent = "Done";</script>""",
        "/moved": (302, {"Location": f"http://{place}/moved"}, ""),
    })  # fmt: skip
    assert "Done" in open_page(settings(site.url, third_party), "")
    assert ("GET", "/moved") in site.asked
    assert not heard(other)
    assert not heard(udp)


def test_other_sites_can_be_loaded_where_they_may(web: Callable[..., Any]) -> None:
    shared = web({"/lib.js": (200, {"Content-Type": "text/javascript"}, "out.textContent='Drawn'")})
    where = shared.url.replace("127.0.0.1", "localhost")
    site = web({"/": f"<p id=out>Empty</p><script src={where}lib.js></script>"})
    assert open_page(settings(site.url, True), "") == "Drawn"
    assert open_page(settings(site.url, False), "") == "Empty"


@pytest.mark.parametrize("third_party", [False, True])
def test_credentials_go_to_the_site_alone(
    web: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, third_party: bool
) -> None:
    seen: dict[str, dict[str, str]] = {}

    def note(handler: Any) -> Any:
        seen[handler.path] = dict(handler.headers)
        return "<p>Hello</p>"

    away = web({"/picture": note, "/landed": note})
    there = away.url.replace("127.0.0.1", "localhost")
    moved = (302, {"Location": f"{there}landed"}, "")
    page = f"<p>In</p><img src={there}picture><img src=/own><img src=/away>"
    site = web({"/": lambda h: (note(h), page)[1], "/own": note, "/away": moved})
    monkeypatch.setenv("STAGING_KEY", KEY)
    monkeypatch.setenv("STAGING_LOGIN", f"me:{KEY}")
    monkeypatch.setenv("STAGING_COOKIE", f"gate={KEY}")
    config = settings(
        site.url, third_party, headers_from=("X-Key=STAGING_KEY",), login_from="STAGING_LOGIN",
        cookie_from="STAGING_COOKIE",
    )  # fmt: skip
    assert "In" in open_page(config, "")
    for path in ("/", "/own"):
        assert seen[path]["X-Key"] == KEY
        assert seen[path]["Authorization"].startswith("Basic ")
        assert seen[path]["Cookie"] == f"gate={KEY}"
    assert {"/picture", "/landed"} <= set(seen) if third_party else set(seen) == {"/", "/own"}
    for path in set(seen) - {"/", "/own"}:
        assert not {"X-Key", "Authorization", "Cookie"} & set(seen[path])


def test_an_alias_cannot_lead_inside(web: Callable[..., Any], other: socket.socket) -> None:
    place = f"127.0.0.2:{other.getsockname()[1]}"
    site = web({
        "/": "<p>In</p><img src=http://live.mereford.gov.uk/moved>",
        "/moved": (302, {"Location": f"http://{place}/"}, ""),
    })  # fmt: skip
    config = settings(site.url, False)
    config = replace(config, site=SiteSettings(url=site.url, aliases=("live.mereford.gov.uk",)))
    assert "In" in open_page(config, "")
    assert ("GET", "/moved") in site.asked
    assert not heard(other)
