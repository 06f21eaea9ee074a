"""How often interleaving calls the right one of two made-up rankers, and after how many searches.

Usage: python benchmarks/interleaving.py [--trials 40] [--searches 5000]

Each of 2,000 made-up queries has 30 pages, three or so of them relevant (grades 1 to 3). A ranker
sorts them by grade and an error of its own; the larger the error, the worse it is, so that the
better one is known. Residents, each of a network of their own, look from the top, open a page by
its grade (now and then a useless one), and mostly stop once they found something: a cascade with
noise (Craswell et al. 2008). The same code as in the service mixes the results and counts the
votes; one in three residents has voted that day already. Forgers, who always open what the worse
ranker put there, are a share of the voters in the last rows. `called`: how many of the trials ended
with a winner.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.answering.team_draft import BESIDE, NEITHER, Draft, team_draft
from search.evaluation.interleaving import Tally

QUERIES, PAGES, SHOWN = 2_000, 30, 10
# How likely a page of each grade is opened, and that somebody who opened it looks no further.
OPENED, SATISFIED = (0.05, 0.25, 0.5, 0.75), (0.1, 0.4, 0.7, 0.9)
VOTED_ALREADY, SEARCHES_A_DAY = 1 / 3, 60


@dataclass(frozen=True)
class Pair:
    """Two rankers: the error of the live one and of the one beside it, and the share of forgers."""

    name: str
    live: float
    beside: float
    forgers: float = 0.0


PAIRS = (
    Pair("much better", 1.2, 0.6),
    Pair("better", 1.0, 0.7),
    Pair("a little better", 1.0, 0.85),
    Pair("hardly better", 1.0, 0.95),
    Pair("much worse", 0.6, 1.2),
    Pair("a little worse", 0.85, 1.0),
    Pair("the same", 0.9, 0.9),
    Pair("better, 5 % forgers", 1.0, 0.7, 0.05),
    Pair("the same, 5 % forgers", 0.9, 0.9, 0.05),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--searches", type=int, default=5_000)
    options = parser.parse_args()
    print("beside is              nDCG@10       called  right  wrong   searches (median, p90)")
    for pair in PAIRS:
        print(row(pair, options.trials, options.searches), flush=True)


def row(pair: Pair, trials: int, searches: int) -> str:
    """Simulate one pair of rankers; return a line of figures."""
    truth = BESIDE if pair.beside < pair.live else "a" if pair.beside > pair.live else ""
    tallies = [simulated(pair, seed, searches) for seed in range(trials)]
    called = [x for x in tallies if x.winner]
    right = sum(x.winner == truth for x in called)
    needed = sorted(x.needed for x in called if x.needed is not None)
    quality = [ndcg(error, random.Random(7)) for error in (pair.live, pair.beside)]
    times = "-"
    if needed:
        times = f"{statistics.median(needed):,.0f}, {needed[int(0.9 * (len(needed) - 1))]:,}"
    return (
        f"{pair.name:22} {quality[0]:.3f} {quality[1]:.3f}  {len(called):4}/{trials}  {right:5}  "
        f"{len(called) - right:5}   {times}"
    )


def simulated(pair: Pair, seed: int, searches: int) -> Tally:
    """Let residents search until there is a winner, or so many searches are over."""
    drawn, tally = random.Random(f"{pair.name} {seed}"), Tally()
    for number in range(searches):
        mine = query_grades(drawn.randrange(QUERIES))
        draft = team_draft(ranked(mine, pair.live, drawn), ranked(mine, pair.beside, drawn), number)
        tally.search()
        place = voted(mine, draft, drawn, pair)
        if place is not None:
            tally.vote(draft.teams[place], f"day {number // SEARCHES_A_DAY}")
        if tally.winner:
            break
    return tally


@cache
def query_grades(number: int) -> list[int]:
    """Draw the grades of the pages of one of the queries."""
    drawn = random.Random(number)
    relevant = drawn.randint(1, 5)
    return [drawn.choice((1, 1, 2, 3)) if i < relevant else 0 for i in range(PAGES)]


def ranked(grades: Sequence[int], error: float, drawn: random.Random) -> list[tuple[str, float]]:
    """Return the pages as a ranker with this error sorts them."""
    scores = [(grade + drawn.gauss(0, error), str(page)) for page, grade in enumerate(grades)]
    return [(page, score) for score, page in sorted(scores, reverse=True)]


def voted(grades: Sequence[int], draft: Draft, drawn: random.Random, pair: Pair) -> int | None:
    """Return the place of a resident's vote: the first click that tells the two apart."""
    if drawn.random() < VOTED_ALREADY:
        return None
    shown = draft.ranked[:SHOWN]
    if drawn.random() < pair.forgers:
        worse = BESIDE if pair.beside >= pair.live else "a"
        return next((i for i in range(len(shown)) if draft.teams[i] == worse), None)
    for place, (page, _) in enumerate(shown):
        grade = grades[int(page)]
        if drawn.random() >= OPENED[grade]:
            continue
        if draft.teams[place] != NEITHER:
            return place
        if drawn.random() < SATISFIED[grade]:
            return None
    return None


def ndcg(error: float, drawn: random.Random) -> float:
    """Return the mean nDCG@10 of a ranker with this error."""

    def gain(found: Sequence[int]) -> float:
        return sum(grade / math.log2(place + 2) for place, grade in enumerate(found[:SHOWN]))

    found = []
    for number in range(QUERIES):
        grades = query_grades(number)
        order = [grades[int(page)] for page, _ in ranked(grades, error, drawn)]
        found.append(gain(order) / gain(sorted(grades, reverse=True)))
    return statistics.mean(found)


if __name__ == "__main__":
    main()
