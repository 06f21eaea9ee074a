"""Lets go of the bodies of old runs; findings, figures and history stay ([crawl] keep_runs)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine, delete, select, union

from signpost.workspace.page_marks import APP_SHELL, served_body
from signpost.workspace.page_store import Pages
from signpost.workspace.records import Page
from signpost.workspace.runs import Runs
from signpost.workspace.schema import artifacts, blobs, documents, pages, results, visits

# Every column that names a blob; bodies are the only ones that go.
_NAMES = (
    pages.c.links,
    visits.c.facts,
    visits.c.phone_shot,
    visits.c.desktop_shot,
    results.c.facts,
    documents.c.facts,
    artifacts.c.facts,
)
_BATCH = 500


def prune(engine: Engine, store: Pages, runs: Runs, run: int, keep: int) -> int:
    """Let go of the bodies that only runs older than the newest `keep` have (0: keep all).

    `run` is the newest, whose crawl is just through; of earlier ones only finished crawls count.
    Bodies that a kept run has too are the same blob, and stay. Returns how many went. Space that
    is freed is used again by the next crawl.
    """
    if keep < 1:
        return 0
    earlier = [x.id for x in runs.all() if x.id < run and runs.is_done(x.id, "crawl")]
    kept = earlier[len(earlier) - keep + 1 :] if keep > 1 else []
    first = min([*kept, run])
    if not any(number < first for number in earlier):
        return 0
    gone = _only_before(engine, store, [x.id for x in runs.all()], first)
    with engine.begin() as connection:
        for start in range(0, len(gone), _BATCH):
            batch = gone[start : start + _BATCH]
            connection.execute(delete(blobs).where(blobs.c.hash.in_(batch)))
    return len(gone)


def _only_before(engine: Engine, store: Pages, numbers: Iterable[int], first: int) -> list[str]:
    """Return the bodies that are named by runs before `first`, and by nothing that stays."""
    old, held = set[str](), set[str]()
    for number in numbers:
        rendered: list[Page] = store.marked(number, APP_SHELL)
        (old if number < first else held).update(served_body(page) for page in rendered)
    bodies = select(pages.c.body).where(pages.c.run < first, pages.c.body != "")
    stay = select(pages.c.body).where(pages.c.run >= first)
    with engine.connect() as connection:
        old.update(connection.execute(bodies.distinct()).scalars())
        held.update(connection.execute(stay.distinct()).scalars())
        there = set(connection.execute(union(*(select(name) for name in _NAMES))).scalars())
        found = old - held - there - {""}
        present = set(connection.execute(select(blobs.c.hash)).scalars())
    return sorted(found & present)
