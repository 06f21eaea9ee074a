"""Reading and writing artifacts, by run. Which there are: `signpost.workspace.artifacts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Engine, delete, insert, select

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
        self.put(run, artifact.name, msgspec.to_builtins(value))

    def read(self, run: int, artifact: Artifact[T]) -> T:
        """Return one artifact of a run, or what the artifact says of a run that has none."""
        found = self.get(run, artifact.name)
        return artifact.missing() if found is None else artifact.decode(found)

    def has(self, run: int, artifact: Artifact[T]) -> bool:
        """Whether a run has an artifact."""
        return bool(self.names(run, artifact.name))

    def keys(self, run: int, family: ArtifactFamily[T]) -> list[str]:
        """Return the keys of a run's artifacts of one family, in order."""
        return [name.removeprefix(family.prefix) for name in self.names(run, family.prefix)]

    def put(self, run: int, name: str, value: Any) -> None:
        """Store (or replace) one artifact by its name."""
        with self._engine.begin() as connection:
            blob = self._blobs.add(connection, [json_bytes(value)])[0]
            where = (artifacts.c.run == run) & (artifacts.c.name == name)
            connection.execute(delete(artifacts).where(where))
            connection.execute(insert(artifacts).values(run=run, name=name, facts=blob))

    def copy(self, before: int, run: int, names: Sequence[str]) -> None:
        """Give a run some of an earlier run's artifacts; what it has already stays."""
        query = select(artifacts).where(artifacts.c.run == before, artifacts.c.name.in_(names))
        with self._engine.begin() as connection:
            rows = [{**row._mapping, "run": run} for row in connection.execute(query)]
            if rows:
                connection.execute(insert_missing(artifacts, self._engine), rows)

    def names(self, run: int, prefix: str) -> list[str]:
        """Return the names of a run's artifacts that begin with `prefix`, in order."""
        where = (artifacts.c.run == run) & artifacts.c.name.startswith(prefix, autoescape=True)
        with self._engine.connect() as connection:
            query = select(artifacts.c.name).where(where).order_by(artifacts.c.name)
            return list(connection.execute(query).scalars())

    def get(self, run: int, name: str, default: Any = None) -> Any:
        """Return one artifact by its name, or `default` where the run has none of that name."""
        where = (artifacts.c.run == run) & (artifacts.c.name == name)
        with self._engine.connect() as connection:
            blob = connection.execute(select(artifacts.c.facts).where(where)).scalar()
        return self._blobs.get_json(blob) if blob else default
