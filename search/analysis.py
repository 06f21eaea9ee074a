"""How text becomes terms: one analyser for every ranker, for pages, logs and queries alike.

Words come from `search.characters`, in any script; stems from `search.stemming`; codes (form
numbers, postcodes, telephone numbers) are terms of their own however they are spaced
(`search.codes`). Stop words are indexed and only left out of a query that has other words, so
that "to be or not to be" still finds something.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

from search.characters import (
    BREAK_OPPORTUNITY,
    is_unspaced,
    overlapping_pairs,
    plain_letters,
    split_words,
)
from search.codes import query_codes, written_codes
from search.stemming import stem
from signpost.pages.addresses import path_of

# A letter before a word is written with a hyphen or as one with it.
_LETTER_AND_WORD = re.compile(r"(?<![\w-])([A-Za-z])-([A-Za-z]{3,20})\b")
# Letters with a full stop between them are one abbreviation (U.T.R., as UAX 29 has it).
_DOTTED_LETTERS = re.compile(r"(?<![\w.])[A-Za-z](?:\.[A-Za-z])+(?=\.?(?!\w))")
# A word longer than this is no word (a hash, a pasted address); stems stay cheap.
_LONGEST = 40

# Function words of British English. Left out on purpose, because they carry meaning on a
# council's site: will (a will), no, not, off, out, up, over, under, may, us, it as IT is "ict".
_FUNCTION_WORDS = """
    a about am an and are as at be been being but by can could did do does doing for from get had
    has have having he her hers him his how i if in into is it its me mine my of on or our ours
    please shall she should so some than that the their theirs them then there these they this
    those to too was we were what when where which who whom whose why with would you your yours im
    ive
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())


def words(text: str) -> list[str]:
    """Split a text into lower-case words: accents and apostrophes go, hyphens part words."""
    return [word[:_LONGEST] for word in split_words(plain_letters(text))]


def word_terms(word: str, indexed: bool = False) -> list[str]:
    """Return the terms of one word: its stem, or pairs where no spaces are written.

    A page is `indexed` by each character of such a script besides.
    """
    return overlapping_pairs(word, indexed) if is_unspaced(word) else [stem(word)]


def terms(text: str) -> list[str]:
    """Return the terms of a page's text, in order, and then those of its codes.

    A word that is broken by a place where its line may break is found whole and in its parts.
    """
    found = _terms_of(words(text), indexed=True)
    if BREAK_OPPORTUNITY in text:
        broken = " ".join(part for part in text.split() if BREAK_OPPORTUNITY in part)
        found += _terms_of(words(broken.replace(BREAK_OPPORTUNITY, " ")), indexed=True)
    return found + _joined_letters(text) + written_codes(text)


def _joined_letters(text: str) -> list[str]:
    """Return the terms of letters that belong to a word or to each other (e-mail, U.T.R.)."""
    found: list[str] = []
    if "-" in text:
        found += [stem(f"{a}{b}".lower()) for a, b in _LETTER_AND_WORD.findall(text)]
    if "." in text:
        found += [stem(x.replace(".", "").lower()) for x in _DOTTED_LETTERS.findall(text)]
    return found


def _terms_of(found: list[str], indexed: bool = False) -> list[str]:
    """Return the terms of words, in order."""
    if all(map(str.isascii, found)):
        return [stem(word) for word in found]
    return [term for word in found for term in word_terms(word, indexed)]


def query_words(query: str) -> list[str]:
    """Return a query's words without its stop words, unless it has no others."""
    found = words(query)
    telling = [word for word in found if word not in STOP_WORDS]
    return telling or found


def query_weights(query: str) -> dict[str, float]:
    """Return the terms to look for, each with how often the query says it."""
    weights: dict[str, float] = dict(Counter(_terms_of(query_words(query))))
    for code in (*_joined_letters(query), *query_codes(query)):
        weights.setdefault(code, 1)
    return weights


def folded(query: str) -> str:
    """Return a query as the key under which the same question is counted: its words, in order."""
    return " ".join(words(query))


def address_words(address: str) -> str:
    """Return the words of an address's path; nothing for an id that is not an address.

    A word that is only part of the machinery (index, html, aspx, a bare number) is left out.
    """
    if "/" not in address:
        return ""
    path = unquote(path_of(address))
    return " ".join(w for w in words(path) if w not in _MACHINERY and not w.isdigit())


_MACHINERY = frozenset({"index", "html", "htm", "aspx", "asp", "php", "default", "pdf", "www"})
