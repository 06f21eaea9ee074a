"""How many misspellings the rule on spelling tells of, by either British dictionary.

Usage: python benchmarks/misspelt_words.py [--data FILE]

FILE has a misspelling and the right word a line, with a tab between (Wikipedia's list); by default
`shared/data/search/spelling/wikipedia.tsv` beside the repository. Names, phrases and words under
five letters are left out, as the rule leaves them alone. Prints for the whole British dictionary
(where one is installed) and for the American one read by British rules: how many are told of, and
for how many of them the right word is offered.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.evidence.words import spelling_dictionary
from audit.rules.readability import spelling
from signpost.language.british_spelling import Adapted

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "search" / "spelling" / "wikipedia.tsv"
CACHES = (
    spelling_dictionary.is_british,
    spelling_dictionary.nearest,
    spelling_dictionary.british_for,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    if not given.data.is_file():
        print(f"skipped: {given.data} is not here")
        return
    pairs = read(given.data)
    print(f"{len(pairs)} misspellings")
    adapted = Adapted(spelling_dictionary.american(), spelling_dictionary._frequencies())
    whole = spelling_dictionary.british()
    if not isinstance(whole, Adapted):
        measure("whole British dictionary", whole, pairs)
    measure("American, by British rules", adapted, pairs)


def read(file: Path) -> list[tuple[str, str]]:
    """Read the pairs that the rule would look at."""
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return [
        (row[0], row[1])
        for row in rows
        if len(row) > 1 and re.fullmatch("[a-z]{5,30}", row[0]) and re.fullmatch("[a-z]+", row[1])
    ]


def measure(name: str, words: Any, pairs: list[tuple[str, str]]) -> None:
    """Print what one dictionary tells of."""
    spelling_dictionary.british = lambda: words  # type: ignore[assignment]
    for cached in CACHES:
        cached.cache_clear()
    offered = [(offer(wrong), right) for wrong, right in pairs]
    told = sum(bool(word) for word, _ in offered)
    correct = sum(word == right for word, right in offered)
    print(f"{name:28} told {told:5}  right word {correct:5}")


def offer(wrong: str) -> str:
    """Return what the rule offers for a word, or nothing where it says nothing."""
    if spelling_dictionary.is_british(wrong):
        return ""
    options = spelling.RULE.options
    american = spelling_dictionary.is_american(wrong)
    least = options["usual_per_million"] / 1e6
    return spelling._correction(wrong, american, options["times_as_often"], least)


if __name__ == "__main__":
    main()
