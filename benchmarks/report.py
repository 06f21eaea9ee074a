"""What the report of a large site costs: seconds, disk, memory, and how soon its first page works.

Usage: python benchmarks/report.py [--pages N] [--runs N] [--workspace DIR] [--json]

Makes a workspace of N pages judged in N weekly runs, from a fixed seed and through the store's
own functions (crawl rows, links, visits of the last run with pictures, judgements, issues,
history; nothing is crawled), then writes the report of the last run twice. Prints CPU seconds and
wall seconds of the first writing and of the second (which finds every page unchanged), most
memory, the folder's size, the size of the first page and, in Chromium, the milliseconds until it
is interactive. A workspace that is there already is used as it is.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from benchmarks.large_site import make
from crawler.browser.chromium import flags, on_path
from reports.weekly import report
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Workspace

SITE = "https://www.mereford.example/"
MB = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.workspace:
        figures = measure(given.workspace, given.pages, given.runs)
    else:
        with tempfile.TemporaryDirectory(prefix="signpost-report-") as folder:
            figures = measure(Path(folder), given.pages, given.runs)
    for name, value in figures.items():
        if not given.json:
            print(f"{name}: {value:,}" if isinstance(value, (int, float)) else f"{name}: {value}")
    if given.json:
        print(json.dumps(figures))


def measure(folder: Path, pages: int, runs: int) -> dict[str, Any]:
    """Make the workspace if it is not there, write its report twice, and return the figures."""
    config = Config(site=SiteSettings(url=SITE, name="Mereford Borough Council"))
    started = time.monotonic()
    with Workspace.open(folder) as workspace:
        if not workspace.runs.all():
            make(workspace, config, pages, runs)
        made = time.monotonic() - started
        first, again = written(workspace, config), written(workspace, config)
    out = folder / "report"
    index = out / "index.html"
    return {
        "pages": pages,
        "runs": runs,
        "workspace made, seconds": round(made, 1),
        "report, CPU seconds": first[0],
        "report, seconds": first[1],
        "report again, CPU seconds": again[0],
        "report again, seconds": again[1],
        "files written again": again[2],
        "memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB),
        "report on disk, MB": round(sum(x.stat().st_blocks * 512 for x in files(out)) / MB),
        "files": len(files(out)),
        "first page, KB": round(index.stat().st_size / 1000, 1),
        "largest page, KB": round(max(x.stat().st_size for x in out.rglob("*.html")) / 1000, 1),
        **interactive(index),
    }


def files(folder: Path) -> list[Path]:
    """Return every file below a folder."""
    return [x for x in folder.rglob("*") if x.is_file()]


def written(workspace: Workspace, config: Config) -> tuple[float, float, int]:
    """Write the report of the latest run: CPU seconds, seconds, and how many files changed."""
    run = workspace.runs.latest()
    assert run is not None
    out = workspace.folder / "report"
    before = {x: x.stat().st_mtime_ns for x in files(out)} if out.exists() else {}
    cpu, wall = time.process_time(), time.monotonic()
    report(workspace, config, run)
    spent = round(time.process_time() - cpu, 1), round(time.monotonic() - wall, 1)
    return *spent, sum(1 for x in files(out) if before.get(x) != x.stat().st_mtime_ns)


def interactive(page: Path) -> dict[str, Any]:
    """Open a page from disk in Chromium, five times: milliseconds until it can be used (median)."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=on_path(), args=flags(None))
        tab = browser.new_page()
        times = []
        for _ in range(5):
            tab.goto(page.as_uri(), wait_until="load")
            times.append(
                tab.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
            )
        browser.close()
    return {"first page interactive, ms": round(sorted(times)[2])}


if __name__ == "__main__":
    main()
