"""How long a rebuild of 22,493 pages takes, and how fast and safely the service answers from it.

Usage: python benchmarks/search_service.py [--data FOLDER] [--seconds 60] [--connections 8]

FOLDER holds `search/govuk`; by default it is `shared/data` beside the repository. Prints the time
of a rebuild (learning from half of the judged queries), the service's cold start (process start
to first answer), the times of single queries, and of a loop of connections while the index is
switched five times. Exits 1 if a request failed or the switch was not taken up.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from search.builds.build import Build, builds, go_live
from search.documents import read_collection
from search.evaluation.judgements import judged_queries, read_qrels, read_queries
from search.index import BuildPlan, make_build
from search.learning.training_pairs import half_of, pairs_from_judgements
from signpost.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SITE, PORT, SWITCHES = "https://www.gov.uk/", 8717, 5
URL = f"http://127.0.0.1:{PORT}/"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=8)
    options = parser.parse_args()
    folder = options.data / "search" / "govuk"
    if not (folder / "docs.jsonl.gz").exists():
        print(f"skipped, there is no {folder}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        settings = place / "signpost.toml"
        settings.write_text(f'[site]\nurl = "{SITE}"\n[search]\nrequests_per_minute = 0\n')
        queries = rebuilt(folder, place)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "signpost", "serve", "search", str(settings)]
        command += ["--workspace", str(place), "--port", str(PORT)]
        served = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            wait_for_answer()
            print(f"Cold start of the service: {time.perf_counter() - begun:.2f} s")
            singles(queries)
            return loaded(place, queries, options.seconds, options.connections)
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


def wait_for_answer() -> None:
    """Wait until the service answers."""
    for _ in range(600):
        try:
            current_addresses("bins")
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the service did not start")


def current_addresses(query: str) -> dict[str, object]:
    """Ask the service."""
    address = f"{URL}api/search?q={urllib.parse.quote(query)}"
    with urllib.request.urlopen(address, timeout=30) as answer:
        found: dict[str, object] = json.loads(answer.read())
    return found


def singles(queries: list[str]) -> None:
    """Print the times of single queries over HTTP, and those that the service itself counted."""
    taken = []
    for query in queries:
        begun = time.perf_counter()
        current_addresses(query)
        taken.append(1000 * (time.perf_counter() - begun))
    p50, p95 = np.percentile(taken, [50, 95])
    print(f"One at a time, whole request: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({len(taken)})")
    with urllib.request.urlopen(f"{URL}metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    told = {a: float(b) for a, b in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}
    under = told['signpost_search_seconds_bucket{le="0.015"}']
    every = told["signpost_search_seconds_count"]
    mean = 1000 * told["signpost_search_seconds_sum"] / every
    print(f"Search alone: mean {mean:.2f} ms, {100 * under / every:.2f} % within 15 ms")


def loaded(place: Path, queries: list[str], seconds: float, connections: int) -> int:
    """Ask from several connections while the index is switched; print what came of it."""
    failed: list[str] = []
    taken: list[float] = []
    builds_seen: set[str] = set()
    end = time.monotonic() + seconds

    def loop(number: int) -> None:
        place_in = number * 97
        while time.monotonic() < end:
            place_in += 1
            begun = time.perf_counter()
            try:
                found = current_addresses(queries[place_in % len(queries)])
            except (OSError, ValueError) as error:
                failed.append(str(error))
                continue
            taken.append(1000 * (time.perf_counter() - begun))
            builds_seen.add(str(found["index"]))

    threads = [threading.Thread(target=loop, args=(n,)) for n in range(connections)]
    for thread in threads:
        thread.start()
    with Workspace.open(place) as workspace:
        found: list[Build] = builds(workspace)
        for switch in range(SWITCHES):
            time.sleep(seconds / (SWITCHES + 1))
            go_live(workspace, found[(switch + 1) % 2])
    for thread in threads:
        thread.join()
    p50, p95 = np.percentile(taken, [50, 95])
    print(
        f"{connections} connections, {seconds:.0f} s, {SWITCHES} switches: {len(taken)} answers, "
        f"{len(failed)} failed, {len(taken) / seconds:.0f} a second, p50 {p50:.0f} ms, "
        f"p95 {p95:.0f} ms, builds that answered: {', '.join(sorted(builds_seen))}"
    )
    return int(bool(failed) or len(builds_seen) < 2)


if __name__ == "__main__":
    sys.exit(main())
