"""How often a slip is put right at the first try, and how often a correct word is "corrected".

Usage: python benchmarks/spelling.py [--data FOLDER]

FOLDER holds `search/spelling/wikipedia.tsv` (misspelling, tab, word); by default it is
`shared/data` beside the repository. The speller's words are the 60,000 most usual English ones
(package wordfreq), as if a site used them all. Half 1 of the pairs was not looked at to set a
cost. The correct words are 2,000 of those, drawn with a fixed seed, and asked of a speller that
has had them taken out: the hard case, a word that the site does not use.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.spelling import Speller, english_words

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SEED, WORDS = 20261121, 2000


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
    false_corrections(known, english)
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


def false_corrections(known: dict[str, int], english: dict[str, float]) -> None:
    """Print how many correct words are changed: where the site uses them, and where it does not."""
    drawn = random.Random(SEED).sample(sorted(w for w in known if len(w) > 3), WORDS)
    # As the ranker asks: a word that the site uses is never looked up.
    used = sum(1 for word in drawn if word not in known)
    without = {word: n for word, n in known.items() if word not in set(drawn)}
    speller = Speller(without, english)
    looked_up = [word for word in drawn if speller.suggest(word, limit=1)]
    changed = [word for word in looked_up if not speller.is_right(word)]
    print(f"{WORDS} correct words that the site uses: {used} changed")
    print(
        f"the same words, none of which the site uses: {len(changed)} changed "
        f"({100 * len(changed) / WORDS:.2f} %); "
        f"words like {len(looked_up)} of them are looked for besides"
    )
    print(f"no dictionary has those changed: {', '.join(changed[:12])}")


if __name__ == "__main__":
    sys.exit(main())
