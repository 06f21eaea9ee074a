"""What a query means: the terms to look for, and the query as it was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
        for word in dict.fromkeys(query_words(query)):
            # A word of the site is never a slip; one that residents often use is not either.
            if self.speller.known.get(word, 0) >= USUAL or self.synonyms.knows(stem(word)):
                continue
            found = self.speller.suggest(word, neighbours=_neighbours(typed, word))
            if not found and not self._is_indexed(word):
                found = [(part, 1.0) for part in self.speller.split(word)]
            for other, trust in found:
                weights[stem(other)] = weights.get(stem(other), 0) + _CORRECTED * trust
        for word in self.speller.joined(typed):
            weights[stem(word)] = weights.get(stem(word), 0) + _CORRECTED
        self.synonyms.add_to(weights)
        return weights

    def similar_words(self, query: str) -> dict[str, float]:
        """Return terms, weighed, of known words whose letters are like those of a query's."""
        alike: Iterator[str] = (
            other
            for word in query_words(query)
            for other in self.speller.alike(word, _LIKE_WORD, _STAND_INS)
        )
        return dict.fromkeys(map(stem, alike), _CORRECTED)

    def corrected(self, query: str) -> str:
        """Return a query with the words put right that nobody knows; nothing if there are none.

        A word that stands on the site, in the log or in a dictionary is never touched.
        """
        typed = words(query)
        right: list[str] = []
        for place, word in enumerate(typed):
            right.append(self._put_right(word, [*right, *typed[place:]]))
        return " ".join(right) if right != typed else ""

    def _put_right(self, word: str, typed: list[str]) -> str:
        """Return what an unknown word most likely stands for, or the word itself."""
        if self.speller.is_right(word) or self.synonyms.knows(stem(word)):
            return word
        found = self.speller.suggest(word, limit=1, neighbours=_neighbours(typed, word))
        return found[0][0] if found else " ".join(self.speller.split(word)) or word

    def _is_indexed(self, word: str) -> bool:
        """Whether a word stands on a page or in the log, in any form."""
        return any(term in known for known in self.indexed for term in word_terms(word))


def _neighbours(typed: Sequence[str], word: str) -> list[str]:
    """Return the pairs that a word makes with its neighbours, with * for itself."""
    place = typed.index(word)
    left = [f"{typed[place - 1]} *"] if place else []
    return left + ([f"* {typed[place + 1]}"] if place + 1 < len(typed) else [])
