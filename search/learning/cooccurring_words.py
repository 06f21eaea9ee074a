"""Words that residents use for one another, or for a word of the site, found in the log.

Reformulation: two queries that led to the same page and differ in one word (`car tax`, `vehicle
tax`). Co-click: queries with a word led to pages whose titles share another (`ukvi`: immigration).
Each query counts once, however often it was asked: what many do at once, or a machine does,
proves no more than what few do.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations, product

from search.analysis import query_words, words
from search.learning.synonyms import CO_CLICK, REFORMULATION, Synonym
from search.stemming import stem

ByQuery = Mapping[str, Mapping[str, int]]
_POINTS = 2
# A word in fewer queries than this may stand for anything.
_LEAST = 3
# The site's word is in the titles of so many of the word's pages, and so much more than of others.
_SHARE, _LIFT = 0.25, 3.0
# More words in one place of a query are a list of things, not names of one.
_MOST_IN_PLACE = 12
# So many of each kind are tried; the likeliest first.
_MOST = 40


def cooccurring_synonyms(by_query: ByQuery, titles: Mapping[str, Sequence[str]]) -> list[Synonym]:
    """Return what words may mean besides, for each kind the likeliest (at most 40).

    Args:
        by_query: the pages that each folded query led to, with their points.
        titles: the titles of the pages as words.
    """
    spelt = _spelt(by_query, titles)
    found = [
        Synonym(spelt[said], spelt[means], kind, seen)
        for kind, ranked in (
            (REFORMULATION, _replaced(by_query)),
            (CO_CLICK, _led_to(by_query, titles)),
        )
        for _, said, means, seen in sorted(ranked, key=lambda x: (-x[0], x[1], x[2]))[:_MOST]
    ]
    return list({(m.said, m.means): m for m in reversed(found)}.values())[::-1]


Ranked = list[tuple[float, str, str, int]]


def _replaced(by_query: ByQuery) -> Ranked:
    """Return (likelihood, word, other, times) of words with the same words beside them."""
    places: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for query, pages in by_query.items():
        said = frozenset(map(stem, query_words(query)))
        right = [page for page, points in pages.items() if points >= _POINTS]
        for page, word in product(right, said if len(said) > 1 else ()):
            places[page, said - {word}].add(word)
    found: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for (_, beside), taken in places.items():
        if len(taken) <= _MOST_IN_PLACE:
            for one, other in permutations(taken, 2):
                found[one, other].add(beside)
    return [
        (float(len(places_)), one, other, len(places_))
        for (one, other), places_ in found.items()
        if len(places_) >= _LEAST
    ]


def _led_to(by_query: ByQuery, titles: Mapping[str, Sequence[str]]) -> Ranked:
    """Return (log likelihood, word, title's word, queries) of words that go together."""
    asked: Counter[str] = Counter()
    named: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    queries = 0
    for query, pages in by_query.items():
        right = [titles[key] for key, n in pages.items() if n >= _POINTS and key in titles]
        said = set(map(stem, query_words(query)))
        in_titles = {stem(w) for title in right for w in query_words(" ".join(title))}
        queries += bool(right)
        asked.update(said if right else ())
        named.update(in_titles)
        both.update((word, other) for word in said for other in in_titles - said)
    found: Ranked = []
    for (word, other), times in both.items():
        share = times / asked[word]
        lift = share * queries / named[other]
        if times >= _LEAST and share >= _SHARE and lift >= _LIFT and not other.isdigit():
            found.append((times * math.log(lift), word, other, times))
    return found


def _spelt(by_query: ByQuery, titles: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the word that each stem is mostly written as."""
    counted = Counter(word for query in by_query for word in words(query))
    counted.update(word for title in titles.values() for word in title)
    found: dict[str, str] = {}
    for word in sorted(counted, key=lambda w: (-counted[w], w)):
        found.setdefault(stem(word), word)
    return found
