"""How likely a slip of the pen or the keyboard is: what it costs to come from one word to another.

The distance is Damerau's (1964: insertions, deletions, changes, swaps of neighbours), with less
for the slips that people make most: swapped neighbours, a letter doubled or not, one vowel for
another, letters that sound alike. Words that sound the same are near however they are written.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_ALIKE = {
    frozenset(pair)
    for pair in ("ck", "cs", "sz", "ks", "kq", "cq", "gj", "fv", "mn", "td", "bp", "xs", "iy")
}
_PLAIN, _SWAP, _DOUBLE, _VOWEL, _LIKE, _FIRST = 1.0, 0.6, 0.5, 0.65, 0.65, 0.4
# Words that sound the same are nearer than their letters, and as far as this may be looked at.
_SAME_SOUND, _HEARD = 0.75, 3.5
_RULES = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"^kn|^gn", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"gh(?=t|$)", ""),
        (r"ph", "f"),
        (r"[tc]i(?=on|al|an|ou)|s[ci](?=on|al|ou)", "s"),
        (r"sc(?=[eiy])", "s"),
        (r"c(?=[eiy])", "s"),
        (r"ck|ch(?=r)|c|q", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"dg(?=[eiy])|g(?=[eiy])", "j"),
        (r"(?<=.)[aeiouy]+", "a"),
        (r"^[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)a$", ""),
    )
)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return roughly how a word sounds in English: one text for words that sound alike."""
    for pattern, sounds in _RULES:
        word = pattern.sub(sounds, word)
    return word


def too_far(typed: str, meant: str, most: float) -> bool:
    """Whether two words share too few letters for any slips of at most `most` (cheap to tell)."""
    if sound(typed) == sound(meant):
        return False
    one, other = Counter(typed), Counter(meant)
    apart = max((one - other).total(), (other - one).total())
    return apart * _DOUBLE > most


def cost(typed: str, meant: str, most: float, wanted: float = math.inf) -> float:
    """Return what it costs to come from `meant` to `typed`; `most` + 1 stands for anything more.

    Words that sound the same may cost more than `most`, if less than `most` + 1. Whoever has no
    use for what costs more than `wanted` gets `wanted` + 1 for it, sooner.
    """
    if sound(typed) == sound(meant):
        return min(most + 1, _SAME_SOUND * _distance(typed, meant, _HEARD))
    found = _distance(typed, meant, most, wanted)
    return found if found <= min(most, wanted) else min(most, wanted) + 1


def _distance(typed: str, meant: str, most: float, wanted: float = math.inf) -> float:
    """Return the weighed distance; 1 more than `most` or `wanted` stands for anything further."""
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    most = min(most, wanted)
    more, fewer = _extras(typed), _extras(meant)
    # This row of the table, the one above it, and the one above that (for swaps).
    row, last, older = [float(j) for j in range(len(meant) + 1)], [0.0], [0.0]
    for i, x in enumerate(typed):
        last, row, older = row, [i + _PLAIN], last
        alike, extra, before = _CHANGES.get(x, _NO_CHANGES), more[i], i + _PLAIN
        for j, y in enumerate(meant):
            best = last[j] if x == y else last[j] + alike.get(y, _PLAIN)
            if (other := last[j + 1] + extra) < best:
                best = other
            if (other := before + fewer[j]) < best:
                best = other
            if i and j and x == meant[j - 1] and typed[i - 1] == y:
                best = min(best, older[j - 1] + _SWAP)
            row.append(best)
            before = best
        if min(row) > most:
            return most + 1
    first = _FIRST if typed[:1] != meant[:1] else 0.0
    return min(row[-1] + first, most + 1)


@lru_cache(maxsize=100_000)
def _extras(word: str) -> list[float]:
    """Return the cost of each of a word's letters being too many: little if it only doubles."""
    return [_extra(word, place) for place in range(len(word))]


def _extra(word: str, place: int) -> float:
    """Return the cost of a letter too many."""
    letter = word[place]
    doubled = (place and word[place - 1] == letter) or word[place + 1 : place + 2] == letter
    if doubled:
        return _DOUBLE
    return _VOWEL if letter in _VOWELS else _PLAIN


def _changes() -> dict[str, dict[str, float]]:
    """Return the cost of each letter for each other one, where it is not the plain one."""
    found: dict[str, dict[str, float]] = {}
    for pair in _ALIKE:
        x, y = sorted(pair)
        found.setdefault(x, {})[y] = found.setdefault(y, {})[x] = _LIKE
    for x in _VOWELS:
        found.setdefault(x, {}).update(dict.fromkeys(_VOWELS, _VOWEL))
    return found


_CHANGES = _changes()
_NO_CHANGES: dict[str, float] = {}
