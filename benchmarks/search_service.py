"""How long a rebuild of 22,493 pages takes, and how fast and safely the service answers from it.

Usage: python benchmarks/search_service.py [--data FOLDER] [--seconds 20]

FOLDER holds `search/govuk`; by default it is `shared/data` beside the repository. The service is
asked as in production: over connections that are kept, through nginx where that is installed.
Prints the time of a rebuild (learning from half of the judged queries), the service's cold start,
answers a second of a file and of searches for 8 and 64 clients, the same while an attacker sends
what is dearest to answer, and while the index is switched five times. Exits 1 if a request failed
or the switch was not taken up.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from searching.load import TRIVIAL, attack, load, searches
from searching.nginx import nginx

from search.builds.build import Build, builds, go_live
from search.documents import read_collection
from search.evaluation.judgements import judged_queries, read_qrels, read_queries
from search.index import BuildPlan, make_build
from search.learning.training_pairs import half_of, pairs_from_judgements
from signpost.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SITE, PORT, PROXY_PORT, SWITCHES = "https://www.gov.uk/", 8960, 8961, 5
URL = f"http://127.0.0.1:{PORT}/"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    folder = options.data / "search" / "govuk"
    if not (folder / "docs.jsonl.gz").exists():
        print(f"skipped, there is no {folder}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        settings = place / "signpost.toml"
        # All visitors here have one address; an attacker with many would not be held up either.
        settings.write_text(f'[site]\nurl = "{SITE}"\n[search]\nrequests_per_minute = 0\n')
        queries = rebuilt(folder, place)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "signpost", "serve", "search", str(settings)]
        command += ["--workspace", str(place), "--port", str(PORT)]
        served = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            wait_for_answer()
            print(f"Cold start of the service: {time.perf_counter() - begun:.2f} s")
            with nginx(place, PORT, PROXY_PORT) as port:
                return measured(place, port, queries, options.seconds)
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
            urllib.request.urlopen(f"{URL}api/search?q=bins", timeout=30).close()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the service did not start")


def measured(place: Path, port: int, queries: list[str], seconds: float) -> int:
    """Print what came of each load; return 1 if a request failed or a switch was not taken up."""
    asking = searches(queries)
    loads = {"a file, 8 clients": load(port, lambda _client, _turn: TRIVIAL, seconds, 8)}
    for clients in (1, 8, 64):
        loads[f"searches, {clients} clients"] = load(port, asking, seconds, clients)
    attacking = attack(port, seconds)
    loads["searches, 8 clients, under attack"] = load(port, asking, seconds, 8)
    attacking.join()
    switching = threading.Thread(target=switch, args=(place, seconds))
    switching.start()
    loads["searches, 8 clients, 5 switches"] = switched = load(port, asking, seconds, 8)
    switching.join()
    for name, asked in loads.items():
        print(f"{name}: {asked}")
    print(f"builds that answered: {', '.join(sorted(switched.builds))}")
    return int(any(asked.failed for asked in loads.values()) or len(switched.builds) < 2)


def switch(place: Path, seconds: float) -> None:
    """Let one build and the other go live in turn."""
    with Workspace.open(place) as workspace:
        found: list[Build] = builds(workspace)
        for number in range(SWITCHES):
            time.sleep(seconds / (SWITCHES + 1))
            go_live(workspace, found[(number + 1) % 2])


if __name__ == "__main__":
    sys.exit(main())
