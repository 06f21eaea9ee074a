"""Spelling: what a resident meant by a word that neither the site nor the language knows.

Corrections come from the words of the site and the log, so that a correction always finds
something. Candidates share letter trigrams with the word, or sound like it. They are judged as a
noisy channel (Kernighan, Church and Gale 1990): how likely the slip is (a swap, a doubled letter,
another vowel cost less than any other change) and how usual the word is, on the site and in
English (package wordfreq). A word that stands beside its neighbour on the site is preferred.
Names of people and places are left alone, unless the site has another word beside their neighbour.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.scoring.bm25 import TermScores, Vocabulary, best_places, count
from search.spelling.edit_distance import cost, sound, too_far
from search.stemming import stem
from signpost.language.dictionaries import american, british

# A word must be this much more usual than a known one to stand in for it: residents' rare words
# (street names, forms) are not mistakes.
_MORE_USUAL = 50
_SHORTEST = 4
_LOOKED_AT = 30
_OFFERED = 2
# As many words are remembered with what they may stand for; the oldest goes first.
_REMEMBERED = 10_000
# What tenfold use is worth beside the cost of a slip (1 for a plain change of one letter), on
# the site and in English. Set on half of Wikipedia's pairs (benchmarks/spelling.py).
_ON_SITE, _IN_ENGLISH = 0.05, 0.1
# What it is worth to stand beside the neighbour on the site.
_BESIDE = 1.2
# English words this usual (Zipf: 3 is once in a million) are never taken for slips.
_ENGLISH = 3.0
# Longer words are no words; the dictionary is not asked about them.
_LONGEST = 30
_FILE = "words.json"
# A correction that is shown without being asked for may cost this much, for words this long, and
# has to be this much better than the next.
_SURE_SLIP, _SURE_LENGTH, _SURE_MARGIN = 1.0, 5, 0.25
# Less than any difference between two costs, and more than rounding makes of one.
_NOTHING = 1e-9


class Candidate(NamedTuple):
    """A known word that a typed one may stand for.

    `slip` is what the slip costs, `doubt` that less how likely the word is (the least is best),
    `beside` whether it stands beside the neighbour on the site.
    """

    doubt: float
    word: str
    slip: float
    beside: bool = False


_Found = dict[tuple[str, int, int, tuple[str, ...]], list[Candidate]]


class Speller:
    """Knows the site's and the log's words with how usual they are.

    `english` has the Zipf frequency (about 1 to 8) of English words; `pairs` are two words that
    the site or the log says together, as one text; `rare` are words of the site that are too
    seldom to be offered, but are no slips; `names` are words of names.
    """

    def __init__(
        self,
        known: Mapping[str, int],
        english: Mapping[str, float] | None = None,
        pairs: Collection[str] = (),
        rare: Collection[str] = (),
        names: Collection[str] = (),
    ) -> None:
        self.known = dict(sorted(known.items()))
        self._english, self._pairs = dict(english or {}), frozenset(pairs)
        self._rare, self._names = frozenset(rare), frozenset(names)
        candidates = [w for w in self.known if len(w) >= 3 and w.isascii() and not w.isdigit()]
        vocabulary = Vocabulary()
        grams = count((_trigrams(word) for word in candidates), vocabulary)
        self._grams = TermScores(candidates, vocabulary, grams)
        self._sounds: dict[str, list[str]] = {}
        for word in candidates:
            self._sounds.setdefault(sound(word), []).append(word)
        for alike in self._sounds.values():
            alike.sort(key=lambda word: (-self.known[word], word))
            del alike[_LOOKED_AT:]
        self._lengths = np.array([len(word) for word in candidates], np.int32)
        self._found: _Found = {}

    def is_word(self, word: str) -> bool:
        """Whether a word is a rare one of the site, or usual English."""
        return word in self._rare or self._english.get(word, 0.0) >= _ENGLISH

    def is_name(self, word: str) -> bool:
        """Whether a word that the site does not say is one of a name of a person or a place."""
        return word in self._names and word not in self.known

    def is_right(self, word: str) -> bool:
        """Whether a word needs no correction that people see: any that the site or English has.

        `suggest` has words for it all the same, since the site does not say it. Where there is no
        dictionary only what is usual counts (`is_word`). Words of other letters than a to z are
        right as they stand: neither dictionary nor rules of English say anything of them.
        """
        if not word.isascii():
            return True
        known = word in self.known or self.is_word(word) or self.is_name(word)
        return known or (len(word) <= _LONGEST and in_dictionary(word))

    def suggest(
        self, word: str, pages: int = 0, limit: int = _OFFERED, neighbours: Iterable[str] = ()
    ) -> list[tuple[str, float]]:
        """Return known words that `word` may stand for, best first, with a trust of 0 to 1.

        `pages` says on how many pages the word stands that the speller does not count as known;
        `neighbours` are pairs it makes with its neighbours, with `*` for the word itself.
        """
        found = self._looked_up(word, pages, limit, tuple(neighbours))
        return [(candidate.word, _trust(candidate.slip)) for candidate in found[:limit]]

    def correction(self, word: str, neighbours: Iterable[str] = ()) -> tuple[str, bool]:
        """Return the word that another one most likely stands for, and whether that is sure.

        Nothing stands for no such word. It is sure where the slip is small and the word long,
        English does not have it as it stands, no other known word is nearly as likely, and it does
        not stand for a name.
        """
        found = self._looked_up(word, 0, _OFFERED, tuple(neighbours))
        if not found:
            return "", False
        best = found[0]
        gap = found[1].doubt - best.doubt if len(found) > 1 else math.inf
        clear = gap >= _SURE_MARGIN or stem(found[1].word) == stem(best.word)
        small = best.slip <= _SURE_SLIP and len(word) >= _SURE_LENGTH
        known = word in self._english or self.is_name(word) or self._only_name(best.word)
        return best.word, small and (best.beside or clear) and not known

    def _only_name(self, word: str) -> bool:
        """Whether a word is a name and no usual word: one name is easily taken for another."""
        return word in self._names and self._english.get(word, 0.0) < _ENGLISH

    def _looked_up(
        self, word: str, pages: int, limit: int, neighbours: tuple[str, ...]
    ) -> list[Candidate]:
        """Return what a word may stand for, remembered."""
        if len(word) < _SHORTEST or not _is_latin(word) or self.is_word(word):
            return []
        # The same slip is looked up to search and to tell, and is made by more than one person.
        used = max(pages, self.known.get(word, 0))
        key = (word, used, max(limit, _OFFERED), neighbours)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._candidates(*key)
            if len(self._found) > _REMEMBERED:
                del self._found[next(iter(self._found))]
        return found

    def _candidates(
        self, word: str, pages: int, limit: int, neighbours: Sequence[str]
    ) -> list[Candidate]:
        """Look the words up that `suggest` returns."""
        found: list[Candidate] = []
        name = self.is_name(word)
        for other in dict.fromkeys((*self._sounds.get(sound(word), ()), *self.alike(word))):
            if other == word or self.known[other] <= pages * _MORE_USUAL:
                continue
            beside = any(pair.replace("*", other) in self._pairs for pair in neighbours)
            if (name and not beside) or too_far(word, other, allowed(word)):
                continue
            likely = self._likelihood(other) + _BESIDE * beside
            # What is further off than this loses to those found already.
            most = likely + found[limit - 1].doubt + _NOTHING if len(found) >= limit else math.inf
            slip = cost(word, other, allowed(word), most)
            if slip < min(allowed(word), most) + 1:
                found.append(Candidate(slip - likely, other, slip, beside))
                found.sort()
        return found[:limit]

    def _likelihood(self, word: str) -> float:
        """Return how likely a word is before its letters are looked at."""
        usual = _ON_SITE * math.log10(1 + self.known[word])
        return usual + _IN_ENGLISH * self._english.get(word, 0.0)

    def alike(self, word: str, least: float = 0.0, most: int = _LOOKED_AT) -> list[str]:
        """Return the known words that share most trigrams with a word (Dice's measure)."""
        scores = self._grams.score(Counter(_trigrams(word)))
        places = scores.nonzero()[0]
        lengths = self._lengths[places]
        near = abs(lengths - len(word)) <= allowed(word)
        places, lengths = places[near], lengths[near]
        likeness = (scores[places] * (2 / (len(word) + lengths + 4))).astype(np.float32)
        likeness[likeness < least] = 0
        return [self._grams.ids[i] for i in places[best_places(likeness, most)].tolist()]

    def joined(self, words: list[str]) -> list[str]:
        """Return known words made of two neighbours (`p 60`, `self employed` as one word)."""
        pairs = (a + b for a, b in itertools.pairwise(words))
        return [pair for pair in pairs if pair in self.known]

    def split(self, word: str) -> list[str]:
        """Return the two known words that an unknown one runs together, or nothing."""
        best: tuple[int, list[str]] = (0, [])
        if not word.isascii() or self.is_word(word):
            return []
        for i in range(3, len(word) - 2):
            usual = min(self.known.get(word[:i], 0), self.known.get(word[i:], 0))
            if usual > best[0]:
                best = (usual, [word[:i], word[i:]])
        return best[1]

    def save(self, folder: Path) -> None:
        """Write the words with how usual they are, as JSON, and what is looked up by letters."""
        self._grams.save(folder / "letters")
        np.save(folder / "lengths.npy", self._lengths)
        kept = [sorted(self._pairs), sorted(self._rare), self._sounds, sorted(self._names)]
        said = [self.known, self._english, *kept]
        (folder / _FILE).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Speller:
        """Read what `save` wrote."""
        found = cls.__new__(cls)
        said = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        found.known, found._english, pairs, rare, found._sounds, names = said
        found._pairs, found._rare, found._names = map(frozenset, (pairs, rare, names))
        found._grams = TermScores.load(folder / "letters")
        found._lengths = np.load(folder / "lengths.npy")
        found._found = {}
        return found


@lru_cache(maxsize=10_000)
def in_dictionary(word: str) -> bool:
    """Whether the British or the American dictionary has a word, as a name too.

    The dictionaries are kept in Latin-1: what they could not have in them, they have not.
    """
    if not word.isascii():
        return False
    written = (word, word.capitalize())
    found = [known for known in (british(), american()) if known is not None]
    return any(bool(known.spell(x)) for known in found for x in written)


def allowed(word: str) -> int:
    """Return how many slips a word of this length may have: one up to four letters, then two."""
    return 1 if len(word) <= 4 else 2


def _is_latin(word: str) -> bool:
    """Whether a word has only letters from a to z, which the rules of slips are made for."""
    return word.isascii() and word.isalpha()


def _trust(slip: float) -> float:
    """Trust a correction less the further it is."""
    return round(max(0.2, 1.0 - 0.3 * slip), 3)


def _trigrams(word: str) -> list[str]:
    """Cut a word into trigrams, with two marks at each end."""
    padded = f"  {word}  "
    return [padded[i : i + 3] for i in range(len(padded) - 2)]
