"""Reading and writing artifacts, by run. Which there are: `signpost.workspace.artifacts`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, Engine, delete, insert, select

from signpost.workspace.artifact import Artifact, ArtifactFamily
from signpost.workspace.blobs import Blobs, insert_missing, json_bytes
from signpost.workspace.schema import artifacts

T = TypeVar("T")


class Artifacts:
    """Reads and writes artifacts."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs

    def write(self, run: int, artifact: Artifact[T], value: T) -> None:
        """Store (or replace) one artifact of a run."""
        with self._engine.begin() as connection:
            blob = self._blobs.add(connection, [json_bytes(msgspec.to_builtins(value))])[0]
            connection.execute(delete(artifacts).where(_one(run, artifact.name)))
            row = {"run": run, "name": artifact.name, "facts": blob}
            connection.execute(insert(artifacts).values(row))

    def read(self, run: int, artifact: Artifact[T]) -> T:
        """Return one artifact of a run, or what the artifact says of a run that has none.

        Raises:
            msgspec.ValidationError: what is stored is not of the artifact's type.
        """
        with self._engine.connect() as connection:
            query = select(artifacts.c.facts).where(_one(run, artifact.name))
            blob = connection.execute(query).scalar()
        return artifact.decode(self._blobs.get_json(blob)) if blob else artifact.missing()

    def add(self, run: int, artifact: Artifact[T], value: T) -> bool:
        """Store an artifact of a run unless there is one of its name; return whether it was."""
        row = {"run": run, "name": artifact.name}
        with self._engine.begin() as connection:
            row["facts"] = self._blobs.add(connection, [json_bytes(msgspec.to_builtins(value))])[0]
            added = connection.execute(insert_missing(artifacts, self._engine).values(row))
            return bool(added.rowcount)

    def keys(self, run: int, family: ArtifactFamily[T], after: str = "") -> list[str]:
        """Return the keys of a run's artifacts of one family, in order: those after `after`."""
        named = artifacts.c.name.startswith(family.prefix, autoescape=True)
        query = select(artifacts.c.name).where(artifacts.c.run == run, named)
        if after:
            query = query.where(artifacts.c.name > f"{family.prefix}{after}")
        with self._engine.connect() as connection:
            found = connection.execute(query.order_by(artifacts.c.name)).scalars()
            return [name.removeprefix(family.prefix) for name in found]

    def copy(self, before: int, run: int, wanted: Iterable[Artifact[T]]) -> None:
        """Give a run some of an earlier run's artifacts; what it has already stays."""
        names = [artifact.name for artifact in wanted]
        query = select(artifacts).where(artifacts.c.run == before, artifacts.c.name.in_(names))
        with self._engine.begin() as connection:
            rows = [{**row._mapping, "run": run} for row in connection.execute(query)]
            if rows:
                connection.execute(insert_missing(artifacts, self._engine), rows)


def _one(run: int, name: str) -> ColumnElement[bool]:
    """Return the condition that finds one artifact of a run."""
    return (artifacts.c.run == run) & (artifacts.c.name == name)
