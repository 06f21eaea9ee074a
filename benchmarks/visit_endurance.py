"""Whether many visits lose none while browsers are killed, and whether memory stays flat.

Usage: python benchmarks/visit_endurance.py [--visits 1000] [--kills 10] [--workers 0]

Made, council-like pages are visited as the stage does it, store and all. Every so many visits one
Chromium that is at work is killed. Printed are the visits by state, those that are missing, the
visits a minute, and the memory of this process with all below it, in ten steps.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.council_pages import memory, served, tree
from benchmarks.visit import addresses, store
from crawler.browser.visit import visit
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visits", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=0, help="browsers at a time; 0: one a core")
    options = parser.parse_args()
    with (
        served() as home,
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "w") as workspace,
    ):
        config = Config(site=SiteSettings(url=home), visit=VisitSettings(workers=options.workers))
        run = workspace.runs.start(home, "benchmark")
        urls = addresses(home, options.visits)
        store(workspace, run.id, urls)
        watch = Watch(options.visits, options.kills)
        visit(workspace, config, run, watch.progress)
        states = Counter(x.state for x in workspace.visits.all(run.id))
        lost = set(urls) - workspace.visits.done(run.id)
    watch.tell()
    print(f"visits by state: {dict(states)}; lost: {len(lost)}; browsers killed: {watch.killed}")
    sys.exit(bool(lost) or states.keys() != {"ok"})


class Watch:
    """Kills browsers in the course of the visits, and notes the memory."""

    def __init__(self, visits: int, kills: int) -> None:
        self._visits = visits
        self._between = max(1, visits // (kills + 1)) if kills else 0
        self._left = kills
        self._began = time.monotonic()
        self.killed = 0
        self.memory: dict[int, float] = {}

    def progress(self, done: int, _all: int) -> None:
        """Take note of one more visit."""
        if done % max(1, self._visits // 10) == 0 and done not in self.memory:
            self.memory[done] = memory(os.getpid())
        if self._between and self._left and done % self._between == 0:
            self._left -= 1
            self.killed += kill_browser(os.getpid())

    def tell(self) -> None:
        """Print what was seen."""
        minutes = (time.monotonic() - self._began) / 60
        print(f"{self._visits / minutes:.0f} visits a minute")
        for done, size in self.memory.items():
            print(f"after {done} visits: {size:.0f} MB")


def kill_browser(root: int) -> int:
    """Kill the newest Chromium below a process; return how many there were to kill: 0 or 1."""
    browsers = []
    for number, _ in tree(root):
        try:
            words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        child = any(x.startswith(b"--type=") for x in words)
        if b"chrom" in words[0].rpartition(b"/")[2] and not child:
            browsers.append(number)
    if not browsers:
        return 0
    os.kill(max(browsers), signal.SIGKILL)
    return 1


if __name__ == "__main__":
    main()
