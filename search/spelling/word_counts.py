"""How usual words are: in how many texts of a site each stands, and in English."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from search.analysis import words
from search.documents import SearchDocument

# A word of the text joins the speller once this many pages use it: rarer ones may be slips.
USUAL = 3


@cache
def english_words(most: int = 60_000) -> Mapping[str, float]:
    """Return the most usual English words with their Zipf frequency, from package wordfreq."""
    from wordfreq import top_n_list, zipf_frequency

    listed = (word for word in top_n_list("en", most) if word.isascii() and word.isalpha())
    return {word: round(zipf_frequency(word, "en"), 2) for word in listed}


def site_words(documents: Sequence[SearchDocument]) -> tuple[Counter[str], set[str]]:
    """Count the words of a site for spelling: all of titles, the usual ones of texts; and the rest.

    The rest are words that stand in few texts: they may be slips of the site's own, and are never
    offered, but the site uses them.
    """
    named = texts_with(words(f"{d.title} {d.address_words} {d.headings}") for d in documents)
    for word in named:
        named[word] = max(named[word], USUAL)
    body = texts_with(words(d.body) for d in documents)
    usual = named + Counter({word: n for word, n in body.items() if n >= USUAL})
    return usual, {word for word in body if word not in usual}


def texts_with(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """Count in how many texts (given as words) each word stands."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(set(text))
    return counted


def word_pairs(texts: Iterable[list[str]], least: int = 2) -> set[str]:
    """Return pairs of neighbours that stand in at least so many texts (given as words)."""
    counted = texts_with((f"{a} {b}" for a, b in itertools.pairwise(text)) for text in texts)
    return {pair for pair, times in counted.items() if times >= least}
