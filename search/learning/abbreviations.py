"""Abbreviations and what they stand for, as pages state them and as the log shows them.

A page states one by writing it in brackets behind its words: `houses in multiple occupation (HMO)`.
The log shows one where a query's short word is made of the first letters of words in the title
of the page that it led to: `brp`, and a page titled `Biometric residence permits`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from search.analysis import STOP_WORDS, words
from search.documents import SearchDocument
from search.learning.synonyms import ABBREVIATION, Synonym
from search.stemming import stem

_BRACKETS = re.compile(r"\(([A-Z]{2,7})s?\)")
_SHORT = range(2, 8)
# So many letters before the bracket hold the words of any abbreviation.
_BEFORE = 120
# Words that abbreviations leave out (HMO, FOI), besides those that they keep (DfE).
_LEFT_OUT = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
# A page and two queries, or two pages: once alone may be a slip.
_LEAST_SHOWN = 2
# A word as usual in English as this (Zipf frequency) means itself first: us, id, send, he.
_USUAL_WORD = 4.5
_POINTS = 2
PairCounts = Counter[tuple[str, str]]


def stated_abbreviations(documents: Iterable[SearchDocument]) -> PairCounts:
    """Count on how many documents each (short, long) is stated, in lower case."""
    found: PairCounts = Counter()
    for document in documents:
        texts = f"{document.title}\n{document.headings}\n{document.body}"
        pairs = {
            (match[1].lower(), " ".join(long))
            for match in _BRACKETS.finditer(texts)
            if (long := expansion(match[1].lower(), _words_before(texts, match.start())))
        }
        found.update(pairs)
    return found


def _words_before(text: str, place: int) -> list[str]:
    """Return the words of a text in front of a place, on the same line."""
    return words(text[max(0, place - _BEFORE) : place].rpartition("\n")[2])


def expansion(short: str, said: Sequence[str]) -> list[str]:
    """Return the last words whose first letters make `short`; nothing where they do not.

    Small words may be left out of an abbreviation, but it neither begins nor ends with them.
    """
    if not said or said[-1] in _LEFT_OUT:
        return []
    left = len(short) - 1
    for place in range(len(said) - 1, -1, -1):
        word = said[place]
        if word[0] == short[left]:
            left -= 1
        elif word not in _LEFT_OUT:
            return []
        if left < 0:
            return [] if word in _LEFT_OUT or place == len(said) - 1 else list(said[place:])
    return []


def abbreviations_shown(
    by_query: Mapping[str, Mapping[str, int]], titles: Mapping[str, Sequence[str]]
) -> PairCounts:
    """Count how many queries show each (short, long); `titles` are the pages' titles as words."""
    found: PairCounts = Counter()
    for query, pages in by_query.items():
        wanted = [titles[key] for key, n in pages.items() if n >= _POINTS and key in titles]
        for short in {word for word in words(query) if len(word) in _SHORT and word.isalpha()}:
            if short not in STOP_WORDS:
                found.update({(short, long) for title in wanted for long in _within(short, title)})
    return found


def _within(short: str, title: Sequence[str]) -> set[str]:
    """Return what a title says that `short` stands for; nothing where it says the word itself."""
    if short in title:
        return set()
    ends = range(2, len(title) + 1)
    return {" ".join(long) for end in ends if (long := expansion(short, title[:end]))}


def abbreviations(
    on_pages: PairCounts, in_log: PairCounts, english: Mapping[str, float]
) -> list[Synonym]:
    """Return what each short word stands for; where it has several meanings, the likeliest.

    What residents opened says more than what pages state most often. `english` are usual words
    with their Zipf frequency.
    """
    found: dict[str, tuple[tuple[int, int, int], Synonym]] = {}
    for short, long in sorted(on_pages.keys() | in_log.keys()):
        log, pages = in_log[short, long], on_pages[short, long]
        own = stem(short) in {stem(word) for word in long.split()}
        if own or log + pages < _LEAST_SHOWN or english.get(short, 0) >= _USUAL_WORD:
            continue
        likely = (log, pages, -len(long))
        if short not in found or likely > found[short][0]:
            found[short] = (likely, Synonym(short, long, ABBREVIATION, log + pages))
    return [meaning for _, meaning in found.values()]
