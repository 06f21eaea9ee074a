"""textstat's formulas over counts, not over a text: each word is counted once, for all pages.

textstat counts a text anew in each formula, and finds sentences of its own in it. Here its word
counts are kept by word, the sentences are ours (`signpost.language.sentences`), and the formulas
stay textstat's own code: it is run with what it would count handed to it. A test holds each to
what textstat's public functions say of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from types import FunctionType
from typing import Any, NamedTuple

from textstat.textstat import textstatistics

# Syllables of a long word, to SMOG and Gunning.
_LONG = 3
# Stops inside a word ("3.30", "e.g") would end sentences for textstat.
_INSIDE = re.compile(r"[^\w'\u2019]")
_TEXTSTAT = textstatistics()
_TEXTSTAT.set_rounding_points(None)
_LANGUAGE = "en_US"


class Counted(NamedTuple):
    """What textstat counts of one word: syllables, characters, whether it is long, and hard.

    Long words have three syllables or more; hard are those that Dale and Chall's list has not.
    """

    syllables: int
    characters: int
    long: bool
    hard: bool


# A site uses the same few thousand words on all its pages.
@lru_cache(maxsize=50_000)
def counted(word: str) -> Counted:
    """Let textstat count one word."""
    joined = word if word.isalnum() else _INSIDE.sub("", word)
    syllables = _TEXTSTAT.syllable_count(joined)
    return Counted(
        syllables=syllables,
        characters=_TEXTSTAT.char_count(joined),
        long=syllables >= _LONG,
        hard=bool(_TEXTSTAT.difficult_words(joined, syllable_threshold=_LONG)),
    )


def grades(sentences: int, words: Sequence[str]) -> dict[str, float]:
    """Return the school grade (United States) that each formula gives so many sentences of words.

    Flesch-Kincaid (Kincaid et al. 1975), SMOG (McLaughlin 1969), Gunning Fog (Gunning 1952),
    Automated Readability Index (Smith and Senter 1967).
    """
    syllables, characters, long, hard = map(sum, zip(*map(counted, words), strict=True))
    number = len(words)
    return {
        "Flesch-Kincaid": _FLESCH_KINCAID(
            words_per_sentence=number / sentences, syllables_per_word=syllables / number
        ),
        "SMOG": _SMOG(count_sentences=sentences, count_polysyllable_words=long),
        "Gunning Fog": _GUNNING_FOG(
            count_words=number,
            count_difficult_words=hard,
            words_per_sentence=number / sentences,
        ),
        "ARI": _ARI(chars_per_word=characters / number, words_per_sentence=number / sentences),
    }


def _formula(name: str, *arguments: str) -> Callable[..., float]:
    """Return a formula of textstat's as a function of the counts that it would make of a text.

    Raises:
        LookupError: this version of textstat makes other counts.
    """
    module = import_module(f"textstat.backend.metrics._{name}")
    plain = getattr(module, name).__wrapped__

    def calculate(**counts: float) -> float:
        if missing := counts.keys() - plain.__code__.co_names:
            raise LookupError(f"textstat's {name} does not count {', '.join(sorted(missing))}")
        given = {key: _always(value) for key, value in counts.items()}
        return float(FunctionType(plain.__code__, {**plain.__globals__, **given})("", *arguments))

    return calculate


def _always(value: float) -> Callable[..., float]:
    """Return a function that has one answer, whatever it is asked."""

    def answer(*_: Any) -> float:
        return value

    return answer


_FLESCH_KINCAID = _formula("flesch_kincaid_grade", _LANGUAGE)
_SMOG = _formula("smog_index", _LANGUAGE)
_GUNNING_FOG = _formula("gunning_fog", _LANGUAGE)
_ARI = _formula("automated_readability_index")
