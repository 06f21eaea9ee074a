"""What a crawl costs and finds: a made-up council site with known faults, served by nginx.

Usage: python benchmarks/crawl.py [--pages 600,2000] [--large] [--rounds 3] [--kills 10] [--peers]

For each size, CPU (user + system, whole process tree) and peak memory of a first and a second crawl
by `signpost crawl`, of the same crawl with nothing stored, and of a bare aiohttp+selectolax loop
that stores nothing; the medians of `--rounds` runs that take turns. Then every fault that was
found, with all its referrers, is compared with what was put in. `--large` adds 20,000 pages (740
MB on disk while it runs). `--kills` kills one crawl that often and compares it with an undisturbed
one.
`--peers` runs lychee and LinkChecker on the first size, in an environment made for it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from crawling.costs import Cost, measured, median  # noqa: E402
from crawling.failing_servers import failing_servers  # noqa: E402
from crawling.found import signpost_score  # noqa: E402
from crawling.kills import killed_and_whole  # noqa: E402
from crawling.peers import compare  # noqa: E402
from crawling.serving import bytes_sent, free_port, served  # noqa: E402
from crawling.site import LINKS, Truth, build  # noqa: E402

PARTS = Path(__file__).parent / "crawling"


@dataclass
class Place:
    """A site that is being served, and where the figures about it are gathered."""

    folder: Path
    url: str
    size: int
    truth: Truth

    @property
    def settings(self) -> Path:
        """The settings to crawl it with."""
        return self.folder / "signpost.toml"


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", default="600,2000", help="sizes of the site")
    parser.add_argument("--large", action="store_true", help="20,000 pages too")
    parser.add_argument("--rounds", type=int, default=1, help="take the medians of so many")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="SIGKILLs of one crawl")
    parser.add_argument("--peers", action="store_true", help="lychee and LinkChecker too")
    parser.add_argument("--peer-seconds", type=float, default=900, help="time limit of each peer")
    options = parser.parse_args()
    sizes = [int(size) for size in options.pages.split(",")] + [20_000] * options.large
    peaks = []
    for number, size in enumerate(sizes):
        with site(size) as place:
            peaks.append(costs(place, options.rounds))
            if options.kills and not number:
                differ = killed_and_whole(place.folder, place.settings, options.kills)
                print(f"killed crawl: {f'DIFFERS in {differ}' if differ else 'the same'}")
            if options.peers and not number:
                peers = compare(place.folder, place.url, size, place.truth, options.peer_seconds)
                print("\n".join(peers))
    if len(peaks) > 1:
        growth = 100 * (peaks[-1] / peaks[-2] - 1)
        print(f"\npeak memory from {sizes[-2]} to {sizes[-1]} pages: {growth:+.0f} %")


@contextmanager
def site(size: int) -> Iterator[Place]:
    """Build and serve a site; its files are removed afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        with failing_servers(folder, port) as outside:
            truth = build(folder / "site", size, outside)
            truth.write(folder / "truth.json")
            with served(folder, port) as url:
                place = Place(folder, url, size, truth)
                place.settings.write_text(
                    f'[site]\nurl = "{url}"\n[crawl]\nmax_pages = {size + 1000}\n'
                    'check_external = "always"\nexternal_seconds = 3\n',
                    encoding="ascii",
                )
                yield place


def costs(place: Place, rounds: int) -> float:
    """Measure the crawls in turns; print the figures; return the first crawl's peak in MB."""
    bare, unstored, first, second = [], [], [], []
    wire = again = 0
    for _ in range(rounds):
        bare.append(run(place, [str(PARTS / "bare.py"), place.url]))
        wire = bytes_sent(place.folder)
        unstored.append(
            run(place, [str(PARTS / "unstored.py"), str(place.settings), str(place.folder / "no")])
        )
        shutil.rmtree(place.folder / "ws", ignore_errors=True)
        crawl = ["-m", "signpost", "crawl", str(place.settings), "--workspace", "ws"]
        bytes_sent(place.folder)
        first.append(run(place, crawl))
        once = bytes_sent(place.folder)
        second.append(run(place, crawl))
        again = bytes_sent(place.folder)
    told = median(bare), median(unstored), median(first), median(second)
    table(place, told, wire, 100 * again / once)
    print(signpost_score(place.folder / "ws", place.settings, place.url, place.truth).line())
    return told[2].memory


def run(place: Place, words: list[str]) -> Cost:
    """Measure a Python command."""
    return measured([sys.executable, *words], place.folder)


def table(place: Place, told: tuple[Cost, Cost, Cost, Cost], wire: int, percent: float) -> None:
    """Print the costs, each beside what it is compared with."""
    bare, unstored, first, second = told
    size = place.size
    print(f"\n== {size} pages, {wire / size / 1000:.0f} KB and {LINKS} links each")
    print(f"bare loop     {bare.line(size)}")
    print(f"not storing   {unstored.line(size)}, {unstored.cpu / bare.cpu:.2f} x the bare loop")
    print(f"first crawl   {first.line(size)}, {first.cpu / bare.cpu:.2f} x the bare loop")
    print(
        f"second crawl  {second.line(size)}, {second.cpu / first.cpu:.2f} x the first, "
        f"{percent:.2f} % of its bytes",
        flush=True,
    )


if __name__ == "__main__":
    main()
