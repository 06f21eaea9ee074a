"""How text becomes terms: one analyser for every ranker, for pages, logs and queries alike.

Stop words are indexed and only left out of a query that has other words, so that "to be or not
to be" still finds something. Stems come from Whoosh's Porter stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from urllib.parse import unquote

from whoosh.lang.porter import stem as porter

from signpost.pages.addresses import path_of

_WORD = re.compile(r"[^\W_]+")
# Straight, typographic, the letter apostrophe and the grave accent that stands in for it.
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc\u2018`")
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
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return [w[:_LONGEST] for w in _WORD.findall(text.lower().translate(_APOSTROPHES))]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's stem; words with digits in them (P60, 2026) are left as they are."""
    if not (word.isalpha() and word.isascii()):
        return word
    return str(porter(word))  # type: ignore[no-untyped-call]  # Whoosh types most, not this


def terms(text: str) -> list[str]:
    """Return the terms of a page's text: every word's stem, in order."""
    return [stem(word) for word in words(text)]


def query_words(query: str) -> list[str]:
    """Return a query's words without its stop words, unless it has no others."""
    found = words(query)
    telling = [word for word in found if word not in STOP_WORDS]
    return telling or found


def query_weights(query: str) -> dict[str, float]:
    """Return the terms to look for, each with how often the query says it."""
    return dict(Counter(stem(word) for word in query_words(query)))


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
