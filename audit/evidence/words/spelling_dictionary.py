"""The British and American dictionaries (Hunspell's), and what a misspelt word stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from wordfreq import get_frequency_dict

from signpost.language.british_spelling import british_forms, with_s
from signpost.language.dictionaries import american as american
from signpost.language.dictionaries import british as british

# Longer words are codes; the dictionary is not asked about them.
_LONGEST = 30
# Ten uses in a million words; abbreviations have at most four letters, and an s.
_USUAL, _SHORT = 1e-5, 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=50_000)
def is_british(word: str) -> bool:
    """Whether the British dictionary has a word (in small letters, apostrophes straight).

    It lacks some regular plurals: “prunings” of “pruning”, “turves” of “turf”.
    """
    known = british()
    if known is None or len(word) > _LONGEST or known.spell(word):
        return True
    singular = _singular(word)
    return bool(singular) and bool(known.spell(singular))


def _singular(word: str) -> str:
    """Return the singular of a plural in -ings or -ves; "" for other words."""
    if word.endswith("ings"):
        return word[:-1]
    return f"{word[:-3]}f" if word.endswith(("lves", "rves", "aves")) else ""


@lru_cache(maxsize=10_000)
def is_american(word: str) -> bool:
    """Whether the American dictionary has a word."""
    known = american()
    return known is not None and len(word) <= _LONGEST and bool(known.spell(word))


@lru_cache(maxsize=10_000)
def nearest(word: str) -> str:
    """Return the commonest British word one slip of the keyboard away, or nothing.

    One slip is a letter too many, one missing, one wrong, or two swapped (Damerau 1964 found them
    to be four fifths of all misspellings).
    """
    often = _frequencies()
    near = {x for x in _one_slip(word) if x in often and is_british(x)}
    return max(near, key=lambda x: (often[x], x), default="")


@lru_cache(maxsize=2_000)
def british_for(word: str) -> str:
    """Return the British spelling of an American word, or nothing if none differs as they do."""
    for found, better in british_forms(word):
        # "dolour" is a word, but not what "dolor" is the American for.
        usual = better != "our" or found in _frequencies()
        if usual and is_british(found):
            return found
    return ""


@lru_cache(maxsize=2_000)
def govuk_for(word: str) -> str:
    """Return the "-ise" spelling of a British word in "-ize", or nothing if there is none.

    Both are British; GOV.UK's style guide, which councils follow, has the one with s.
    """
    better = with_s(word)
    return better if better and is_british(word) and is_british(better) else ""


def is_compound(word: str) -> bool:
    """Whether a word is two usual words in one (“backend”), or a short one's plural (“pdfs”)."""
    if any(word[i] == word[i + 1] and frequency(word[:i] + word[i + 1 :]) > _USUAL for i in
           range(len(word) - 1)):  # fmt: skip
        return False  # one letter too many is a slip: "tonnight" is no night of tons
    cuts = range(3, len(word) - 2)
    parts = ((word[:i], word[i:]) for i in cuts)
    if any(frequency(a) > _USUAL and frequency(b) > _USUAL and is_british(a) and is_british(b)
           for a, b in parts):  # fmt: skip
        return True
    return len(word) <= _SHORT and word.endswith("s") and frequency(word[:-1]) > _USUAL / 10


def frequency(word: str) -> float:
    """Return how often a word is written, as a share of all words; 0 for one hardly ever met."""
    return _frequencies().get(word, 0.0)


@cache
def _frequencies() -> dict[str, float]:
    """Return the frequencies of English words."""
    found: dict[str, float] = get_frequency_dict("en", "small")
    return found


def _one_slip(word: str) -> Iterator[str]:
    """Yield every string that is one slip away from a word."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
