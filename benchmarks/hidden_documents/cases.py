"""Cases of the corpus: each a file made when asked for, and what is hidden in it.

Written without the readers' code in view, so that what they miss shows. `kinds` are the kinds of
hidden part of which one has to be found; a look-alike has none. `critical` says whether there is
personal data in what is hidden, so that a rule has to say "critical"; of a look-alike none may.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    """One file of the corpus."""

    name: str
    kinds: frozenset[str]
    critical: bool
    make: Callable[[], bytes]

    @property
    def is_look_alike(self) -> bool:
        """Whether nothing is to be found in it that a rule may call critical."""
        return not self.kinds


CASES: list[Case] = []
Maker = Callable[[], bytes]

# Made-up people. Prefixes and numbers are of the shapes that are given out.
NAMES = ("Hugh Prentice", "Ada Finch", "Noor Aziz", "Tomasz Gorski", "Mabel Okoro", "Sian Pugh")
HEADINGS = ("Name", "Date of birth", "NI number")
ROWS = [
    (name, f"{11 + n}/03/19{70 + n}", f"CE {10 + n} 22 33 {'ABCD'[n % 4]}")
    for n, name in enumerate(NAMES)
]
PERSONAL = "Mrs Ada Finch, date of birth 12/03/1971, NI number CE 11 22 33 B"
# What nobody minds.
PLAIN = [("Ward", "Bins", "Recycling")] + [(f"Ward {n}", 1200 + n, 300 + 7 * n) for n in range(8)]
HARMLESS = "The figures for ward 3 were checked again in March."


def hidden(name: str, *kinds: str, critical: bool = True) -> Callable[[Maker], Maker]:
    """Add a file with something hidden; `name` ends with its format."""

    def keep(make: Maker) -> Maker:
        CASES.append(Case(name, frozenset(kinds), critical, make))
        return make

    return keep


def look_alike(name: str) -> Callable[[Maker], Maker]:
    """Add a file that only looks like one with personal data hidden in it."""

    def keep(make: Maker) -> Maker:
        CASES.append(Case(name, frozenset(), False, make))
        return make

    return keep
