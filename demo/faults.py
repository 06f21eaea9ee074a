"""What is wrong with the demo council on purpose: reads faults.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from demo.fragments import FOLDER

WEEKS = (1, 2)


@dataclass(frozen=True, slots=True)
class Fault:
    """One seeded fault: on which page, which rule has to find it, what is wrong, in which weeks."""

    page: str
    rule: str
    note: str
    weeks: tuple[int, ...] = WEEKS


def load(week: int | None = None) -> list[Fault]:
    """Return the seeded faults of a week, or of both; an entry with several pages is several.

    Raises:
        KeyError: an entry names no page, no rule or has no note.
    """
    entries = tomllib.loads((FOLDER / "faults.toml").read_text("utf-8"))["fault"]
    found = [
        Fault(page, entry["rule"], entry["note"], tuple(entry.get("weeks", WEEKS)))
        for entry in entries
        for page in (entry["pages"] if "pages" in entry else [entry["page"]])
    ]
    return [x for x in found if week is None or week in x.weeks]
