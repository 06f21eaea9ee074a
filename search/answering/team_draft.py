"""Two orders of results mixed into one, so that a click says which of them it prefers.

Team draft (Radlinski, Kurup and Joachims 2008): the two take turns, who begins a round is drawn by
lot, and each puts in its best page that is not there yet. A page that both would put in next says
nothing of either, and belongs to neither.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

# To which a result belongs: the live index, the one beside it, or neither.
LIVE, BESIDE, NEITHER = "a", "b", "-"
Ranked = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Draft:
    """Results in order, and to whom each belongs: a letter each."""

    ranked: list[Ranked]
    teams: str


def team_draft(live: Sequence[Ranked], beside: Sequence[Ranked], seed: int) -> Draft:
    """Mix two orders; the same seed mixes them the same way."""
    coin = random.Random(seed)  # noqa: S311 - no secret hangs on it
    waiting = {LIVE: list(live)[::-1], BESIDE: list(beside)[::-1]}
    taken: dict[str, str] = {}
    ranked: list[Ranked] = []
    turns = ""
    while True:
        for pages in waiting.values():
            while pages and pages[-1][0] in taken:
                pages.pop()
        if not all(waiting.values()):
            break
        first, second = waiting[LIVE][-1], waiting[BESIDE][-1]
        if first[0] == second[0]:
            team, chosen = NEITHER, first
        else:
            turns = turns or coin.choice((LIVE + BESIDE, BESIDE + LIVE))
            team, turns = turns[0], turns[1:]
            chosen = first if team == LIVE else second
        taken[chosen[0]] = team
        ranked.append(chosen)
    # What only one of them has left says nothing: the other had no turn.
    rest = [pair for pages in waiting.values() for pair in reversed(pages)]
    return Draft(ranked + rest, "".join(taken.values()) + NEITHER * len(rest))


def drawn(share: float, *what: str) -> int | None:
    """Draw whether a search is mixed, and how: the same for the same query within an hour.

    So further pages of its results go with the first one. Returns a seed, or None.
    """
    digest = blake2b("\n".join(what).encode("utf-8", "replace"), digest_size=16).digest()
    if int.from_bytes(digest[:8]) >= share * 2**64:
        return None
    return int.from_bytes(digest[8:])
