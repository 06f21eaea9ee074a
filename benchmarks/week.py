"""What a weekly run of an unchanged site costs, stage by stage, against the first week.

Usage: python benchmarks/week.py [--copies 0] [--visits 0]

Serves the demo council in a process of its own, and runs two whole weeks of it, each in a new
process, as the scheduler would. Nothing changes between them. `--copies` adds that many more of
each page (a real council has thousands), `--visits` limits how many are opened in the browser (0:
all). Prints each stage's CPU seconds in both weeks (the browser and other
processes that a stage ends included, and loading what it needs) and the second week's share of the
whole first one, the start of Python left out; and how much the second week took over.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo.council import write_settings
from demo.server import serve
from signpost.settings.config import load
from signpost.stages import STAGES
from signpost.weekly import Job, run_stage
from signpost.workspace import Workspace

_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--visits", type=int, default=0)
    parser.add_argument("--week-of", type=Path, help="run one week of these settings only")
    given = parser.parse_args()
    if given.week_of:
        print(json.dumps(one_week(given.week_of)))
        return
    with tempfile.TemporaryDirectory(prefix="signpost-week-") as folder:
        council, settings = _served(Path(folder), given.copies, given.visits)
        try:
            first, second = (_in_a_process(settings) for _ in range(2))
        finally:
            council.kill()
            council.join()
    print_shares(first, second)


def _served(folder: Path, copies: int, visits: int) -> tuple[multiprocessing.Process, Path]:
    """Serve the demo council; return the process that does, and the settings of its audit."""
    here, there = multiprocessing.Pipe()
    council = multiprocessing.Process(target=_serve, args=(there, copies), daemon=True)
    council.start()
    settings = write_settings(folder, here.recv())
    limits = f"\n[visit]\nmax_pages = {visits}\n"
    settings.write_text(settings.read_text("utf-8") + limits, "utf-8")
    return council, settings


def _serve(told: Connection, copies: int) -> None:
    """Serve the demo council, with so many copies of each page, until the process is ended."""
    with serve() as server:
        pages = server.site.pages
        for number, page in [
            (n, x) for n in range(copies) for x in pages.values() if x.path != "/"
        ]:
            meta = {**page.meta, "title": f"{page.title}, area {number + 1}"}
            path = f"/area-{number + 1}{page.path}"
            pages[path] = replace(page, path=path, meta=meta)
        told.send(server.url)
        multiprocessing.Event().wait()


def _in_a_process(settings: Path) -> dict[str, float]:
    """Run a week in a process of its own; return the CPU seconds of each stage."""
    words = [sys.executable, __file__, "--week-of", str(settings)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one_week(settings: Path) -> dict[str, float]:
    """Run every stage of a week; return the CPU seconds of each."""
    config, spent = load(str(settings)), dict[str, float]()
    with Workspace.open(settings.parent / "workspace") as workspace:
        job = Job(config, workspace, workspace.runs.start(config.site.url, "weekly"))
        for stage in STAGES:
            before = cpu()
            run_stage(job, stage.name)
            spent[stage.name] = cpu() - before
        workspace.runs.finish(job.run.id)
    return spent


def cpu() -> float:
    """Return the CPU seconds of this process and of those that it has started and that ended."""
    return sum(sum(resource.getrusage(x)[:2]) for x in _WHO)


def print_shares(first: dict[str, float], second: dict[str, float]) -> None:
    """Print each stage's CPU seconds and its share of the first week's whole."""
    whole = sum(first.values())
    print("| stage | first week | second week | second, of the whole first |\n|---|---|---|---|")
    for name in first:
        print(
            f"| {name} | {first[name]:.2f} s | {second[name]:.2f} s | {second[name] / whole:.1%} |"
        )
    again = sum(second.values())
    print(f"| all | {whole:.2f} s | {again:.2f} s | {again / whole:.1%} |")


if __name__ == "__main__":
    main()
