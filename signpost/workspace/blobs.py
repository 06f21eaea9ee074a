"""Content-addressed, compressed blobs: the same bytes are kept once, over all runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import zstandard
from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.dialects import sqlite

from signpost.workspace.schema import blobs

# Already compressed; zstd would only cost time.
_STORED_AS_IS = (b"\xff\xd8\xff", b"\x89PNG", b"PK\x03\x04", b"%PDF")


# Built once: SQLAlchemy takes longer to build this query than SQLite to answer it.
_ONE = select(blobs.c.codec, blobs.c.data, blobs.c.size).where(blobs.c.hash == bindparam("name"))


def digest(data: bytes) -> str:
    """Name some bytes: BLAKE2b of 16 bytes, as 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def insert_missing(table: Any, engine: Engine) -> Any:
    """Build an INSERT that leaves rows alone that are there already (SQLite and PostgreSQL)."""
    # Imported here: PostgreSQL's part takes a tenth of a second, and most workspaces are SQLite.
    if engine.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


class Blobs:
    """Reads and writes blobs of one workspace."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pack = zstandard.ZstdCompressor(level=3)
        self._unpack = zstandard.ZstdDecompressor()

    def row(self, data: bytes) -> dict[str, Any]:
        """Return the table row for some bytes; its `hash` is the blob's name."""
        as_is = data.startswith(_STORED_AS_IS)
        packed = data if as_is else self._pack.compress(data)
        codec = "none" if as_is else "zstd"
        return {"hash": digest(data), "size": len(data), "codec": codec, "data": packed}

    def add(self, connection: Connection, datas: Iterable[bytes]) -> list[str]:
        """Store some blobs in a running transaction and return their names, in order."""
        rows = [self.row(data) for data in datas]
        if rows:
            connection.execute(insert_missing(blobs, self._engine), rows)
        return [row["hash"] for row in rows]

    def put(self, data: bytes) -> str:
        """Store one blob in a transaction of its own and return its name."""
        with self._engine.begin() as connection:
            return self.add(connection, [data])[0]

    def get(self, name: str) -> bytes:
        """Return a blob's bytes.

        Raises:
            KeyError: there is no blob of that name (bodies of old runs may have been pruned).
        """
        with self._engine.connect() as connection:
            found = connection.execute(_ONE, {"name": name}).first()
        if found is None:
            raise KeyError(name)
        return self.unpack(found.codec, found.data, found.size)

    def unpack(self, codec: str, data: bytes, size: int) -> bytes:
        """Return the bytes of a blob's row."""
        if codec == "none":
            return bytes(data)
        return self._unpack.decompress(data, max_output_size=max(size, 1))

    def get_json(self, name: str) -> Any:
        """Return a blob that holds JSON, decoded."""
        return json.loads(self.get(name))


def json_bytes(value: Any) -> bytes:
    """Write a value as JSON that is the same bytes for the same value.

    Half of a character, which a page's script or a damaged document may hold, becomes "?".
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "replace")
