"""Gathering queries into subjects: those that share their stems, noise left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from search.analysis import query_words, words
from search.insights.noise import MACHINE, SPAM, NoiseFilter
from search.logs.monthly_log import MonthlyLog
from search.stemming import stem

# One query with so many times the searches of the most searched of any other month was no people.
_BURST = 3
_LEAST_MONTHS = 3


@dataclass(slots=True)
class SubjectSearches:
    """Searches by subject and month, what each subject is called, and what was left out.

    `left_out` has (query, reason, searches) by month.
    """

    searches: dict[str, dict[str, int]]
    spelt: dict[str, dict[str, int]]
    left_out: dict[str, list[tuple[str, str, int]]]

    def title(self, subject: str) -> str:
        """Return the most searched wording of a subject."""
        return min(self.spelt[subject], key=lambda q: (-self.spelt[subject][q], q))


def subject_of(query: str, place: Collection[str] = ()) -> str:
    """Return what queries of one subject share: their stems, in alphabetical order.

    `place` are stems of the place's own name: left out where a query has others.
    """
    stems = {stem(word) for word in query_words(query)}
    return " ".join(sorted(stems.difference(place) or stems))


def shared_words(queries: Iterable[str], least: int = 4) -> set[str]:
    """Return the words that stand in at least so many subjects: they are no family names.

    Words as they are written: `burns` is a name where many ask for a `burn permit`.
    """
    counted = Counter(word for _, word in {(subject_of(q), w) for q in queries for w in words(q)})
    return {word for word, times in counted.items() if times >= least}


def gather_subjects(months: MonthlyLog, noise: NoiseFilter) -> SubjectSearches:
    """Gather queries into subjects; what is noise is left out."""
    found = SubjectSearches(defaultdict(dict), defaultdict(dict), defaultdict(list))
    most = _most(months.searches)
    known: dict[str, tuple[str, str]] = {}
    for month, queries in months.searches.items():
        for query, searches in queries.items():
            if query not in known:
                subject = subject_of(query, noise.place)
                known[query] = noise.reason(query) or ("" if subject else SPAM), subject
            reason, subject = known[query]
            reason = reason or (MACHINE if searches > most else "")
            if reason:
                found.left_out[month].append((query, reason, searches))
                continue
            mine = found.searches[subject]
            mine[month] = mine.get(month, 0) + searches
            spelt = found.spelt[subject]
            spelt[query] = spelt.get(query, 0) + searches
    return found


def _most(searches: Mapping[str, Mapping[str, int]]) -> float:
    """Return how many searches of one query in a month people may have made.

    Three times the middle of the months' largest counts; no limit where few months are known.
    """
    tops = sorted(max(found.values(), default=0) for found in searches.values())
    return _BURST * tops[len(tops) // 2] if len(tops) >= _LEAST_MONTHS else float("inf")
