"""Asking the live index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from crawler.store import Workspace
from search import shelf
from search.analysis import query_weights, stem, words
from search.documents import SearchDocument, SearchError
from search.index import Build, live

_SNIPPET = 200
# How much of a text is looked through for the words asked for; snippets must stay quick.
_LOOKED_AT = 20_000
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Result:
    """One answer, in plain text (nothing in it is safe HTML). Scores compare within one query."""

    title: str
    address: str
    snippet: str
    score: float
    kind: str = "page"
    service: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as plain data for JSON."""
        return asdict(self)


class LiveSearch:
    """The live index, opened once for many questions."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self._ranker = build.load()

    def ask(self, query: str, limit: int = 10) -> list[Result]:
        """Return at most `limit` answers, best first."""
        found = self._ranker.search(query, limit)
        documents = shelf.get(self.build.folder, (key for key, _ in found))
        wanted = set(query_weights(query))
        return [_result(documents[key], wanted, score) for key, score in found if key in documents]


def open_live(workspace: Workspace) -> LiveSearch:
    """Open the live index.

    Raises:
        SearchError: none is live yet, or its files are damaged.
    """
    build = live(workspace)
    if build is None:
        raise SearchError(
            f"{workspace.folder}: no search index is live yet. Run 'signpost weekly SITE' first"
        )
    return LiveSearch(build)


def ask(workspace: Workspace, query: str, limit: int = 10) -> list[Result]:
    """Answer one query from the live index; see `LiveSearch.ask` and `open_live`."""
    return open_live(workspace).ask(query, limit)


def listing(results: Sequence[Result]) -> str:
    """Write answers for a terminal; control characters from pages are left out."""
    if not results:
        return "Nothing was found"
    lines = [
        line
        for number, x in enumerate(results, 1)
        for line in (f"{number}. {x.title}", f"   {x.address}", f"   {x.snippet}")
    ]
    return "\n".join("".join(c for c in line if c.isprintable()).rstrip() for line in lines)


def _result(document: SearchDocument, wanted: set[str], score: float) -> Result:
    """Turn a document into an answer."""
    return Result(
        title=document.title,
        address=document.id,
        snippet=snippet(document.body, wanted),
        score=score,
        kind=document.kind,
        service=document.service,
    )


def snippet(text: str, wanted: set[str], length: int = _SNIPPET) -> str:
    """Cut the part of a text that holds the first of the `wanted` stems, at word bounds."""
    text = " ".join(text[:_LOOKED_AT].split())
    start = 0
    for match in _WORD.finditer(text):
        if wanted.intersection(stem(word) for word in words(match.group())):
            start = max(0, match.start() - length // 3)
            break
    if start:
        start = text.find(" ", start) + 1
    part = text[start : start + length]
    if start + length < len(text):
        part = part.rsplit(" ", 1)[0] + " …"
    return f"… {part}" if start else part
