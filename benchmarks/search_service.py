"""How long a rebuild of 22,493 pages takes, and how fast and safely the service answers from it.

Usage: python benchmarks/search_service.py [--data FOLDER] [--seconds 20] [--workers 1,2,4]

FOLDER holds `search/govuk`; by default it is `shared/data` beside the repository. The service is
asked as in production: over connections that are kept, through nginx as our example sets it up,
where that is installed. Prints the time of a rebuild (learning from half of the judged queries),
and for each number of workers the cold start, answers a second of a file and of searches for 8 and
64 clients, the same while an attacker sends what is dearest to answer, and while the index is
switched five times. Exits 1 if a request failed or a switch was not taken up.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import Future
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from searching.load import Asked, Clients, searches, trivial
from searching.nginx import nginx

from search.builds.build import builds, go_live
from search.documents import read_collection
from search.evaluation.judgements import judged_queries, read_qrels, read_queries
from search.index import BuildPlan, make_build
from search.learning.training_pairs import half_of, pairs_from_judgements
from signpost.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SITE, PORT, PROXY_PORT, SWITCHES = "https://www.gov.uk/", 8920, 8921, 5
# Long enough for several processes to open an index of this size five times each.
SWITCH_SECONDS = 60.0
URL = f"http://127.0.0.1:{PORT}/"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--workers", default="1,2,4")
    options = parser.parse_args()
    folder = options.data / "search" / "govuk"
    if not (folder / "docs.jsonl.gz").exists():
        print(f"skipped, there is no {folder}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        # All visitors here have few addresses; an attacker with many would not be held up either.
        settings = f'[site]\nurl = "{SITE}"\n[search]\nrequests_per_minute = 0\n'
        (place / "signpost.toml").write_text(settings)
        queries = rebuilt(folder, place)
        numbers = [int(x) for x in options.workers.split(",")]
        return max(with_workers(place, n, queries, options.seconds) for n in numbers)


def with_workers(place: Path, count: int, queries: list[str], seconds: float) -> int:
    """Measure a service of some processes; return 1 if something failed."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "signpost", "serve", "search", str(place / "signpost.toml")]
    command += ["--workspace", str(place), "--port", str(PORT), "--workers", str(count)]
    served = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for_answer(count)
        took = time.perf_counter() - begun
        memory = ", ".join(f"{megabytes(pid)} MB" for pid in workers())
        print(f"{count} worker(s): all answer after {took:.2f} s; {memory}", flush=True)
        with nginx(place, PORT, PROXY_PORT) as port:
            return measured(place, port, queries, seconds)
    finally:
        served.terminate()
        served.wait(20)


def rebuilt(folder: Path, place: Path) -> list[str]:
    """Build, let it go live (and a copy, to switch to); return the queries not learnt from."""
    documents = read_collection(folder / "docs.jsonl.gz")
    judged = judged_queries(
        read_queries(folder / "queries.tsv"), read_qrels(folder / "qrels.all.trec")
    )
    learnt = pairs_from_judgements(q for q in judged if half_of(q.query) == 0)
    with Workspace.open(place) as workspace:
        begun, cpu = time.perf_counter(), time.process_time()
        build = make_build(workspace, BuildPlan(1, documents, learnt, "signpost"))
        took, used = time.perf_counter() - begun, time.process_time() - cpu
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"Rebuild of {len(documents)} documents: {took:.1f} s, {used:.1f} CPU s, {memory} MB")
        go_live(workspace, build)
        shutil.copytree(build.folder, build.folder.with_name("build-1-2"))
    return [q.query for q in judged if half_of(q.query) == 1][:2000]


def wait_for_answer(count: int) -> None:
    """Wait until all processes of the service answer."""
    for _ in range(3000):
        with contextlib.suppress(OSError):
            if len(workers()) == count:
                return
        time.sleep(0.02)
    raise TimeoutError("the service did not start")


def measured(place: Path, port: int, queries: list[str], seconds: float) -> int:
    """Print what came of each load; return 1 if a request failed or a switch was not taken up."""
    clients, failed = Clients(port), False

    def tell(name: str, asked: Future[Asked]) -> None:
        nonlocal failed
        before = processor_seconds()
        found = asked.result()
        each = 1000 * (processor_seconds() - before) / max(1, len(found.taken))
        print(f"  {name}: {found}; {each:.1f} ms of the processor each", flush=True)
        failed |= bool(found.failed)

    clients.load(searches, queries, 1, 8).result()  # the first queries find everything cold
    tell("a file, 8 clients", clients.load(trivial, None, seconds, 8))
    for number in (8, 64):
        tell(f"searches, {number} clients", clients.load(searches, queries, seconds, number))
    for number in (8, 64):
        attacking = clients.attack(seconds)
        asked = clients.load(searches, queries, seconds, number)
        tell(f"searches, {number} clients, under attack", asked)
        print(f"    the attacker: {attacking.result()}")
    asked = clients.load(searches, queries, SWITCH_SECONDS, 8)
    taken_up = switch(place)
    tell(f"searches, 8 clients, {taken_up} of {SWITCHES} index switches taken up by all", asked)
    clients.close()
    print(f"  load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return int(failed or taken_up < SWITCHES)


def workers() -> dict[int, str]:
    """Return the index that each process of the service answers from, by its pid."""
    with urllib.request.urlopen(f"{URL}healthz", timeout=30) as answer:
        return {x["pid"]: x["index"] for x in json.load(answer)["workers"]}


def processor_seconds() -> float:
    """Return how long all processes of the service have worked (Linux)."""
    ticks = 0
    for pid in workers():
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> int:
    """Return the memory of a process (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def switch(place: Path) -> int:
    """Let one build and the other go live in turn; return how often all processes took it up."""
    end, taken_up = time.monotonic() + SWITCH_SECONDS, 0
    with Workspace.open(place) as workspace:
        live = set(workers().values())
        for _ in range(SWITCHES):
            build = next(b for b in builds(workspace) if b.name not in live)
            go_live(workspace, build)
            live = {build.name}
            while set(workers().values()) != live and time.monotonic() < end:
                time.sleep(0.1)
            taken_up += set(workers().values()) == live
    return taken_up


if __name__ == "__main__":
    sys.exit(main())
