"""The part of a text that is shown under a result, with the words asked for marked in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from search.analysis import word_terms, words
from search.characters import is_unspaced, same_length_letters, visible

LENGTH = 200
# How much of a text is looked through for the words asked for; snippets must stay quick.
_LOOKED_AT = 20_000
_MOST_PLACES = 200
# The stemmer changes at most the last letters of what it leaves (librari, library).
_CHANGED = 1
# As much of a word as may follow its stem, marks and accents included.
_REST = re.compile(r"[^\s.,;:!?()\[\]{}\"/|<>–—-]{0,20}")

MarkedText = tuple[str, bool]


def passage(text: str, wanted: Collection[str], length: int = LENGTH) -> list[MarkedText]:
    """Cut the part of a text that says most of the `wanted` stems, at word bounds.

    Returns texts in order, each with whether it is a word asked for; put together they are the
    passage. Of parts that say as many of the words the first is taken; where none is said, the
    beginning is.
    """
    text = " ".join(visible(text[:_LOOKED_AT]).split())
    places = _places(text, frozenset(wanted))
    start, end = _window(text, places, length)
    parts: list[MarkedText] = [("… ", False)] if start else []
    here = start
    for left, right, _ in places:
        if left >= start and right <= end:
            parts += [(text[here:left], False), (text[left:right], True)]
            here = right
    parts.append((text[here:end] + (" …" if end < len(text) else ""), False))
    return [part for part in parts if part[0]]


def mark_words(text: str, wanted: Collection[str]) -> list[MarkedText]:
    """Mark the words asked for in a whole (short) text, such as a title."""
    return passage(text, wanted, max(len(text), 1))


def plain_text(parts: list[MarkedText]) -> str:
    """Put a passage together as plain text."""
    return "".join(text for text, _ in parts)


def _places(text: str, wanted: frozenset[str]) -> list[tuple[int, int, str]]:
    """Find the words of a text whose term is wanted: (start, end, term)."""
    found: list[tuple[int, int, str]] = []
    pattern = _pattern(wanted)
    if pattern is None:
        return found
    letters, end = same_length_letters(text), 0
    for match in pattern.finditer(letters):
        if match.start() < end:
            continue  # within the word before, after its apostrophe
        end = match.end()
        if match.lastgroup == "root" and (rest := _REST.match(letters, end)):
            end = rest.end()
        if term := _wanted_term(letters[match.start() : end], wanted):
            found.append((match.start(), end, term))
            if len(found) == _MOST_PLACES:
                break
    return found


def _wanted_term(said: str, wanted: frozenset[str]) -> str:
    """Return the term of a word of a text, or nothing if that is not wanted."""
    if said in wanted:
        return said
    first = words(said)[:1]
    term = word_terms(first[0])[0] if first else ""
    return term if term in wanted else ""


@lru_cache(maxsize=1024)
def _pattern(wanted: frozenset[str]) -> re.Pattern[str] | None:
    """Make an expression for what words with a wanted stem begin with: quicker than stemming all.

    Of scripts that write no spaces the characters themselves are looked for, wherever they stand.
    """
    unspaced = sorted(filter(is_unspaced, wanted))
    roots = sorted(x if len(x) <= 2 else x[:-_CHANGED] for x in wanted if not is_unspaced(x))
    parts = list(map(re.escape, unspaced))
    if roots:
        parts.append(rf"(?<!\w)(?P<root>{'|'.join(map(re.escape, roots))})")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _window(text: str, places: list[tuple[int, int, str]], length: int) -> tuple[int, int]:
    """Choose where the passage begins and ends."""
    if len(text) <= length:
        return 0, len(text)
    best, most, every = 0, 0, len({root for _, _, root in places})
    for i, (left, _, _) in enumerate(places):
        said = {root for _, right, root in places[i:] if right <= left + length * 2 // 3}
        if len(said) > most:
            best, most = left, len(said)
        if most == every:
            break
    start = max(0, best - length // 3)
    if start:
        start = text.find(" ", start, best + 1) + 1 or best
    end = start + length
    return (start, len(text)) if end >= len(text) else (start, _word_end(text, start, end))


def _word_end(text: str, start: int, end: int) -> int:
    """Step back to the end of a word, unless there is none."""
    space = text.rfind(" ", start, end)
    return space if space > start else end
