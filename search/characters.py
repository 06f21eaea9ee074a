# ruff: noqa: RUF001 - letters of many scripts look alike
"""How letters of any script are written the same way, and where a word begins and ends.

Words follow Unicode's word breaks (UAX 29) as far as search needs them: vowel signs and other
marks belong to the letter before them, format characters (soft hyphens, joiners) to the word that
they stand in. Accents go only where people leave them out when they type: from Latin and Greek
letters, from Arabic and Hebrew; the marks of other scripts are letters of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Straight, typographic, primes, the letter apostrophes and the accents that stand in for them.
APOSTROPHES = "'\u2019\u02bc\u2018\u201b`\u00b4\u2032\u02b9\u02bb\u02bd\u05f3\uff07\u055a"
# A place where a line may break: it parts words in scripts that write no spaces, and only there.
BREAK_OPPORTUNITY = "\u200b"
_SCANNED = 0x20000
_BEYOND = range(0xE0000, 0xE01F0)
# Letters that no decomposition turns into those that people type in their place.
_ALSO = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe",
        "ð": "d", "þ": "th", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        # Arabic letters that keyboards for Urdu, Persian and Arabic write differently.
        "ك": "ک", "ي": "ی", "ى": "ی", "ۀ": "ه", "ة": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه",
        "\u0640": None,
    }
)  # fmt: skip
# Scripts whose marks people leave out when they type, by the beginning of a letter's name.
_MARKS_GO = ("LATIN", "GREEK", "ARABIC", "HEBREW")


def _of_categories(categories: Iterable[str]) -> str:
    """Return every character of some categories of Unicode."""
    wanted = frozenset(categories)
    every = (*range(0x80, _SCANNED), *_BEYOND)
    return "".join(chr(i) for i in every if unicodedata.category(chr(i)) in wanted)


_FORMAT = _of_categories({"Cf"})
_MARKS = _of_categories({"Mn", "Mc", "Me"})
_WITHOUT = str.maketrans("", "", APOSTROPHES + _FORMAT)
_SEEN = str.maketrans("", "", _FORMAT)
_FORMATS = frozenset(_FORMAT)
# `str.translate` looks at each letter in turn, which takes milliseconds for a long text; few
# letters of most texts are beyond ASCII.
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_WITHOUT = str.maketrans("", "", APOSTROPHES[0] + "`")
_ASCII_WORD = re.compile(r"[^\W_]+")
_ANY_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_NOT_ASCII = re.compile(r"\w?[^\x00-\x7f]+")
# Scripts that write no spaces between words: Han with kana, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_UNSPACED_BREAK = re.compile(f"(?<=[{_UNSPACED}]){BREAK_OPPORTUNITY}+(?=[{_UNSPACED}])")


def plain_letters(text: str) -> str:
    """Return a text in lower case without accents, apostrophes and what cannot be seen."""
    if text.isascii():
        return text.lower().translate(_ASCII_WITHOUT)
    text = _UNSPACED_BREAK.sub(" ", text)
    text = _BEYOND_ASCII.sub(lambda run: run.group().translate(_WITHOUT), text)
    lowered = unicodedata.normalize("NFKC", text.replace("'", "").replace("`", "")).casefold()
    if lowered.isascii():
        return lowered.translate(_ASCII_WITHOUT)
    return _NOT_ASCII.sub(lambda run: _plain_run(run.group()), lowered)


@lru_cache(maxsize=50_000)
def _plain_run(run: str) -> str:
    """Return a run of letters that are not ASCII (with the one before it) without accents."""
    parts = unicodedata.normalize("NFKD", run)
    kept = unicodedata.normalize("NFC", "".join(_without_accents(parts)))
    return kept.translate(_ALSO).translate(_WITHOUT)


def _without_accents(decomposed: str) -> Iterator[str]:
    """Go through decomposed characters without the marks that people leave out; digits plain."""
    base_loses_marks = False
    for sign in decomposed:
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn":
            if not base_loses_marks:
                yield sign
            continue
        base_loses_marks = unicodedata.name(sign, "").startswith(_MARKS_GO)
        yield str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def split_words(text: str) -> list[str]:
    """Return the words of a text that `plain_letters` made, in order."""
    return (_ASCII_WORD if text.isascii() else _ANY_WORD).findall(text)


def visible(text: str) -> str:
    """Return a text for people: composed, without soft hyphens and other signs not seen."""
    if text.isascii():
        return text
    if not _FORMATS.isdisjoint(text):
        text = _BEYOND_ASCII.sub(lambda run: run.group().translate(_SEEN), text)
    return unicodedata.normalize("NFC", text)


def same_length_letters(text: str) -> str:
    """Return a visible text with letters as plain as `plain_letters` has them, place by place.

    A letter that becomes two (æ), or none, stays as it is.
    """
    if text.isascii():
        return text.lower()
    lowered = text.lower()
    if len(lowered) != len(text):
        return text
    return _BEYOND_ASCII.sub(lambda run: "".join(map(_one, run.group())), lowered)


@lru_cache(maxsize=10_000)
def _one(sign: str) -> str:
    """Return the plain form of one character if it is one character too."""
    plain = plain_letters(sign)
    return plain if len(plain) == 1 else sign


def is_unspaced(word: str) -> bool:
    """Whether a word is written in a script without spaces, at least in part."""
    return not word.isascii() and _UNSPACED_RUN.search(word) is not None


def overlapping_pairs(word: str, singles: bool = False) -> list[str]:
    """Cut runs of a script without spaces into overlapping pairs; the rest of the word stays.

    That is how such scripts are indexed where no dictionary tells words apart. A run of one
    character is one term; `singles` gives all characters besides, for pages to be found by one.
    """
    found: list[str] = []
    place = 0
    for run in _UNSPACED_RUN.finditer(word):
        if run.start() > place:
            found.append(word[place : run.start()])
        said = run.group()
        found += [said[i : i + 2] for i in range(len(said) - 1)] or [said]
        if singles and len(said) > 1:
            found += said
        place = run.end()
    return found + ([word[place:]] if place < len(word) else [])


def is_foreign(text: str) -> bool:
    """Whether a text has letters that English does not write, accents of loan words included."""
    return any(c.isalpha() and not c.isascii() for c in text)
