"""How well each reading measure orders texts by difficulty.

Usage: python benchmarks/reading.py [--data FILE] [--rated FILE --text KEY --rating KEY]

FILE of --data has one text a line as JSON, written at three levels (OneStopEnglish: elementary,
intermediate, advanced); by default `shared/data/reading/onestop.jsonl` beside the repository.
Two questions: does a measure put the levels of one text in order (adjacent levels), and given two
different texts of different levels, does it rank the harder one harder (all pairs)? Nothing is
fitted to these texts. --rated takes texts with one rating each (higher is harder) as JSON lines and
prints Spearman's rank correlation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scipy.stats import spearmanr

from audit.evidence.words.reading_measures import measure
from signpost.language.sentences import split

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "reading" / "onestop.jsonl"
LEVELS = ("elementary", "intermediate", "advanced")
Scores = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--rated", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--rating", default="rating")
    given = parser.parse_args()
    if given.rated:
        rated(given.rated, given.text, given.rating)
    elif given.data.exists():
        graded(given.data)
    else:
        print(f"skipped, there is no {given.data}")


def scores(text: str) -> Scores:
    """Measure one text, a paragraph a line: every formula, their median, and the combined score."""
    found = measure([s for line in text.split("\n") for s in split(" ".join(line.split()))])
    return {**found.ages, "median (reading age)": found.age, "combined": found.difficulty}


def graded(path: Path) -> None:
    """Print both figures for every measure, over texts at three levels."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [[scores(row[level]) for level in LEVELS] for row in rows]
    print(f"{len(texts)} texts at {len(LEVELS)} levels\n{'':24}adjacent  all pairs")
    for name in texts[0][0]:
        values = [[level[name] for level in text] for text in texts]
        print(f"{name:24}{adjacent(values):8.3f}{across(values):11.3f}")


def adjacent(values: Sequence[Sequence[float]]) -> float:
    """Return how often, of two neighbouring levels of one text, the harder has the higher value."""
    return share(pair for text in values for pair in pairwise(text))


def across(values: Sequence[Sequence[float]]) -> float:
    """Return how often, of two different texts, that of the harder level has the higher value."""
    return share(
        (one[easy], other[hard])
        for a, one in enumerate(values)
        for b, other in enumerate(values)
        if a != b
        for easy, hard in combinations(range(len(one)), 2)
    )


def share(pairs: Iterable[tuple[float, float]]) -> float:
    """Return in what share of pairs the second is greater; ties count half."""
    found = [1.0 if x < y else 0.5 if x == y else 0.0 for x, y in pairs]
    return sum(found) / len(found)


def rated(path: Path, text: str, rating: str) -> None:
    """Print the rank correlation of every measure with the ratings of single texts."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [scores(row[text]) for row in rows]
    print(f"{len(found)} rated texts: Spearman's rank correlation")
    for name in found[0]:
        value = spearmanr([x[name] for x in found], [float(row[rating]) for row in rows]).statistic
        print(f"{name:24}{value:8.3f}")


if __name__ == "__main__":
    main()
