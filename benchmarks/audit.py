"""What judging costs: the first week of a site, an unchanged second week, and very long pages.

Usage: python benchmarks/audit.py [--pages 2000] [--workers 0] [--workspace DIR] [--long]

Stores the crawl and visits of N made council pages (36 KB, 80 links; `audited_site.py`) and judges
them; then stores a second week, seven days later, that found every page as it was, and judges
that. Prints CPU milliseconds a page (all processes together), the most memory of this process and
of the largest other one, how many judgements were taken over, and the second week's share of the
first. `--long` judges pages of 10,000 and 100,000 elements, flat and nested, instead, and prints
CPU seconds and their ratio; and a page of 16,000 list items and one of 50,000 links.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.run import audit
from benchmarks.audited_site import HTML, SITE, make, next_week
from signpost.pages.links import find_links
from signpost.settings.config import Config, SiteSettings
from signpost.settings.sections.audit import AuditSettings
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Page, pack_links

LONG: dict[str, Callable[[int], str]] = {
    "list items": lambda n: f"<ul>{'<li>Put the bin out by 7am.</li>' * n}</ul>",
    "links": lambda n: "".join(f"<p><a href=/p{i}>Page {i}</a></p>" for i in range(n // 2)),
    "nested": lambda n: ("<div>" * 100 + "<p>Words.</p>" + "</div>" * 100) * (n // 101),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--long", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="signpost-audit-") as folder:
        place = given.workspace or Path(folder)
        if given.long:
            long_pages(place)
        else:
            two_weeks(place, given.pages, given.workers)


def two_weeks(place: Path, pages: int, workers: int) -> None:
    """Judge two weeks of a site, and print what that cost."""
    config = Config(site=SiteSettings(url=SITE), audit=AuditSettings(workers=workers))
    with Workspace.open(place) as workspace:
        if not workspace.runs.all():
            make(workspace, pages)
        first = judged("first week", workspace, config, workspace.runs.all()[0], pages)
        second = judged("second week", workspace, config, next_week(workspace), pages)
        before, after = (workspace.results.names(run.id) for run in workspace.runs.all()[-2:])
    same = sum(after.get(url) == name for url, name in before.items())
    print(f"taken over: {same} of {len(before)} judgements")
    print(f"second week: {second / first:.1%} of the first")


def judged(name: str, workspace: Workspace, config: Config, run: Run, pages: int) -> float:
    """Judge a run; print and return its CPU seconds."""
    start, clock = cpu(), time.monotonic()
    audit(workspace, config, run)
    spent, wall = cpu() - start, time.monotonic() - clock
    most = [resource.getrusage(x).ru_maxrss // 1024 for x in _WHO]
    print(
        f"{name}: {spent / pages * 1e3:.1f} ms CPU a page ({spent:.1f} s; {wall:.1f} s on the "
        f"clock); memory {most[0]} MB here, {most[1]} MB in another process",
        flush=True,
    )
    return spent


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def cpu() -> float:
    """Return the CPU seconds of this process and of those that it has started and that ended."""
    return sum(sum(resource.getrusage(x)[:2]) for x in _WHO)


def long_pages(place: Path) -> None:
    """Print what single long pages cost."""
    for name, body in LONG.items():
        few, many = (one_page(place / f"{name}-{n}", body(n)) for n in (10_000, 100_000))
        print(f"{name}: 10,000 elements {few:.1f} s, 100,000 {many:.1f} s: {many / few:.1f} times")
    print(f"16,000 list items: {one_page(place / 'items', LONG['list items'](16_000)):.1f} s CPU")
    print(
        f"50,000 links: {one_page(place / '50000', LONG['links'](100_000)):.1f} s CPU", flush=True
    )


def one_page(place: Path, body: str) -> float:
    """Judge a site of one page; return the CPU seconds, the reading of the rules left out."""
    html = (
        f"<!doctype html><html lang=en><title>Bins</title><main><h1>Bins</h1>{body}</main></html>"
    )
    config = Config(
        site=SiteSettings(url=SITE), audit=AuditSettings(rule_seconds=0, page_seconds=0)
    )
    with Workspace.open(place) as workspace:
        run = workspace.runs.start(SITE, "benchmark")
        data = html.encode()
        links = pack_links(find_links(data, HTML, SITE, frozenset({"www.mereford.example"})).links)
        names = [workspace.blobs.row(x)["hash"] for x in (data, links)]
        page = Page(run.id, SITE, "html", 200, content_type=HTML, body=names[0], links=names[1])
        workspace.pages.add([page], [data, links], [])
        before = cpu()
        audit(workspace, config, run)
        return cpu() - before


if __name__ == "__main__":
    main()
