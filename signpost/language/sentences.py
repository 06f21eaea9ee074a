"""Splitting a block of text into sentences, and counting words.

Each block (paragraph, list item) is a unit of its own: a sentence never runs on into the next.
Full stops inside abbreviations, decimals, times, dates, web addresses and initials end nothing;
`benchmarks/sentences.py` measures it beside others.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A stop that may end a sentence: closing quotes and brackets belong to it, and footnote marks.
_STOP = re.compile(
    r"[.!?…]+[\"'\u2019”)\]]*"
    r"(?:\[\d{1,3}\]|[¹²³\u2070\u2074-\u2079*†‡]+|(?<=[^\W\d]{3}[.!?])\d{1,2})*(?=\s|$)"
)
# A space forgotten after a full stop: "collected.Please".
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
# Bullets that were typed into the text: each begins a line of its own.
_BULLETS = re.compile(r"(?:^|\s)[\u2022\u25cf\u25aa\u25a0\u25e6\u2023]\s*")
_LAST_WORD = re.compile(r"[^\s(\[\"“\u2018]+$")
_NEXT_WORD = re.compile(r"[^\s,.;:!?)\]]+")
_NUMBER_ONLY = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]+$")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]$")
# Small letters that begin a sentence all the same: "b) Sign it", "iPads are free", "gov.uk has".
_SMALL_START = re.compile(r"[a-z]\)|[a-z]+[A-Z]|[a-z]{2,}\.[a-z]{2,}")
_OPENING = " \"'“\u2018(["

# Never the last word of a sentence.
_ALWAYS = frozenset(
    [
        "e.g", "eg", "i.e", "ie", "cf", "vs", "v", "viz", "al", "approx", "nos", "fig", "figs",
        "para", "paras", "ref", "tel", "ext", "pp", "ss", "dept", "incl", "excl", "messrs",
        "rt",
    ]
)  # fmt: skip
_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "cllr", "cllrs",
        "councillor", "rev", "revd", "prof", "hon", "sgt", "insp", "supt", "capt", "lt", "col",
        "maj", "gen", "cdr", "p.c", "pc", "fr", "sr",
    ]
)  # fmt: skip
# These are abbreviations before a number only: "No. 5", but "yes or no. 5 people".
_BEFORE_NUMBERS = frozenset(
    ["no", "p", "art", "max", "min", "vol", "vols", "dep", "arr", "ch", "sec", "cl", "pt", "est"]
)
# Days and months cut short, before a number only: "Thurs. 24 Dec. and", "4 Jan. 2026".
_CALENDAR = frozenset(
    [
        "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
)  # fmt: skip
_HOURS = frozenset(["a.m", "p.m", "am", "pm"])
_DAYS = frozenset(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
        "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", *_CALENDAR,
    ]
)  # fmt: skip
_COMPANIES = frozenset(["ltd", "limited", "plc", "llp", "inc"])
# Letters after these are names of things, not of people: "You pay Band D. The charge is..."
_LETTERED = frozenset(
    [
        "a", "an", "and", "or", "annex", "appendix", "area", "band", "bay", "block", "box",
        "building", "category", "chapter", "class", "code", "column", "counter", "court", "desk",
        "door", "entrance", "exit", "field", "figure", "flat", "floor", "form", "gate", "grade",
        "group", "hall", "hepatitis", "house", "item", "junction", "key", "leaflet", "level",
        "line", "list", "model", "option", "page", "park", "part", "phase", "pitch", "plan",
        "platform", "point", "policy", "pool", "question", "room", "route", "row", "schedule",
        "section", "site", "stage", "stand", "step", "stop", "studio", "suite", "table", "team",
        "terminal", "theatre", "tier", "type", "unit", "vitamin", "ward", "week", "wing", "year",
        "zone",
    ]
)  # fmt: skip
# Words that begin sentences and no names.
_STARTERS = frozenset(
    [
        "the", "a", "an", "this", "that", "these", "those", "it", "its", "we", "you", "your",
        "our", "they", "their", "he", "she", "his", "her", "i", "there", "here", "if", "when",
        "where", "who", "what", "why", "how", "in", "on", "at", "for", "from", "to", "by", "with",
        "as", "all", "each", "every", "any", "some", "no", "not", "nobody", "everyone", "anyone",
        "do", "does", "did", "is", "are", "can", "please", "see", "call", "ask", "go", "get",
        "use", "bring", "walk", "turn", "take", "tell", "write", "contact", "report", "apply",
        "pay", "visit", "email", "read", "find", "check", "send", "keep", "make", "give", "choose",
        "both", "most", "many", "few", "and", "but", "or", "so", "also", "once", "until", "unless",
        "then", "after", "before", "because", "however", "only", "other", "others", "staff",
        "people", "residents", "children", "students", "never", "always", "one", "two", "three",
        "outside", "during", "under", "over", "since", "while", "although",
    ]
)  # fmt: skip


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Split one block of text (white space folded) into its sentences, in order."""
    sentences: list[str] = []
    start = 0
    if _BULLETS.search(text):
        return tuple(x for line in _BULLETS.split(text) if line for x in split(line))
    text = _GLUED.sub(". ", text)
    for match in _STOP.finditer(text):
        if _ends(text, start, match):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return (*sentences, rest) if rest else tuple(sentences)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at `start`."""
    following = text[stop.end() : stop.end() + 30].lstrip(_OPENING)
    if not following:
        return True
    if following[0].islower() and not _SMALL_START.match(following):
        return False
    if "." not in stop.group() or stop.group().startswith(("..", "…")):
        return True
    if stop.end() - start < 9 and _NUMBER_ONLY.fullmatch(text[start : stop.end()].strip()):
        return False
    # The last word only: a sentence without stops must not be copied for each one.
    before = text[max(start, stop.start() - 60) : stop.start()]
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    next_word = _NEXT_WORD.match(following)
    after = next_word.group().lower() if next_word else following[0]
    if len(word) == 1 and word.isupper():
        return not _is_initial(before[: -len(word)], word, after)
    return _ends_after(word, before[: len(before) - len(word)], after)


def _ends_after(word: str, before: str, after: str) -> bool:
    """Whether a sentence may end with a word, by what stands before it and after the stop."""
    plain = word.lower()
    if plain in _ALWAYS or plain in _TITLES or word == "inc":
        return False
    if plain in _BEFORE_NUMBERS or plain in _CALENDAR:
        return not after[0].isdigit()
    if plain in _HOURS:
        return after not in _DAYS
    if plain == "co":
        return after not in _COMPANIES
    if plain == "st":  # a saint, or a street: "in the High St. Everyone is welcome."
        return before.rstrip().split(" ")[-1][:1].isupper() and after in _STARTERS
    return not _DOTTED.fullmatch(word) or after in _STARTERS or len(word) > 3


def _is_initial(before: str, letter: str, after: str) -> bool:
    """Whether a lone capital letter is an initial: of somebody, or of a county (N. Yorkshire)."""
    words = before.split()
    if not words:
        return True
    last = words[-1].strip("(\"'“\u2018,").rstrip(".").lower()
    if last in _TITLES or (len(last) == 1 and words[-1].endswith(".")):
        return True
    if letter == "I" or last in _LETTERED or last.isdigit():
        return False
    return after not in _STARTERS


# The rules on sentences all ask.
@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Count the words of a text, as `words` has them."""
    return len(words(text))


def words(text: str) -> list[str]:
    """Return the words of a text: whatever stands between spaces and has a letter or digit."""
    return [t for t in text.split() if t[0].isalnum() or any(c.isalnum() for c in t)]


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of a block that holds the character at a place of its text."""
    position = 0
    for sentence in split(text):
        position = max(position, text.find(sentence, position)) + len(sentence)
        if place < position:
            return sentence
    return text


def is_address(token: str) -> bool:
    """Whether a word is a web or email address: nobody reads it as words."""
    return "@" in token or "://" in token or token[:4].lower() == "www."
