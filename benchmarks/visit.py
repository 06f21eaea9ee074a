"""What the full visit of a page costs, against a bare prototype, on the demo council's pages.

Usage: python benchmarks/visit.py [--pages 20]

The prototype does what must be done at least: one navigation, axe once, one layout pass, one
JPEG. Both go through the same pages in turn, page by page, in browsers of their own; counted is
the CPU time (user and system) of this process (which serves the pages too) and of all processes
below it, browsers included.
Shared machines make times uncertain: the ratio of a paired run is what counts.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.async_api import async_playwright

from crawler.browser import axe
from crawler.browser.pictures import Pictures
from crawler.browser.session import PHONE, Session
from crawler.browser.visit import _LAYOUT, _shot, visit_page
from crawler.config import Config, SiteSettings
from crawler.store import Workspace
from demo.server import serve

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    folder = ROOT / "demo" / "pages"
    pages = sorted(x.relative_to(folder).with_suffix("").as_posix() for x in folder.rglob("*.html"))
    step = max(1, len(pages) // options.pages)
    with serve() as server:
        home = server.url.rstrip("/") + "/"
        urls = [(home + x.removesuffix("index")).rstrip("/") for x in pages[::step]]
        asyncio.run(compare(home, urls[: options.pages]))


async def compare(home: str, urls: list[str]) -> None:
    """Print the CPU seconds a page of both, and their ratio."""
    config = Config(site=SiteSettings(url=home))
    costs: dict[str, list[float]] = {"bare": [], "full": []}
    walls: dict[str, list[float]] = {"bare": [], "full": []}
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        pictures = Pictures(workspace, workspace.runs.start(home, "benchmark").id)
        async with async_playwright() as playwright:
            sessions = {name: await Session.start(playwright, config) for name in costs}
            for number, url in enumerate([urls[0], *urls]):
                for name, session in sessions.items():
                    before, clock = cpu(), time.monotonic()
                    if name == "bare":
                        await bare(session, url)
                    else:
                        record, _ = await visit_page(session, pictures, config, 1, url)
                        if record.state != "ok":
                            print(f"{url}: {record.reason}")
                    if number:  # the first one warms both up
                        costs[name].append(cpu() - before)
                        walls[name].append(time.monotonic() - clock)
            for session in sessions.values():
                await session.end()
    for name, values in costs.items():
        print(
            f"{name}: {statistics.mean(values):.2f} s of CPU and "
            f"{statistics.mean(walls[name]):.2f} s a page, {len(values)} pages"
        )
    print(f"full visit / bare prototype: {sum(costs['full']) / sum(costs['bare']):.2f}")


async def bare(session: Session, url: str) -> None:
    """Visit a page in the least way that gives a result at all."""
    await session.resize(*PHONE, phone=True)
    await session.page.goto(url, wait_until="load")
    await session.page.evaluate(_LAYOUT, {"part": "phone"})
    await axe.inject(session.page)
    await axe.scan(session.page, 20)
    await _shot(session.cdp)
    await session.page.goto("about:blank")


def cpu() -> float:
    """Return the CPU seconds used so far by this process and all below it that live."""
    out = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True)
    below: dict[int, list[int]] = {}
    for line in out.stdout.splitlines()[1:]:
        pid, parent = map(int, line.split())
        below.setdefault(parent, []).append(pid)
    ticks, todo = 0, [os.getpid()]
    while todo:
        pid = todo.pop()
        todo += below.get(pid, [])
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue
        fields = stat[stat.rindex(")") + 2 :].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


if __name__ == "__main__":
    main()
