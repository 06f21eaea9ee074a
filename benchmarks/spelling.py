"""How often a slip is put right at the first try, and how often a correct word is "corrected".

Usage: python benchmarks/spelling.py [--data FOLDER]

FOLDER holds `search/spelling/wikipedia.tsv` (misspelling, tab, word); by default it is
`shared/data` beside the repository. The speller's words are the 60,000 most usual English ones
(package wordfreq), as if a site used them all. Half 1 of the pairs was not looked at to set a
cost. Correct words, drawn with a fixed seed, are asked of the search of a real site
(`search/govuk`, without a log): each that it would show as put right is a false correction.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.documents import read_collection
from search.learning.training_pairs import TrainingPairs
from search.rankers.signpost_ranker import SignpostRanker
from search.spelling.speller import Speller
from search.spelling.word_counts import english_words

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SEED, WORDS = 20261121, 2000
# Zipf frequency: three uses in a million words, about 20,000 words.
_USUAL = 3.5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    file = parser.parse_args().data / "search" / "spelling" / "wikipedia.tsv"
    if not file.exists():
        print(f"skipped, there is no {file}")
        return 0
    english = english_words()
    known = {word: 1 + int(10**zipf / 100) for word, zipf in english.items()}
    lines = (line.lower().split("\t") for line in file.read_text("utf-8").splitlines())
    pairs = [(typed, meant) for typed, meant in lines if meant in known]
    speller = Speller(known, english)
    for half in (0, 1):
        accuracy(speller, [x for x in pairs if half_of(x[0]) == half], half)
    site = file.parent.parent / "govuk" / "docs.jsonl.gz"
    if site.exists():
        false_corrections(site, pairs, english)
    return 0


def half_of(word: str) -> int:
    """Put a misspelling into half 0 or 1."""
    return hashlib.blake2b(word.encode()).digest()[0] % 2


def accuracy(speller: Speller, pairs: list[tuple[str, str]], half: int) -> None:
    """Print the share of slips whose first correction is the right word."""
    begun, right, offered = time.process_time(), 0, 0
    for typed, meant in pairs:
        found = speller.suggest(typed, limit=1)
        offered += bool(found)
        right += bool(found) and found[0][0] == meant
    kept = sum(speller.is_right(typed) for typed, _ in pairs)
    spent = 1000 * (time.process_time() - begun) / len(pairs)
    print(
        f"half {half}: {len(pairs)} slips, right at 1 {right / len(pairs):.3f}, "
        f"something found {offered / len(pairs):.3f}, "
        f"a word itself and left {kept / len(pairs):.3f}, {spent:.1f} ms of CPU a word"
    )


def false_corrections(
    site: Path, pairs: list[tuple[str, str]], english: Mapping[str, float]
) -> None:
    """Print how many correct words the search of a real site would show as put right."""
    ranker = SignpostRanker()
    ranker.build(read_collection(site), TrainingPairs())
    usual = sorted(word for word, zipf in english.items() if zipf >= _USUAL and len(word) > 3)
    for name, correct in (
        ("what the slips stand for", sorted({meant for _, meant in pairs})),
        ("usual English", usual),
    ):
        drawn = random.Random(SEED).sample(correct, min(WORDS, len(correct)))
        changed = [word for word in drawn if ranker.corrected(word)[1]]
        share = 100 * len(changed) / len(drawn)
        print(f"{len(drawn)} correct words, {name}: {len(changed)} changed ({share:.2f} %)")
        print(f"  {', '.join(changed[:12])}")


if __name__ == "__main__":
    sys.exit(main())
