"""What groups findings is an issue: the table, and every stored name and word that said fault."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
import zstandard
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ARTIFACTS = {"audit/fault-services": "audit/issue-services"}
# Keys of the stages' summaries.
_COUNTS = {"faults": "issues", "fault": "issue"}
Words = Mapping[str, str]


def upgrade() -> None:
    """Rename the table, the artifacts, the counts, and the word inside of artifacts."""
    op.rename_table("fault", "issue")
    _rename(_ARTIFACTS, _COUNTS, {"fault": "issue"})


def downgrade() -> None:
    """Undo it."""
    op.rename_table("issue", "fault")
    backwards = {new: old for old, new in _COUNTS.items()}
    _rename({new: old for old, new in _ARTIFACTS.items()}, backwards, {"issue": "fault"})


def _rename(artifacts: Words, counts: Words, words: Words) -> None:
    """Give artifacts, the counts of stages and what artifacts say their other names."""
    connection = op.get_bind()
    for old, new in artifacts.items():
        connection.execute(
            sa.text("UPDATE artifact SET name = :new WHERE name = :old"), {"old": old, "new": new}
        )
    _rename_counts(connection, counts)
    for prefix, change in _CHANGES.items():
        _rewrite(connection, prefix, change, words)


def _rename_counts(connection: sa.Connection, counts: Words) -> None:
    """Rename keys in the summaries of stages."""
    rows = connection.execute(sa.text("SELECT run, name, summary FROM stage")).all()
    for run, name, summary in rows:
        values = json.loads(summary or "{}")
        renamed = {counts.get(key, key): value for key, value in values.items()}
        if renamed != values:
            connection.execute(
                sa.text("UPDATE stage SET summary = :s WHERE run = :run AND name = :name"),
                {"s": json.dumps(renamed), "run": run, "name": name},
            )


def _event(value: Any, words: Words) -> None:
    """What somebody did: what it was about."""
    if "scope" in value:
        value["scope"] = words.get(value["scope"], value["scope"])


def _opportunities(value: Any, words: Words) -> None:
    """What could be mended: of which kind each is."""
    for one in value["all"]:
        one["kind"] = words.get(one["kind"], one["kind"])


def _recheck(value: Any, words: Words) -> None:
    """A page that was checked again: the key of each finding's issue."""
    for one in value["findings"]:
        for old, new in words.items():
            if old in one:
                one[new] = one.pop(old)


_CHANGES: Mapping[str, Callable[[Any, Words], None]] = {
    "acting/": _event,
    "audit/opportunities": _opportunities,
    "recheck/": _recheck,
}


def _rewrite(
    connection: sa.Connection, prefix: str, change: Callable[[Any, Words], None], words: Words
) -> None:
    """Change what the artifacts say whose names begin with `prefix`; each keeps its name."""
    query = (
        "SELECT a.run, a.name, b.codec, b.data, b.size FROM artifact a "
        "JOIN blob b ON b.hash = a.facts WHERE a.name LIKE :prefix"
    )
    for row in connection.execute(sa.text(query), {"prefix": f"{prefix}%"}).all():
        before = row.data if row.codec == "none" else _unpacked(row.data, row.size)
        value = json.loads(before)
        change(value, words)
        after = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if after.encode() != before:
            connection.execute(
                sa.text("UPDATE artifact SET facts = :blob WHERE run = :run AND name = :name"),
                {"blob": _stored(connection, after.encode()), "run": row.run, "name": row.name},
            )


def _unpacked(data: bytes, size: int) -> bytes:
    """Return the bytes of a blob."""
    return zstandard.ZstdDecompressor().decompress(data, max_output_size=max(size, 1))


def _stored(connection: sa.Connection, data: bytes) -> str:
    """Store some bytes as a blob, unless it is there already; return its name."""
    name = hashlib.blake2b(data, digest_size=16).hexdigest()
    known = connection.execute(sa.text("SELECT 1 FROM blob WHERE hash = :hash"), {"hash": name})
    if known.first() is None:
        packed = zstandard.ZstdCompressor(level=3).compress(data)
        connection.execute(
            sa.text("INSERT INTO blob (hash, size, codec, data) VALUES (:hash, :size, :codec, :d)"),
            {"hash": name, "size": len(data), "codec": "zstd", "d": packed},
        )
    return name
