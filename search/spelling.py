"""Spelling: what a resident meant by a word that neither the site nor the log knows.

The words come from the site and the log themselves, so a correction always finds something.
Candidates share letter trigrams with the word; the nearest by Damerau-Levenshtein distance
(Damerau 1964, adjacent swaps count once) wins, the more usual one where two are as near.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from search.bm25 import TermScores, Vocabulary, count, top

# A word must be this much more usual than a known one to stand in for it: residents' rare words
# (street names, forms) are not mistakes.
_MORE_USUAL = 50
_SHORTEST = 4
_LOOKED_AT = 40


class Speller:
    """Knows the site's and the log's words with how usual they are."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self.known = dict(sorted(known.items()))
        candidates = [w for w in self.known if len(w) >= 3 and not w.isdigit()]
        vocabulary = Vocabulary()
        grams = count((_trigrams(word) for word in candidates), vocabulary)
        self._grams = TermScores(candidates, vocabulary, grams)
        self._lengths = np.array([len(word) for word in candidates], np.int32)

    def suggest(self, word: str, usual: int = 0, limit: int = 2) -> list[tuple[str, float]]:
        """Return known words that `word` may stand for, best first, with a trust of 0 to 1.

        `usual` says on how many pages the word stands that the speller does not count as known.
        """
        if len(word) < _SHORTEST or word.isdigit():
            return []
        usual = max(usual, self.known.get(word, 0))
        found = []
        for other in self._alike(word):
            far = distance(word, other, allowed(word))
            if 0 < far <= allowed(word) and self.known[other] > usual * _MORE_USUAL:
                found.append((_trust(word, other, far, self.known[other]), other))
        found.sort(key=lambda x: (-x[0], x[1]))
        return [(other, trust) for trust, other in found[:limit]]

    def _alike(self, word: str) -> list[str]:
        """Return the known words that share most trigrams with a word (Dice's measure)."""
        scores = self._grams.score(Counter(_trigrams(word)))
        scores *= 2 / (len(word) + self._lengths + 4)
        scores[abs(self._lengths - len(word)) > allowed(word)] = 0
        return [self._grams.ids[i] for i in top(scores, _LOOKED_AT)]

    def joined(self, words: list[str]) -> list[str]:
        """Return known words made of two neighbours (`p 60`, `self employed` as one word)."""
        pairs = (a + b for a, b in itertools.pairwise(words))
        return [pair for pair in pairs if pair in self.known]

    def split(self, word: str) -> list[str]:
        """Return the two known words that an unknown one runs together, or nothing."""
        best: tuple[int, list[str]] = (0, [])
        for i in range(3, len(word) - 2):
            usual = min(self.known.get(word[:i], 0), self.known.get(word[i:], 0))
            if usual > best[0]:
                best = (usual, [word[:i], word[i:]])
        return best[1]

    def save(self, file: Path) -> None:
        """Write the words with how usual they are, as JSON."""
        file.write_text(json.dumps(self.known, ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Speller:
        """Read what `save` wrote."""
        return cls(json.loads(file.read_text(encoding="utf-8")))


def usual_words(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """Count in how many texts (given as words) each word stands."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(set(text))
    return counted


def allowed(word: str) -> int:
    """Return how many slips a word of this length may have: one up to six letters, then two."""
    return 1 if len(word) <= 6 else 2


def _trust(word: str, other: str, far: int, usual: int) -> float:
    """Trust a correction less the further it is; more if it is usual or starts the same."""
    start = 0.1 if word[0] == other[0] else 0.0
    return min(1.0, 0.7 - 0.2 * far + start + 0.05 * math.log1p(usual))


def _trigrams(word: str) -> list[str]:
    """Cut a word into trigrams, with two marks at each end."""
    padded = f"  {word}  "
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


def distance(a: str, b: str, most: int) -> int:
    """Count the slips between two words; `most` + 1 stands for anything further.

    Insertions, deletions, changes and swaps of neighbours count one each.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row, older = row, [i], before
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
