"""Which service of the Local Government Services List a page is about, by its heading or title."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("council_services.toml")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Listed:
    """One service: our name, its LGSL number, and for each word the choices that will do."""

    name: str
    lgsl: int
    words: tuple[frozenset[str], ...]


def nearest(*texts: str) -> Listed | None:
    """Return the service all of whose words stand in one of the texts, tried in order.

    Of several the one with most words counts: "council tax support" is more than "council tax".
    What stands first in the list wins where they are even.
    """
    for text in texts:
        said = frozenset(_WORD.findall(text.lower()))
        fitting = [x for x in listed() if all(choices & said for choices in x.words)]
        if fitting:
            return max(fitting, key=lambda x: len(x.words))
    return None


@cache
def listed() -> tuple[Listed, ...]:
    """Return the services of the list."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["lgsl"]
    return tuple(
        Listed(name, number, tuple(frozenset(x.split("/")) for x in words.split()))
        for name, (number, words) in rows.items()
    )
