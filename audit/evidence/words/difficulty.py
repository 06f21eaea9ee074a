"""How hard a text is beside others: sentence length, long words and rare words in one figure.

Formulas on syllables and sentence length do not see that "levy" is harder than "holiday". The two
classic factors, syntax and vocabulary, are taken together here: the logarithm of the mean
sentence length (as Lexile does, Stenner 1996), the SMOG grade (McLaughlin 1969) and the share of
rare words that are not names (after Dale and Chall 1948, with word frequencies for a word list).
All three count alike; nothing is fitted and nothing grows with the length of the text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from wordfreq import get_frequency_dict

# Rare is under ten uses in a million words: a Zipf frequency below 4 (van Heuven et al. 2014).
_RARE_FREQUENCY = 1e-5
# Where each measure stands, and how far it spreads, in news stories retold for learners of English
# (OneStop's middle level, rounded): they set the scale, not the order of texts to speak of.
_TYPICAL = {"smog": (12.5, 1.7), "length": (math.log(20), 0.2), "rare": (0.25, 0.06)}
_FILE = Path(__file__).with_name("council_words.txt")
_PARTS = re.compile(r"[-\u2013/]")


def difficulty(sentences: list[list[str]], smog: float, familiar: Iterable[str] = ()) -> float:
    """Return how hard a text is: 50 for a lightly simplified news story, 10 a standard deviation.

    `sentences` are lists of bare words, `smog` is the text's SMOG grade (a United States school
    grade), `familiar` are further words that do not count as rare. Texts of fewer than 100 words
    give figures that mean little.

    Raises:
        ValueError: there are no words.
    """
    total = sum(map(len, sentences))
    if not total:
        raise ValueError("no words to measure")
    values = {
        "smog": smog,
        "length": math.log(total / len(sentences)),
        # The root evens out what single words do to a small share.
        "rare": math.sqrt(rare_share(sentences, familiar)),
    }
    standard = [(values[name] - middle) / spread for name, (middle, spread) in _TYPICAL.items()]
    return 50 + 10 * sum(standard) / len(standard)


def rare_share(sentences: Iterable[list[str]], familiar: Iterable[str] = ()) -> float:
    """Return the share (0 to 1) of rare words among those in small letters: names do not count."""
    known = frozenset(word.lower() for word in familiar)
    plain = [w for s in sentences for w in s if _is_plain(w)]
    rare = sum(is_rare(word) and word not in known for word in plain)
    return rare / len(plain) if plain else 0.0


@lru_cache(maxsize=50_000)
def _is_plain(word: str) -> bool:
    """Whether a word is in small letters, without figures."""
    return word[:1].islower() and not any(map(str.isdigit, word))


@lru_cache(maxsize=50_000)
def is_rare(word: str) -> bool:
    """Whether a word in small letters is rare; of a compound, whether any part of it is."""
    usual = _usual()
    word = word.replace("\u2019", "'")
    if word in usual:
        return False
    return any(
        part and part not in usual and part.removesuffix("'s") not in usual
        for part in _PARTS.split(word)
    )


@cache
def _usual() -> frozenset[str]:
    """Return the words that are not rare: by frequency, and those every resident knows."""
    often = {w for w, f in get_frequency_dict("en", "small").items() if f >= _RARE_FREQUENCY}
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    council = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return frozenset(often | council | {f"{word}s" for word in council})
