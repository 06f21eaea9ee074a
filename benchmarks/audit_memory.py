"""How much memory judging a whole site takes, at two sizes.

Usage: python benchmarks/audit_memory.py [--pages 2000,20000] [--judged 200]

Judges `--judged` made council pages (`audited_site.py`), each with its visit, and stores what came
of it under as many addresses as asked for: each page with its own title, text and statements, so
that no page is a copy of another. Then runs the stage as if it had been killed when its last page
was through, and prints the most memory of the process: before, and once the rules on the whole
site, the issues and the history are through, and CPU milliseconds a page for that.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.registry import chosen
from audit.run import audit, fingerprint
from benchmarks.audited_site import SITE, make
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import PageResult, Run, Workspace
from signpost.workspace.result_store import Judgement

CONFIG = Config(site=SiteSettings(url=SITE))
BATCH = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", default="2000,20000")
    parser.add_argument("--judged", type=int, default=200)
    given = parser.parse_args()
    for pages in map(int, given.pages.split(",")):
        with tempfile.TemporaryDirectory(prefix="signpost-memory-") as folder:
            in_a_process(prepare, Path(folder), pages, given.judged)
            in_a_process(finish, Path(folder), pages)


def in_a_process(work: object, *words: object) -> None:
    """Do something in a process of its own, whose memory is nobody else's."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=words)  # type: ignore[arg-type]
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def prepare(folder: Path, pages: int, judged: int) -> None:
    """Judge some pages, and store what came of them for as many as asked for."""
    with Workspace.open(folder) as workspace:
        make(workspace, judged)
        first = workspace.runs.all()[0]
        audit(workspace, CONFIG, first)
        made = {x.url: x.judgement for x in workspace.results.all(first.id) if x.url}
        run = workspace.runs.start(SITE, "weekly")
        for start in range(0, pages, BATCH):
            store(workspace, first, run, range(start, min(start + BATCH, pages)), made)


def store(
    workspace: Workspace, first: Run, run: Run, numbers: Sequence[int], made: dict[str, Judgement]
) -> None:
    """Store some pages of the large run, with their visits and judgements."""
    known = [x for x in workspace.pages.all(first.id) if x.url in made]
    records, results = [], []
    for number in numbers:
        page = known[number % len(known)]
        url = page.url if number < len(known) else f"{page.url}-{number // len(known)}"
        records.append(replace(page, run=run.id, url=url, title=f"{page.title} {number}"))
        results.append(PageResult(run.id, url, of_its_own(made[page.url], page.url, url, number)))
    workspace.pages.add(records, [], [])
    workspace.results.add(results)


def of_its_own(judgement: Judgement, url: str, new: str, number: int) -> Judgement:
    """Return a judgement as that of another page, which says other things."""
    row = judgement.summary
    summary = msgspec.structs.replace(
        row,
        title=f"{row.title} {number}",
        h1=f"{row.h1} {number}",
        description=f"{row.description} {number}",
        text_hash=f"{row.text_hash}{number}",
        signature="",
        statements=[
            msgspec.structs.replace(x, key=f"{x.key} {number}", subject=f"{x.subject} {number}")
            for x in row.statements
        ],
    )
    findings = [msgspec.structs.replace(x, page=new) for x in judgement.findings if x.page == url]
    return msgspec.structs.replace(judgement, summary=summary, findings=findings)


def finish(folder: Path, pages: int) -> None:
    """Carry the stage on from where every page is judged, and print what that takes."""
    with Workspace.open(folder) as workspace:
        run = workspace.runs.all()[-1]
        stage = workspace.runs.doing(run.id, "audit", fingerprint(chosen(CONFIG), workspace, run))
        stage.__enter__()  # begun, and never ended
        before, start = memory(), time.process_time()
        found = audit(workspace, CONFIG, run)
        spent = (time.process_time() - start) / pages * 1e3
    print(
        f"{pages} pages: {before} MB before, {memory()} MB at most, {spent:.1f} ms CPU a page; "
        f"{found['findings']} findings, {found['issues']} issues",
        flush=True,
    )


def memory() -> int:
    """Return the most memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
