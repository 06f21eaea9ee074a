"""Splitting a block of text into sentences, and counting words.

Each block (paragraph, list item) is a unit of its own: a sentence never runs on into the next.
Full stops inside abbreviations, decimals, times, web addresses and initials end nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A stop that may end a sentence: closing quotes and brackets belong to it.
_STOP = re.compile(r"[.!?…]+[\"'\u2019”)\]]*(?=\s|$)")
# A space forgotten after a full stop: "collected.Please".
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
_LAST_WORD = re.compile(r"[^\s(\[\"“\u2018]+$")
_NUMBER_ONLY = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]+$")
_INITIAL = re.compile(r"[A-Z]\.$")

# Never the last word of a sentence.
_ALWAYS = frozenset(
    [
        "e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "mr", "mrs", "ms", "dr", "prof", "rev",
        "cllr", "hon", "messrs", "st", "approx", "nos", "fig", "figs", "para", "paras", "ref",
        "tel", "ext", "pp", "ss", "dept",
    ]
)  # fmt: skip
# These are abbreviations before a number only: "No. 5", but "yes or no. 5 people".
_BEFORE_NUMBERS = frozenset({"no", "p", "art"})
# Letters after these are names of things, not of people: "You pay Band D. The charge is..."
_LETTERED = frozenset(
    [
        "band", "class", "zone", "plan", "schedule", "part", "group", "option", "section",
        "appendix", "grade", "category", "form", "block", "type", "annex", "vitamin",
        "hepatitis", "level", "tier", "area", "route", "key", "question", "step", "and", "or",
    ]
)  # fmt: skip
_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "cllr", "councillor",
        "rev", "prof",
    ]
)  # fmt: skip


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Split one block of text (white space folded) into its sentences, in order."""
    sentences: list[str] = []
    start = 0
    text = _GLUED.sub(". ", text)
    for match in _STOP.finditer(text):
        if _ends(text, start, match):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return (*sentences, rest) if rest else tuple(sentences)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at `start`."""
    following = text[stop.end() : stop.end() + 3].lstrip(" \"'“\u2018([")
    if not following:
        return True
    if following[0].islower():
        return False
    if "." not in stop.group() or stop.group().startswith(("..", "…")):
        return True
    # The last word only: a sentence without stops must not be copied for each one.
    before = text[max(start, stop.start() - 60) : stop.start()]
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    if stop.end() - start < 9 and _NUMBER_ONLY.fullmatch(text[start : stop.end()].strip()):
        return False
    if word.lower() in _BEFORE_NUMBERS:
        return not following[0].isdigit()
    if word.lower() in _ALWAYS:
        return False
    if len(word) == 1 and word.isupper():
        return not _is_initial(before[: found.start()] if found else "")
    return True


def _is_initial(before: str) -> bool:
    """Whether a lone capital letter after these words is somebody's initial."""
    words = before.split()
    if not words:
        return True
    last = words[-1].strip("(\"'“\u2018,")
    if _INITIAL.fullmatch(last) or last.lower().rstrip(".") in _TITLES:
        return True
    return last[:1].isupper() and last.isalpha() and last.lower() not in _LETTERED


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
    return "@" in token or "://" in token or token.lower().startswith("www.")
