"""No word of a hidden part reaches the store, the search or a report, whatever kind it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from search.answering.live_search import LiveSearch
from search.builds.build import builds
from signpost.workspace import Workspace
from signpost.workspace.schema import blobs, pages
from tests.crawler.documents.hidden_corpus import pdfs, presentations, texts, workbooks
from tests.crawler.documents.hidden_corpus.case import SECRET, SHOWN, Case

pytestmark = pytest.mark.slow

EXPORTS = ("findings", "issues", "pages", "links", "decisions")


def of_each_kind() -> list[Case]:
    """Return a made file of each kind, in each room of the corpus."""
    found: dict[Any, Case] = {}
    for room in (workbooks, texts, presentations, pdfs):
        for case in room.CASES:
            found.setdefault((room, case.kinds), case)
    return [*found.values()]


def stored(folder: Path) -> Iterator[bytes]:
    """Yield what a workspace keeps: its files, and its blobs without the bodies of the answers.

    A body is the file itself, which a WARC export holds too.
    """
    with Workspace.open(folder) as workspace:
        with workspace.engine.connect() as connection:
            bodies = set(connection.execute(select(pages.c.body)).scalars())
            names = [*connection.execute(select(blobs.c.hash)).scalars()]
        yield from (workspace.blobs.get(name) for name in names if name not in bodies)
    for path in folder.rglob("*"):
        if path.is_file() and "signpost.sqlite" not in path.name:
            yield path.read_bytes()


def searched_for(folder: Path) -> None:
    """Ask the search that was made for a hidden word, and for what is shown."""
    with Workspace.open(folder) as workspace:
        (build,) = builds(workspace)
        search = LiveSearch(build)
    assert not search.ask(SECRET)
    found = search.ask(SHOWN)
    assert found
    assert not [x for x in found if SECRET.lower() in f"{x.title} {x.snippet}".lower()]
    begun = [search.suggestions.begin(SECRET[:n].lower()) for n in range(2, len(SECRET))]
    assert not [text for texts in begun for text in texts if SECRET.lower() in text.lower()]


def test_no_hidden_word_leaves(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    cases = of_each_kind()
    kinds = {"/" + case.name: case.make() for case in cases}
    listed = "".join(f'<li><a href="{path}">A file</a>' for path in kinds)
    home = f"<title>Files</title><h1>Files</h1><ul>{listed}</ul>"
    octets = {"content-type": "application/octet-stream"}
    answers = {path: (200, octets, body) for path, body in kinds.items()}
    site = web({"/": home, **answers})
    for command in ("crawl", "audit", "index", "report"):
        assert signpost(command, site.url, "--workspace", "ws", seconds=900).code == 0
    told = [
        signpost("export", kind, site.url, "--workspace", "ws", "--json").out.encode()
        for kind in EXPORTS
    ]
    kept = [*stored(tmp_path / "ws")]
    searched_for(tmp_path / "ws")
    marker, shown = SECRET.lower().encode(), SHOWN.lower().encode()
    assert any(shown in data.lower() for data in kept)
    assert not [data[:200] for data in (*told, *kept) if marker in data.lower()]
