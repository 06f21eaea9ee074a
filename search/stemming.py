"""Stems of English words: Snowball's English stemmer, and what it does not know.

Words of other scripts are left as they are: the stemmer reads Latin letters only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

# Groups of words that share the first one's stem. Snowball keeps some forms of one word apart, and
# takes some words for each other that residents of a council do not.
_GROUPS = """
    parking
    university universities
    universal
    universe universes
    news
    new newer newest
    authority authorities
    author authors
    business businesses
    busy busier busiest
    officer officers
    emergency emergencies
    emerge emerges emerged emerging
    department departments departmental
    apartment apartments
    statement statements
    important importance
    experience experiences experienced
    experiment experiments experimental
    probation probationary
    objective objectives
    conservative conservatives
    training
    positive
    severe severely
    personnel
    stationery
    licence licences license licenses licensed licensing licensee licensees
    practice practices practise practises
    child children childrens child's
    woman women womens
    man men mens
    person people peoples persons
    wife wives
    life lives
    leaf leaves
    knife knives
    half halves
    shelf shelves
    thief thieves
    foot feet
    tooth teeth
    mouse mice
    crisis crises
    gas gases gasses
    lens lenses
    ageing aging
"""
_STEMS = {word: group.split()[0] for group in _GROUPS.splitlines() for word in group.split()}
# Words in -use; every other word in -uses is the plural of one in -us (bus, virus, census).
_WORDS_IN_USE = """
    abuse accuse amuse applause because bemuse blouse cause clause confuse cruse diffuse disabuse
    disuse douse enthuse excuse fuse grouse hypotenuse infuse misuse mouse muse overuse pause
    peruse profuse recluse recuse refuse reuse rouse ruse souse spouse suffuse transfuse use
"""
_IN_USE = frozenset(_WORDS_IN_USE.split())
# Plurals of abbreviations, which have no vowel but perhaps a last one: MPs, PCNs, EHCPs, HMOs. For
# Snowball an s is no ending there, as it is none in gas or this.
_ABBREVIATIONS = re.compile("(?:[^aeiouy]{2,5}|[^aeiouy]{2,3}[aeio])(?<!s)s")
_english = Stemmer("english").stemWord


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; one with digits (P60) or other letters stays."""
    if not (word.isalpha() and word.isascii()):
        return word
    known = _STEMS.get(word)
    if known is not None:
        return known
    if _ABBREVIATIONS.fullmatch(word):
        return word[:-1]
    if word.endswith("uses") and word[:-1] not in _IN_USE and not word.endswith("houses"):
        word = word[:-2]
    return str(_english(word))
