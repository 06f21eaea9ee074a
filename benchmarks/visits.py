"""Many visits in one run: is memory flat, and is no page lost when a browser is killed half-way?

Usage: python benchmarks/visits.py [--visits 1000] [--workers 0]

The visit stage runs in a process of its own over made pages; its memory is sampled once a second
(proportional share of shared pages, all processes below it), and when half the visits are stored
one browser is killed. Exits 1 if a page is missing, was not visited, or memory grew by more than a
quarter from the second fifth of the run to the last.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.council_pages import memory, served, tree
from crawler.browser.visit import visit
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Page

_MOST_GROWTH = 1.25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visits", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--stage", nargs=2, metavar=("ADDRESS", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        home, folder = options.stage
        config = Config(site=SiteSettings(url=home), visit=VisitSettings(workers=options.workers))
        with Workspace.open(folder) as workspace:
            run = workspace.runs.latest()
            if run is not None:
                visit(workspace, config, run)
        return
    with served() as home, tempfile.TemporaryDirectory() as folder:
        sys.exit(follow(home, folder, options.visits, options.workers))


def follow(home: str, folder: str, visits: int, workers: int) -> int:
    """Run the stage, sample its memory, kill a browser half-way; return the exit code."""
    with Workspace.open(folder) as workspace:
        run = workspace.runs.start(home, "benchmark")
        pages = [Page(run.id, f"{home}page-{i}", "html", 200) for i in range(visits)]
        workspace.pages.add(pages, [], [])
        words = ["--stage", home, folder, "--workers", str(workers)]
        stage = subprocess.Popen([sys.executable, __file__, *words])
        clock, samples, killed = time.monotonic(), list[tuple[int, float]](), 0
        while stage.poll() is None:
            time.sleep(1)
            done = len(workspace.visits.done(run.id))
            samples.append((done, memory(stage.pid)))
            if not killed and done >= visits // 2:
                killed = kill_a_browser(stage.pid)
                print(f"killed browser {killed} after {done} visits", flush=True)
        wall = time.monotonic() - clock
        states: dict[str, int] = {}
        for seen in workspace.visits.brief(run.id):
            states[seen.state] = states.get(seen.state, 0) + 1
    fifths = [
        [m for d, m in samples if i * visits / 5 <= d < (i + 1) * visits / 5] for i in range(5)
    ]
    middle = [statistics.median(x) if x else 0.0 for x in fifths]
    print("memory by fifths of the run, MB: " + " ".join(f"{x:.0f}" for x in middle))
    print(f"most: {max(m for _, m in samples):.0f} MB; {wall / visits:.2f} s a page; {states}")
    lost = visits - states.get("ok", 0)
    print(f"pages lost: {lost}")
    grew = middle[1] and middle[4] > middle[1] * _MOST_GROWTH
    return 1 if stage.returncode or lost or grew or not killed else 0


def kill_a_browser(root: int) -> int:
    """Kill one of the browsers below a process without warning; return its number."""
    for number, _ in sorted(tree(root)):
        try:
            line = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if "/chrom" in line.split(" ")[0] and "--type=" not in line:
            os.kill(number, signal.SIGKILL)
            return number
    return 0


if __name__ == "__main__":
    main()
