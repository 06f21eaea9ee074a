"""What a query means: the terms to look for, and the query as it was probably meant."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis import query_weights, query_words, word_terms, words
from search.learning.synonyms import Synonyms
from search.spelling.speller import Speller
from search.spelling.word_counts import USUAL
from search.stemming import stem

# What a corrected word counts for beside one that was typed, times the trust in it.
_CORRECTED = 0.9
# The least likeness (Dice's measure of trigrams) of a word that stands in for one nobody knows.
_LIKE_WORD, _STAND_INS = 0.4, 3


# As many letters of a query are looked up for slips: residents' queries have 18 on average, and
# 99 in 100 have fewer than this.
LETTERS_LOOKED_UP = 48


@dataclass(frozen=True, slots=True)
class QueryRewriter:
    """Reads queries; `indexed` are the stems that pages have, and those that the log has."""

    speller: Speller
    synonyms: Synonyms
    indexed: Sequence[Collection[str]]

    def terms(self, query: str) -> dict[str, float]:
        """Return the terms to look for, weighed: those typed, corrections of unknown words.

        Besides, what words mean that the search learnt.
        """
        weights = query_weights(query)
        typed = words(query)
        for word in dict.fromkeys(affordable(query_words(query))):
            # A word of the site is never a slip; one that residents often use is not either.
            if self.speller.known.get(word, 0) >= USUAL or self.synonyms.knows(stem(word)):
                continue
            found = self.speller.suggest(word, neighbours=_neighbours(typed, word))
            if not found and not self._is_indexed(word):
                found = [(part, 1.0) for part in self.speller.split(word)]
            for other, trust in found:
                weights[stem(other)] = weights.get(stem(other), 0) + _CORRECTED * trust
        for word in self._joined(typed):
            weights[stem(word)] = weights.get(stem(word), 0) + _CORRECTED
        self.synonyms.add_to(weights)
        return weights

    def _joined(self, typed: list[str]) -> list[str]:
        """Return words made of two neighbours: usual ones, and rare ones if a part is nowhere."""
        pairs = [(a, b) for a, b in itertools.pairwise(typed) if not self._are_indexed(a, b)]
        rare = [a + b for a, b in pairs if self._is_indexed(a + b)]
        return list(dict.fromkeys([*self.speller.joined(typed), *rare]))

    def _are_indexed(self, *found: str) -> bool:
        """Whether all of some words stand on a page or in the log."""
        return all(map(self._is_indexed, found))

    def similar_words(self, query: str) -> dict[str, float]:
        """Return terms, weighed, of known words whose letters are like those of a query's."""
        alike: Iterator[str] = (
            other
            for word in affordable(query_words(query))
            if not self.speller.is_name(word)
            for other in self.speller.alike(word, _LIKE_WORD, _STAND_INS)
        )
        return dict.fromkeys(map(stem, alike), _CORRECTED)

    def corrected(self, query: str) -> tuple[str, bool]:
        """Return a query with the words put right that nobody knows, and whether that is sure.

        Nothing stands for a query with no such word. A word that stands on the site or in a
        dictionary, and a name, is never touched.
        """
        typed = words(query)
        looked_up = set(affordable(typed))
        right: list[str] = []
        sure = True
        for place, word in enumerate(typed):
            put, trusted = word, True
            if word in looked_up:
                put, trusted = self._put_right(word, [*right, *typed[place:]])
            right.append(put)
            sure = sure and trusted
        return (" ".join(right), sure) if right != typed else ("", False)

    def letters_looked_up(self, query: str) -> int:
        """Return how many letters of a query are looked up for slips: what makes it dear."""
        return sum(len(w) for w in affordable(words(query)) if not self.speller.is_right(w))

    def _put_right(self, word: str, typed: list[str]) -> tuple[str, bool]:
        """Return what an unknown word most likely stands for, or the word itself; if it is sure."""
        near = _neighbours(typed, word)
        name = self.speller.is_name(word)
        if not name and (self.speller.is_right(word) or self.synonyms.knows(stem(word))):
            return word, True
        found, sure = self.speller.correction(word, near)
        if found:
            return found, sure
        parts = "" if name else " ".join(self.speller.split(word))
        return parts or word, True

    def _is_indexed(self, word: str) -> bool:
        """Whether a word stands on a page or in the log, in any form."""
        return any(term in known for known in self.indexed for term in word_terms(word))


def _neighbours(typed: Sequence[str], word: str) -> list[str]:
    """Return the pairs that a word makes with its neighbours, with * for itself."""
    place = typed.index(word)
    left = [f"{typed[place - 1]} *"] if place else []
    return left + ([f"* {typed[place + 1]}"] if place + 1 < len(typed) else [])


def affordable(typed: Iterable[str]) -> list[str]:
    """Return the words of a query that may be looked up letter by letter: the first of them.

    Each costs about the same, whoever asks; a query of words that nobody knows must not keep
    others waiting. What comes after is searched for as it stands.
    """
    found: list[str] = []
    left = LETTERS_LOOKED_UP
    for word in dict.fromkeys(typed):
        left -= len(word)
        if left < 0:
            break
        found.append(word)
    return found
