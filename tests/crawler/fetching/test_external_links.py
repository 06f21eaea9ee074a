"""Links to other sites over HTTP: each tried once, blocked is not broken, no network is no issue."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import SiteView, build
from crawler.fetching.external_links import ExternalLinks
from signpost.pages.addresses import normalise
from signpost.settings.config import Config, SiteSettings, load
from signpost.settings.sections.crawl import CrawlSettings
from signpost.workspace import Workspace

SHELL = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)
GONE_HOSTS = [f"http://host{n}.invalid/" for n in range(8)]


def no_head(handler: Any) -> Any:
    """Answer GET only, with a body that says it is packed and is not."""
    if handler.command == "HEAD":
        return 403, {}, ""
    return 200, {"Content-Encoding": "gzip"}, b"x" * 3_000_000


OTHER: dict[str, Any] = {
    "/fine": "fine",
    "/no-head": no_head,
    "/moved": (301, {"Location": "/fine"}, ""),
    "/moved-to-gone": (302, {"Location": "/gone"}, ""),
    "/round": (302, {"Location": "/round"}, ""),
    "/gone": (410, {}, ""),
    "/members": (403, {}, ""),
    "/robots-out": (999, {}, ""),
    "/wall": (503, {"cf-mitigated": "challenge"}, ""),
    "/odd": (418, {}, ""),
    "/down": (500, {}, ""),
    "/into-the-house": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, ""),
}
STATES = {
    "fine": "ok",
    "no-head": "ok",
    "moved": "redirect",
    "moved-to-gone": "broken",
    "round": "loop",
    "gone": "broken",
    "nothing": "broken",
    "members": "blocked",
    "robots-out": "blocked",
    "wall": "blocked",
    "odd": "could_not_check",
    "down": "broken",
    "into-the-house": "could_not_check",
}
PRIVATE = ["http://10.0.0.1/", "http://2852039166/", "http://[::1]:9/", "http://0x7f000002/"]


@pytest.fixture
def crawled(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> Callable[..., tuple[SiteView, Any]]:
    """Crawl a site of two pages that both link to some addresses; return it and the JSON."""
    served = web({})

    def crawl(targets: list[str], **settings: Any) -> tuple[SiteView, Any]:
        links = "".join(f"<a href='{x}'>Go</a>" for x in targets)
        served.answers["/"] = SHELL.format("Home", f"<a href=/two>Two</a>{links}")
        served.answers["/two"] = SHELL.format("Two", links)
        file = tmp_path / "s.toml"
        chosen = {"check_external": "always", **settings}
        lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in chosen.items())
        file.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\n{lines}')
        done = signpost("crawl", file, "--workspace", "ws", "--json")
        assert done.code == 0, done.err
        workspace = Workspace.open(tmp_path / "ws")
        run = workspace.runs.latest()
        assert run is not None
        return build(workspace, load(str(file)), run), done.json

    return crawl


def test_each_is_tried_once_and_known_for_a_week(
    crawled: Callable[..., Any], web: Callable[..., Any]
) -> None:
    other = web(OTHER)
    base = other.url.replace("127.0.0.1", "localhost")
    home = f"{base}members?share="
    targets = [base + path for path in STATES] + PRIVATE + GONE_HOSTS[:1]
    targets += [f"{home}{n}" for n in range(40)]
    site, summary = crawled(targets)
    found = {path: site.state(base + path).state for path in STATES}
    assert found == STATES
    assert {site.state(str(normalise(url))).why for url in PRIVATE} == {"it is a private address"}
    assert site.state(GONE_HOSTS[0]).state == "broken"
    # No page, nowhere; but who links to what is broken is known.
    assert summary["pages"] == len(site.html_pages) == 2
    assert not any("localhost" in url for url in site.pages)
    assert len(site.referrers[f"{base}gone"]) == 2
    assert {x.reason for x in site.skipped} == {"shape"}
    asked = [(method, path) for method, path in other.asked if path == "/fine"]
    assert asked == [("HEAD", "/fine")]
    assert {method for method, _ in other.asked} == {"HEAD", "GET"}
    other.asked.clear()
    again, _ = crawled(targets)
    assert {path: again.state(base + path).state for path in STATES} == STATES
    paths = {path for _, path in other.asked}
    assert "/gone" in paths
    assert not paths & {"/fine", "/no-head", "/moved"}


def only_get(status: int) -> Callable[[Any], Any]:
    """Answer HEAD with a status that says it is not done here."""
    return lambda handler: (status, {}, "") if handler.command == "HEAD" else "fine"


def test_ways_between_hosts(crawled: Callable[..., Any], web: Callable[..., Any]) -> None:
    one, other = web({}), web({})
    here, there = one.url.replace("127.0.0.1", "localhost"), other.url
    asked: list[str] = []

    def to(target: str) -> Any:
        return 302, {"Location": target}, ""

    def busy(handler: Any) -> Any:
        asked.append(handler.path)
        again = len(asked) > 1
        return (200, {}, "fine") if again else (429, {"Retry-After": "1"}, "")

    one.answers |= {
        "/ping": to(f"{there}pong"),
        "/1": to(f"{there}2"),
        "/3": to(f"{there}4"),
        "/end": "fine",
        "/405": only_get(405),
        "/501": only_get(501),
        "/busy": busy,
        "/busy-for-a-week": (429, {"Retry-After": "600000"}, ""),
    }
    other.answers |= {"/pong": to(f"{here}ping"), "/2": to(f"{here}3"), "/4": to(f"{here}end")}
    names = ("ping", "1", "405", "501", "busy", "busy-for-a-week")
    site, _ = crawled([here + name for name in names])
    found = [site.state(here + name) for name in names]
    assert [(x.state, x.hops) for x in found] == [
        ("loop", 2), ("redirect", 4), ("ok", 0), ("ok", 0), ("ok", 0), ("blocked", 0),
    ]  # fmt: skip
    assert one.asked.count(("HEAD", "/busy-for-a-week")) == 1
    assert ("GET", "/busy-for-a-week") not in one.asked


def test_a_ring_through_the_site_itself(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    site, other = web({}), web({})
    away = other.url.replace("127.0.0.1", "localhost")
    site.answers |= {
        "/": SHELL.format("Home", "<a href=/away>Go</a>"),
        "/away": (301, {"Location": f"{away}back"}, ""),
    }
    other.answers["/back"] = (301, {"Location": f"{site.url}away"}, "")
    file = tmp_path / "s.toml"
    file.write_text(f'[site]\nurl = "{site.url}"\n[crawl]\ncheck_external = "always"\n')
    assert signpost("crawl", file, "--workspace", "ws").code == 0
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        state = build(workspace, load(str(file)), run).state(f"{site.url}away")
    assert (state.state, state.hops) == ("loop", 2)
    assert [path for _, path in site.asked].count("/away") == 1


def test_no_network_is_no_broken_link(crawled: Callable[..., Any]) -> None:
    site, _ = crawled(GONE_HOSTS)
    assert {site.state(url).state for url in GONE_HOSTS} == {"could_not_check"}
    assert site.referrers == {}


@pytest.mark.parametrize("wish", ["never", "live"])
def test_off(crawled: Callable[..., Any], web: Callable[..., Any], wish: str) -> None:
    """A site on this machine leaves other sites alone unless it is told not to."""
    other = web(OTHER)
    url = f"{other.url}gone"
    site, _ = crawled([url], check_external=wish)
    assert site.state(url).state == "could_not_check"
    assert other.asked == []


def test_a_host_that_refuses_again_and_again_is_left_alone() -> None:
    settings = Config(
        site=SiteSettings(url="https://a.example/"), crawl=CrawlSettings(check_external="always")
    )
    links = ExternalLinks(settings, 1)
    for number in range(9):
        links.add(f"https://b.example/{number}", "https://a.example/")

    def refused(is_refused: bool) -> int:
        (check,) = links.take()
        left = links.answered(check, is_refused)
        links.release(check.host)
        return len(left)

    # An answer in between says that the host can be asked after all.
    assert [refused(x) for x in (True, True, False, True, True, True)] == [0, 0, 0, 0, 0, 3]
    assert not links.pending
