"""One made file: what is hidden in it, and what is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# Words that stand in every made file: one that a reader sees, one that is hidden.
SHOWN, SECRET = "Visiblewharf", "Hiddenquagga"
PEOPLE = [
    ["Name", "NI number", "Date of birth"],
    [f"Margaret Holloway {SECRET}", "AB 12 34 56 C", "04/07/1962"],
    ["Trevor Pemberton", "CE 65 43 21 A", "19/11/1955"],
    ["Susan Whitfield", "JG 11 22 33 B", "23/02/1971"],
]
PERSON = f"{SECRET}: Margaret Holloway, NI number AB 12 34 56 C"


@dataclass(frozen=True)
class Case:
    """A made file. `kinds` must be found in it; look-alikes have none, and `never` none of these."""

    name: str
    make: Callable[[], bytes]
    kinds: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    # Whether the hidden words name people with their numbers, so that a rule calls it critical.
    personal: bool = True


def saved(save: Callable[[Any], Any]) -> bytes:
    """Return what a library writes."""
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def with_parts(
    data: bytes,
    parts: Mapping[str, str | bytes],
    change: Mapping[str, Callable[[str], str]] | None = None,
) -> bytes:
    """Add parts to a package, and change some that it has."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            held = old.read(entry)
            if change and entry.filename in change:
                held = change[entry.filename](held.decode()).encode()
            if entry.filename not in parts:
                new.writestr(entry.filename, held)
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()
