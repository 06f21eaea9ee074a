"""The documents of a build, kept to show results from: one SQLite file beside the indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, fields
from pathlib import Path

from search.documents import SearchDocument

FILE = "documents.sqlite"
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
        shelf.commit()


def read(folder: Path) -> Iterator[SearchDocument]:
    """Go through the documents of a build in order of id."""
    with closing(_open(folder)) as shelf:
        for row in shelf.execute("SELECT * FROM document ORDER BY id"):
            yield SearchDocument(*row)


def get(folder: Path, ids: Iterable[str]) -> dict[str, SearchDocument]:
    """Return some documents by id; those that are not there are missing."""
    with closing(_open(folder)) as shelf:
        rows = (
            shelf.execute("SELECT * FROM document WHERE id = ?", (key,)).fetchone() for key in ids
        )
        return {row[0]: SearchDocument(*row) for row in rows if row}


def _open(folder: Path) -> sqlite3.Connection:
    """Open a shelf that nobody writes to any more."""
    return sqlite3.connect(f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
