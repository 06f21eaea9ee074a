"""kill -9 in the middle of a stage: the same command carries on and ends as if nothing was."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import build
from signpost.settings.config import load
from signpost.workspace import Workspace

PAGES = 150
SHELL = (
    "<html lang=en><head><title>Page {0}</title><meta name=viewport content='width=device-width'>"
    "</head><body><main><h1>Page {0}</h1><p>Words on page {0} about bins.</p>{1}</main></body></html>"
)


def slow(html: str, seconds: float) -> Callable[[Any], Any]:
    """Answer with a page after a pause."""
    return lambda _: (time.sleep(seconds), (200, {}, html))[1]


def answers(seconds: float, count: int, reach: int = 12) -> dict[str, Any]:
    """A site where each page links to the next few, and some links are broken."""
    pages = {}
    for i in range(count):
        onward = [f"/{j}" for j in range(i + 1, min(i + 1 + reach, count))]
        broken = [f"/missing-{i}"] if i % 10 == 0 else []
        links = "".join(f"<a href={x}>Go to {x}</a> " for x in onward + broken)
        pages["/" if i == 0 else f"/{i}"] = slow(SHELL.format(i, links), seconds)
    return pages


def rows(folder: Path, table: str) -> int:
    """Count the rows of a table of the workspace, while something else may be writing."""
    file = folder / "signpost.sqlite"
    if not file.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def kill_when(command: list[str], cwd: Path, ready: Callable[[], bool]) -> None:
    """Start a command, kill -9 it as soon as `ready`, and make sure that it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "signpost", *command], cwd=cwd, stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    limit = time.monotonic() + 90
    while not ready() and process.poll() is None and time.monotonic() < limit:
        time.sleep(0.02)
    assert process.poll() is None, "it was done before it could be killed"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def judged(folder: Path, url: str) -> tuple[Any, ...]:
    """Return what a crawl came to: its pages, each link with its state, each page's depth."""
    facts = "SELECT url, kind, status, title, body, links FROM page ORDER BY url"
    with sqlite3.connect(folder / "signpost.sqlite") as connection:
        pages = connection.execute(facts).fetchall()
    with Workspace.open(folder) as workspace:
        run = workspace.runs.latest()
        assert run is not None
        site = build(workspace, load(url), run)
        links = [(page, x, site.state(x.url, x.fragment)) for page, x in site.all_links()]
        return pages, links, site.depths, workspace.pages.left_out(run.id)


def test_crawl(web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path) -> None:
    count = 330
    url = web(answers(0.2, count, reach=40)).url
    for stored in (0, 100, 200):
        kill_when(
            ["crawl", url, "--workspace", "killed"],
            tmp_path,
            lambda stored=stored: rows(tmp_path / "killed", "page") > stored,
        )
        assert stored < rows(tmp_path / "killed", "page") < count
    resumed = signpost("crawl", url, "--workspace", "killed", "--json")
    whole = signpost("crawl", url, "--workspace", "whole", "--json")
    assert resumed.code == whole.code == 0, resumed.err + whole.err
    assert "Carrying on run 1" in resumed.err
    assert resumed.json == whole.json
    assert whole.json["pages"] == count
    assert judged(tmp_path / "killed", url) == judged(tmp_path / "whole", url)


def test_a_full_disk_is_told(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    url = web(answers(0, 30)).url
    Workspace.open(tmp_path / "ws").close()
    full = (
        "CREATE TRIGGER full BEFORE INSERT ON page BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    with sqlite3.connect(tmp_path / "ws" / "signpost.sqlite") as connection:
        connection.execute(full)
    done = signpost("crawl", url, "--workspace", "ws")
    assert done.code not in (0, 1)
    assert len(done.err.strip().splitlines()) == 1
    assert "could not be stored" in done.err
    assert "disk is full" in done.err
    with sqlite3.connect(tmp_path / "ws" / "signpost.sqlite") as connection:
        connection.execute("DROP TRIGGER full")
    assert signpost("crawl", url, "--workspace", "ws", "--json").json["pages"] == 30


def test_ctrl_c(web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path) -> None:
    url = web(answers(0.2, PAGES)).url
    command = [sys.executable, "-m", "signpost", "crawl", url, "--workspace", "ws"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    limit = time.monotonic() + 60
    while rows(tmp_path / "ws", "page") < 5 and time.monotonic() < limit:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip().splitlines() == [
        "signpost: stopped. What was done is kept: run the same command again to carry on"
    ]
    assert 5 <= rows(tmp_path / "ws", "page") < PAGES
    assert signpost("crawl", url, "--workspace", "ws", "--json").json["pages"] == PAGES


@pytest.mark.browser
def test_visit(web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path) -> None:
    url = web(answers(0, 6)).url
    assert signpost("crawl", url, "--workspace", "ws").code == 0
    kill_when(
        ["visit", url, "--workspace", "ws"], tmp_path, lambda: rows(tmp_path / "ws", "visit") >= 2
    )
    before = rows(tmp_path / "ws", "visit")
    assert 2 <= before < 6
    done = signpost("visit", url, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert (done.json["visits"], done.json["states"]) == (6, {"ok": 6})


def test_index(web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path) -> None:
    url = web(answers(0, PAGES)).url
    for folder in ("killed", "whole"):
        assert signpost("crawl", url, "--workspace", folder).code == 0
    builds = tmp_path / "killed" / "indexes"
    kill_when(
        ["index", url, "--workspace", "killed"],
        tmp_path,
        lambda: builds.exists() and any(builds.iterdir()),
    )
    resumed = signpost("index", url, "--workspace", "killed", "--json")
    whole = signpost("index", url, "--workspace", "whole", "--json")
    assert resumed.code == whole.code == 0, resumed.err + whole.err
    assert resumed.json["documents"] == whole.json["documents"] == PAGES
