"""Reads each log once: what was read is remembered until the files' content changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# A site has a query log and a monthly one, read in one way each; more would only take memory.
_REMEMBERED = 2


def content_of(file: Path) -> str:
    """Name the content of a file; nothing for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "blake2b").hexdigest()
    except OSError:
        return ""


def sizes_and_times_in(folder: Path) -> str:
    """Name the content of a folder of logs, by when they were written and how long they are."""
    if not folder.is_dir():
        return ""
    found = ((file.name, file.stat()) for file in sorted(folder.iterdir()))
    return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in found)


def read_once(
    name_content: Callable[[Path], str],
) -> Callable[[Callable[Concatenate[Path, P], T]], Callable[Concatenate[Path, P], T]]:
    """Let a function that reads a place remember what it read, as long as that stays the same.

    What it returns must not be changed by anybody. Reads that fail are not remembered.
    """

    def decorated(read: Callable[Concatenate[Path, P], T]) -> Callable[Concatenate[Path, P], T]:
        remembered: dict[tuple[object, ...], T] = {}

        @wraps(read)
        def reading(place: Path, /, *args: P.args, **kwargs: P.kwargs) -> T:
            content = name_content(place)
            key = (place, content, args, tuple(kwargs.items()))
            if key in remembered:
                return remembered[key]
            found = read(place, *args, **kwargs)
            if content:
                while len(remembered) >= _REMEMBERED:
                    del remembered[next(iter(remembered))]
                remembered[key] = found
            return found

        return reading

    return decorated
