"""Kills one crawl again and again, then compares what it came to with an undisturbed one."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audit.site_view import build as view
from signpost.settings.config import load
from signpost.workspace import Workspace

SEED = 7
# Times of fetching and first referrers differ between any two crawls; these may not.
_PAGES = """SELECT url, kind, status, error, content_type, location, title, size, body, links,
in_sitemap FROM page WHERE run = 1 ORDER BY url"""
_SKIPPED = "SELECT url, reason FROM skipped WHERE run = 1 ORDER BY url"


def killed_and_whole(folder: Path, settings: Path, kills: int) -> list[str]:
    """Crawl once undisturbed and once with so many SIGKILLs; return what differs (nothing, good).

    Prints when each kill came: once so much of the crawl was stored and a moment more, both drawn
    from a fixed seed. Each try stores something new before it is killed.
    """
    subprocess.run(command(settings, folder / "whole"), check=True, stdout=subprocess.DEVNULL)
    size = stored(folder / "whole")
    draw = random.Random(SEED)
    shares = sorted(draw.uniform(0, 0.95) for _ in range(kills))
    landed = [
        kill(settings, folder / "killed", int(share * size), draw.uniform(0, 0.2))
        for share in shares
    ]
    subprocess.run(command(settings, folder / "killed"), check=True, stdout=subprocess.DEVNULL)
    at = ", ".join("none, it was done" if x is None else str(x) for x in landed)
    print(f"{kills} SIGKILLs, addresses stored at each: {at}; {size} at the end")
    return differences(folder, settings)


def command(settings: Path, workspace: Path) -> Sequence[str]:
    """Return the command of a crawl."""
    words = ["crawl", str(settings), "--workspace", str(workspace), "--json"]
    return [sys.executable, "-m", "signpost", *words]


def kill(settings: Path, workspace: Path, enough: int, pause: float) -> int | None:
    """Start or carry on a crawl; kill it `pause` seconds after it had stored `enough` and more.

    Returns how many addresses were stored then, or None if it had ended by itself.
    """
    before = stored(workspace)
    process = subprocess.Popen(
        command(settings, workspace), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while stored(workspace) <= max(before, enough) and process.poll() is None:
        time.sleep(0.01)
    time.sleep(pause)
    if process.poll() is not None:
        return None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return stored(workspace)


def stored(workspace: Path) -> int:
    """Count the addresses stored, while the crawl may be writing."""
    found = rows(workspace, "SELECT count(*) FROM page")
    return int(found[0][0]) if found else 0


def rows(workspace: Path, query: str) -> list[Any]:
    """Ask a workspace's database; nothing where there is none yet."""
    file = workspace / "signpost.sqlite"
    if not file.exists():
        return []
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def differences(folder: Path, settings: Path) -> list[str]:
    """Compare pages, what was left out, every link's state and every page's depth."""
    one, other = folder / "killed", folder / "whole"
    found = []
    for name, query in (("pages", _PAGES), ("left out", _SKIPPED)):
        first, second = rows(one, query), rows(other, query)
        same = first == second
        print(f"  {name}: {len(first)} and {len(second)}, {'the same' if same else 'DIFFERENT'}")
        found += [] if same else [name]
    judged = [_judged(workspace, settings) for workspace in (one, other)]
    for name in judged[0]:
        first, second = judged[0][name], judged[1][name]
        same = first == second
        print(f"  {name}: {len(first)} and {len(second)}, {'the same' if same else 'DIFFERENT'}")
        found += [] if same else [name]
    return found


def _judged(folder: Path, settings: Path) -> dict[str, Any]:
    """Return what audit makes of a crawl: each link with its state, each page's depth."""
    with Workspace.open(folder) as workspace:
        run = workspace.runs.latest()
        if run is None:
            raise RuntimeError("the crawl left no run")
        site = view(workspace, load(str(settings)), run)
        links = [(p, x, site.state(x.url, x.fragment).state) for p, x in site.all_links()]
        return {"links with their states": links, "depths": site.depths}
