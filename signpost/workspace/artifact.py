"""What an artifact is: a named, typed piece of data that one room writes for another, by run.

Each is defined once, in `signpost.workspace.artifacts`. Values are msgspec structs, or plain
lists, mappings and scalars of them; they are stored as JSON. Reading is tolerant: keys that are
unknown are passed over, fields that are missing take their defaults, so that a workspace written
by an earlier version can still be read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Artifact(Generic[T]):
    """One artifact: its stored `name`, its type, and what a run without it has (`missing()`)."""

    name: str
    kind: Any
    missing: Callable[[], T]

    def decode(self, value: Any) -> T:
        """Turn plain JSON data into a value.

        Raises:
            msgspec.ValidationError: it is not of this artifact's type.
        """
        decoded: T = msgspec.convert(value, self.kind, strict=False)
        return decoded


@dataclass(frozen=True, slots=True)
class ArtifactFamily(Generic[T]):
    """Artifacts of one type, one a thing (a page, a story): the thing's key follows `prefix`."""

    prefix: str
    kind: Any
    missing: Callable[[], T]

    def of(self, key: str) -> Artifact[T]:
        """Return the artifact of one thing."""
        return Artifact(f"{self.prefix}{key}", self.kind, self.missing)
