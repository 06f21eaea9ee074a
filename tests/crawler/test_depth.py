"""The cap on depth counts the shortest way to a page, in whatever order pages arrive."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.fetching.depths import nearest_first
from signpost.workspace import Workspace
from signpost.workspace.blobs import digest
from signpost.workspace.records import Link, Page, pack_links

PAGE = "<html lang=en><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
# /short is a redirect, so that a hop costs no depth; /c is two clicks deep by it, three by /b.
LINKS = {"/": ["/short", "/a"], "/a": ["/b"], "/b": ["/c"], "/to-c": ["/c"], "/c": ["/d"],
         "/d": ["/e"]}  # fmt: skip


def page(name: str) -> str:
    """A page with its links."""
    return PAGE.format(name, "".join(f"<a href={x}>To {x}</a> " for x in LINKS.get(name, [])))


@pytest.fixture
def late(web: Callable[..., Any]) -> tuple[Any, threading.Event, threading.Event]:
    """A site whose short way answers only once `let` is set: by `/c`, unless `killing` is."""
    let, killing = threading.Event(), threading.Event()

    def short(_: Any) -> Any:
        let.wait(30)
        return 302, {"Location": "/to-c"}, ""

    def last(_: Any) -> Any:
        if killing.is_set():
            time.sleep(2.5)  # longer than the writer waits: what came so far is stored with this
        else:
            let.set()
        return 200, {}, page("/c")

    answers: dict[str, Any] = {name: page(name) for name in ["/", "/a", "/b", "/d", "/e", "/to-c"]}
    return web({**answers, "/short": short, "/c": last}), let, killing


def outcome(folder: Path, url: str) -> tuple[set[str], set[str]]:
    """Return which pages a workspace's crawl asked, and what it left out as too deep."""
    with Workspace.open(folder) as workspace:
        asked = {p.url.removeprefix(url) for p in workspace.pages.html(1) if p.found_by != "probe"}
        left = {x.url.removeprefix(url) for x in workspace.pages.left_out(1)}
    return asked, left


def test_a_short_way_that_is_found_late_counts(
    late: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    site, let, killing = late
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{site.url}"\n[crawl]\nmax_depth = 3\n')
    done = signpost("crawl", settings, "--workspace", "whole", "--json")
    assert done.code == 0, done.err
    # /d is four clicks deep by the way that came first, three by the other; /e is too deep by both.
    wanted = {"", "a", "b", "c", "d", "to-c"}, {"e"}
    assert outcome(tmp_path / "whole", site.url) == wanted
    assert done.json["left_out"] == {"max_depth": 1}

    # The same, killed when nothing but the long way is stored.
    killing.set()
    let.clear()
    command = [sys.executable, "-m", "signpost", "crawl", str(settings), "--workspace", "killed"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    limit = time.monotonic() + 60
    while "c" not in stored(tmp_path / "killed", site.url) and time.monotonic() < limit:
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert not {"short", "d"} & stored(tmp_path / "killed", site.url)
    let.set()
    killing.clear()
    again = signpost("crawl", settings, "--workspace", "killed", "--json")
    assert "Carrying on run 1" in again.err
    assert outcome(tmp_path / "killed", site.url) == wanted
    assert again.json == done.json


def stored(folder: Path, url: str) -> set[str]:
    """Return what is stored while the crawl is at work."""
    file = folder / "signpost.sqlite"
    if not file.exists():
        return set()
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5) as store:
            found = store.execute("SELECT url FROM page").fetchall()
    except sqlite3.OperationalError:
        return set()
    return {str(row[0]).removeprefix(url) for row in found}


def test_nearest_first(workspace: Workspace) -> None:
    run = workspace.runs.start("http://a.gov.uk/", "crawl")
    pages, blobs = [], []
    for name, onward in {**LINKS, "/short": []}.items():
        packed = pack_links([Link(f"http://a.gov.uk{x}") for x in onward])
        blobs.append(packed)
        pages.append(
            Page(run.id, f"http://a.gov.uk{name}", "html", 200, links=digest(packed),
                 location="http://a.gov.uk/to-c" if name == "/short" else "",
                 found_by="start" if name == "/" else "link")
        )  # fmt: skip
    workspace.pages.add(pages, blobs, [])
    depths: dict[str, int] = {}
    for found, links, depth in nearest_first(workspace.pages, run.id):
        for link in links:
            depths.setdefault(link.url.removeprefix("http://a.gov.uk"), depth)
        assert found.url.startswith("http://a.gov.uk/")
    assert depths == {"/short": 1, "/a": 1, "/to-c": 1, "/b": 2, "/c": 2, "/d": 3, "/e": 4}
