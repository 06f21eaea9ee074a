"""What the last crawl knew is asked past Scrapy's engine, with all of its manners."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.fetching.previous_crawl import UNCHANGED
from signpost.workspace import Workspace

PAGE = "<html lang=en><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
# Crawls as the command line does, and tells what was asked the short way and what AutoThrottle saw.
WATCHED = """
import json, sys
from scrapy.extensions.throttle import AutoThrottle
import crawler.scrapy_settings
from crawler.fetching.short_way import Again, ShortWay

plain, seen, settings = ShortWay.ask_again, AutoThrottle._response_downloaded, crawler.scrapy_settings.for_site
asked, told = [], []

def ask_again(self, again):
    asked.append(again.url)
    plain(self, again)

def saw(self, response, request, spider):
    if isinstance(request, Again):
        told.append(request.meta["download_latency"])
    seen(self, response, request, spider)

def throttled(config):
    return {**settings(config), "AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0.01}

ShortWay.ask_again, AutoThrottle._response_downloaded = ask_again, saw
crawler.scrapy_settings.for_site = throttled
sys.argv = ["signpost", "crawl", *sys.argv[1:]]
from signpost.cli.main import main
try:
    main()
finally:
    print(json.dumps([asked, told]))
"""


class Site:
    """A site of pages with versions: `versions` by path; how many are asked at a time is noted."""

    def __init__(self, names: list[str]) -> None:
        self.versions = dict.fromkeys(names, "1")
        self.most, self._now, self._lock = 0, 0, threading.Lock()

    def answer(self, handler: Any) -> Any:
        """Answer 304 to those who have this version."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            name = handler.path
            tag = f'"{self.versions[name]}"'
            if handler.headers.get("If-None-Match") == tag:
                return 304, {"ETag": tag}, ""
            links = "".join(f"<a href={x}>{x}</a>" for x in self.versions) if name == "/" else ""
            return 200, {"ETag": tag}, PAGE.format(name + tag[1], links)
        finally:
            with self._lock:
                self._now -= 1


@pytest.fixture
def site(web: Callable[..., Any]) -> tuple[Site, Any]:
    """A site of some pages, and its server."""
    names = ["/", *(f"/{x}" for x in ("kept", "closed", "shaky", "moved", "edited", "dropped"))]
    names += [f"/more-{n}" for n in range(30)]
    pages = Site(names)
    return pages, web({**dict.fromkeys(names, pages.answer), "/robots.txt": (200, {}, "")})


def test_all_but_a_304_is_as_ever(
    site: tuple[Site, Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    pages, served = site
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\nconcurrency = 1\n')
    assert signpost("crawl", settings, "--workspace", "ws").code == 0
    tries: list[str] = []

    def shaky(handler: Any) -> Any:
        tries.append(handler.path)
        return (503, {}, "") if len(tries) < 3 else pages.answer(handler)

    pages.versions["/edited"] = "2"
    served.answers["/shaky"] = shaky
    served.answers["/moved"] = (301, {"Location": "/kept"}, "")
    served.answers["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /closed")
    del served.answers["/dropped"]
    served.asked.clear()
    pages.most = 0
    again = signpost("crawl", settings, "--workspace", "ws", "--json")
    assert again.code == 0, again.err
    with Workspace.open(tmp_path / "ws") as workspace:
        found = {p.url.removeprefix(served.url): p for p in workspace.pages.all(2)}
    states = {x: (found[x].status, found[x].error, found[x].headers.get(UNCHANGED)) for x in found}
    assert {x: states[x] for x in ("kept", "shaky", "edited", "moved", "dropped", "closed")} == {
        "kept": (200, "", "304"), "shaky": (200, "", "304"), "edited": (200, "", None),
        "moved": (301, "", None), "dropped": (404, "", None), "closed": (None, "robots", None),
    }  # fmt: skip
    assert found["edited"].title == "/edited2"
    assert [states[f"more-{n}"] for n in range(30)] == [(200, "", "304")] * 30
    # Nothing is asked twice but what was in trouble, and never two at a time.
    paths = [path for _, path in served.asked if path not in ("/robots.txt", "/shaky")]
    assert len(paths) == len(set(paths))
    assert "/closed" not in paths
    assert len(tries) == 3
    assert pages.most == 1


def test_it_is_taken_and_autothrottle_told(site: tuple[Site, Any], tmp_path: Path) -> None:
    _, served = site
    told = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, served.url, "--workspace", "ws"],
            cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True,
        )  # fmt: skip
        told.append(json.loads(done.stdout.splitlines()[-1]))
    (first, _), (asked, latencies) = told
    assert first == []
    assert {f"{served.url}more-{n}" for n in range(30)} <= set(asked)
    assert len(latencies) == len(asked)
    assert all(latency > 0 for latency in latencies)
