"""The documents of a build, kept to show results from: one SQLite file beside the indexes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, fields
from pathlib import Path

from search.documents import SearchDocument

FILE = "documents.sqlite"
# How councils title the page for those who would rather not read English.
_LANGUAGES = re.compile(
    r"\b(?:translat(?:ions?|e|ed|ing)|interpret(?:ers?|ing|ation services?)|"
    r"(?:other|community|your|different) languages?|language (?:support|line|services?))\b",
    re.IGNORECASE,
)
_COLUMNS = ", ".join(field.name for field in fields(SearchDocument))
_MARKS = ", ".join("?" for _ in fields(SearchDocument))


def write(folder: Path, documents: Iterable[SearchDocument]) -> None:
    """Write documents into a folder."""
    with closing(sqlite3.connect(folder / FILE)) as shelf:
        shelf.execute(f"CREATE TABLE document ({_COLUMNS}, PRIMARY KEY (id)) WITHOUT ROWID")
        shelf.executemany(
            f"INSERT INTO document VALUES ({_MARKS})",  # noqa: S608 - question marks only
            (astuple(document) for document in documents),
        )
        # Holds all that filters need, so that they never read through the texts.
        shelf.execute("CREATE INDEX facet ON document (id, service, kind)")
        shelf.commit()


def read(folder: Path) -> Iterator[SearchDocument]:
    """Go through the documents of a build in order of id."""
    with closing(_open(folder)) as shelf:
        for row in shelf.execute("SELECT * FROM document ORDER BY id"):
            yield SearchDocument(*row)


class DocumentStore:
    """The documents of one build, opened once; they stay readable after the build is removed."""

    def __init__(self, folder: Path) -> None:
        self._open = _open(folder)
        self.facets: dict[str, tuple[str, str]] = {
            key: (service, kind)
            for key, service, kind in self._open.execute("SELECT id, service, kind FROM document")
        }

    def get(self, ids: Iterable[str]) -> dict[str, SearchDocument]:
        """Return some documents by id; those that are not there are missing."""
        one = "SELECT * FROM document WHERE id = ?"
        rows = (self._open.execute(one, (key,)).fetchone() for key in ids)
        return {row[0]: SearchDocument(*row) for row in rows if row}

    def titled(self, beginning: str) -> str:
        """Return the id of the page whose title begins so (the shortest one), or nothing."""
        like = f"{beginning}%"
        row = self._open.execute(
            "SELECT id FROM document WHERE kind = 'page' AND title LIKE ? "
            "ORDER BY length(title), id LIMIT 1",
            (like,),
        ).fetchone()
        return str(row[0]) if row else ""

    def about_other_languages(self) -> str:
        """Return the id of the page on interpreters or translations (the shortest title's)."""
        rows = self._open.execute(
            "SELECT id, title FROM document WHERE kind = 'page' ORDER BY length(title), id"
        )
        return next((str(key) for key, title in rows if _LANGUAGES.search(title)), "")


def _open(folder: Path) -> sqlite3.Connection:
    """Open a shelf that nobody writes to any more, for one thread at a time."""
    place = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(place, uri=True, check_same_thread=False)
