"""What residents search for at which time of the year: rising, new and falling subjects.

A subject is all queries of the same stems (`tax bill`, `tax bills`). Counts of months compare as
shares of a month's usual searches. Logs often list only the most frequent queries of a month: a
subject that is not listed was then searched less than the least that is, and counts as half of
that, never as nothing.

A subject rises where its count is `_SURE` standard deviations above what its other months lead to
expect; the deviation is that of those months, and at least Poisson's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.analysis import query_words, stem
from search.months import Months, after
from search.noise import Noise

_SURE = 2.5
# How many times what is usual a rise has to be, and how much below it a fall.
_RISE, _FALL = 1.4, 0.6
# A subject has to be listed in so many months before it may have a season: names and news have not.
_LEAST_MONTHS = 3
# Months before and after a month that tell what is usual there.
_AROUND = 6
# Fewer months than this cannot tell new from missing; a year and a month, what comes each year.
_LEAST_HISTORY, _YEAR = 6, 12
# New subjects count from so many searches, or twice the least that the log lists.
_LEAST_NEW = 8
_LISTED = 25
# One query may be that many times its usual in a month before it counts as a machine's.
_BURST = 5.0
# Months side by side that tell what falls.
_QUARTER = 3


def seasons(months: Months, noise: Noise, target: str | None = None) -> dict[str, Any]:
    """Return what a monthly log tells at one month (the last of the log, unless `target` says).

    Keys: `month`, `months` (how many before it are known), `years` (how often the calendar month
    was seen), `missing`; `new` (subjects not listed before), `risen` (above what the months before
    lead to expect), `falling` (the last three months against the same a year before), `coming`
    (for the two months after: what rose there in earlier years), `calendar` (the same for each of
    the twelve), `left_out` (searches left out, by reason). Rows have `query`, `searches` (a month)
    and `usual` (what is expected), `years` and `of_years` where a season was seen.
    """
    names = months.names
    if not names:
        return {}
    month = target or names[-1]
    table = Table(months, noise)
    here = names.index(month)
    calendar = {number: table.season(number, names[:here]) for number in range(1, 13)}
    return {
        "month": month,
        "months": here,
        "missing": months.missing,
        "new": table.new(here),
        "risen": table.risen(here),
        "falling": table.falling(here),
        "coming": {m: calendar[int(m[5:])] for m in (after(month), after(month, 2))},
        "calendar": {str(number): rows[:_QUARTER] for number, rows in calendar.items()},
        "left_out": table.left_out(here),
    }


@dataclass(frozen=True, slots=True)
class _Usual:
    """What other months lead to expect of one: the count and its deviation, of each subject."""

    expected: Any
    deviation: Any

    def rises(self, counts: Any) -> Any:
        """Return how many deviations counts are above what is expected."""
        return (counts - self.expected) / self.deviation


class Table:
    """Subjects by months, as numbers. `counts` are searches, rows are months."""

    def __init__(self, months: Months, noise: Noise) -> None:
        self.names = months.names
        gathered = _gathered(months, noise)
        self._left_out = gathered.left_out
        self.subjects = sorted(gathered.searches)
        place = {subject: i for i, subject in enumerate(self.subjects)}
        self.counts = np.zeros((len(self.names), len(self.subjects)))
        for subject, by_month in gathered.searches.items():
            for month, searches in by_month.items():
                self.counts[self.names.index(month), place[subject]] = searches
        self.titles = [gathered.title(subject) for subject in self.subjects]
        self.listed = self.counts > 0
        self.floors = np.array([min(months.searches[n].values(), default=1) for n in self.names])
        self.sizes = self._sizes()
        half = np.broadcast_to(self.floors[:, None] / 2, self.counts.shape)
        self.filled = np.where(self.listed, self.counts, half)
        self.shares = self.filled / self.sizes[:, None]

    def _sizes(self) -> Any:
        """Return how many searches each month had, bursts of one query cut to five times usual."""
        known = np.where(self.listed, self.counts, np.nan)
        usual = np.array([np.nanmedian(column) for column in known.T]) if known.size else known
        return np.maximum(np.minimum(self.counts, _BURST * usual).sum(axis=1), 1)

    def usual(self, month: int, others: Sequence[int]) -> _Usual:
        """Return what other months lead to expect of a month."""
        shares = self.shares[list(others)]
        expected = shares.mean(axis=0) * self.sizes[month]
        spread = shares.std(axis=0) * self.sizes[month]
        return _Usual(expected, np.sqrt(np.maximum(spread**2, expected) + 1))

    def rise(self, month: int, others: Sequence[int]) -> tuple[Any, Any]:
        """Return which subjects rise in a month beyond chance, and how many are expected."""
        usual = self.usual(month, others)
        counts = self.counts[month]
        return (usual.rises(counts) > _SURE) & (counts > _RISE * usual.expected), usual.expected

    def new(self, month: int) -> list[dict[str, Any]]:
        """Return the subjects of a month that no month before it lists."""
        if month < _LEAST_HISTORY:
            return []
        least = max(_LEAST_NEW, 1.5 * self.floors[month])
        is_new = (self.counts[month] >= least) & ~self.listed[:month].any(axis=0)
        return self._rows(is_new, self.counts[month])

    def risen(self, month: int) -> list[dict[str, Any]]:
        """Return the known subjects that were searched more than the year before leads to expect.

        What rises each year in that month is left out: it is no news.
        """
        before = range(max(0, month - _YEAR), month)
        if len(before) < _LEAST_HISTORY:
            return []
        rises, expected = self.rise(month, before)
        earlier = self._same_month(int(self.names[month][5:]), month)
        if earlier:
            at_this_time = self.shares[earlier].max(axis=0) * self.sizes[month]
            rises &= self.counts[month] > _RISE * at_this_time
        rises &= self.listed[:month].any(axis=0)
        return self._rows(rises, self.counts[month], expected)

    def falling(self, month: int) -> list[dict[str, Any]]:
        """Return what was searched less in the last three months than in the same a year before."""
        known = {name: i for i, name in enumerate(self.names)}
        now = [after(self.names[month], -back) for back in range(_QUARTER)]
        pairs = [(known.get(name), known.get(after(name, -_YEAR))) for name in now]
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        if len(both) < _QUARTER:
            return []
        counts = sum(self.filled[a] for a, _ in both)
        expected = sum(self.shares[b] * self.sizes[a] for a, b in both)
        falls = (expected - counts > _SURE * np.sqrt(expected + counts)) & (
            counts < _FALL * expected
        )
        falls &= self.listed[: month + 1].sum(axis=0) >= _LEAST_MONTHS
        return self._rows(falls, counts / _QUARTER, expected / _QUARTER)

    def season(self, number: int, names: Sequence[str]) -> list[dict[str, Any]]:
        """Return what rose in one calendar month of earlier years, against the months around it."""
        seen = [i for i in self._same_month(number, len(names)) if len(names) > _YEAR]
        if not seen:
            return []
        rose, peaks, usual = [], [], []
        for month in seen:
            around = self._around(month, len(names))
            rises, _ = self.rise(month, around)
            rose.append(rises)
            peaks.append(self.shares[month])
            usual.append(self.shares[around].mean(axis=0))
        size = np.median(self.sizes[: len(names)][-_YEAR:])
        often = np.sum(rose, axis=0)
        # It rose in most of the years, and is no passing name.
        every = (2 * often > len(seen)) & (
            self.listed[: len(names)].sum(axis=0) >= _LEAST_MONTHS
        )
        rows = self._rows(every, np.mean(peaks, axis=0) * size, np.mean(usual, axis=0) * size)
        by_title = {title: int(n) for title, n in zip(self.titles, often, strict=True)}
        return [{**r, "years": by_title[r["query"]], "of_years": len(seen)} for r in rows]

    def left_out(self, month: int) -> list[dict[str, Any]]:
        """Return how many searches of a month were left out, by reason, with the most frequent."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for query, reason, searches in self._left_out.get(self.names[month], ()):
            found[reason][query] = searches
        return [
            {
                "reason": reason,
                "searches": sum(queries.values()),
                "queries": sorted(queries, key=lambda q: (-queries[q], q))[:5],
            }
            for reason, queries in sorted(found.items())
        ]

    def _same_month(self, number: int, before: int) -> list[int]:
        """Return where a calendar month stands among the months before one."""
        return [i for i in range(before) if int(self.names[i][5:]) == number]

    def _around(self, month: int, before: int) -> list[int]:
        """Return the months around one, none of it and none after what is known."""
        near = range(max(0, month - _AROUND), min(before, month + _AROUND + 1))
        return [i for i in near if i != month]

    def _rows(self, chosen: Any, counts: Any, expected: Any = None) -> list[dict[str, Any]]:
        """Make rows of subjects, those that change by most searches first."""
        found = []
        for i in np.flatnonzero(chosen):
            row = {"query": self.titles[i], "searches": round(float(counts[i]))}
            if expected is not None:
                row["usual"] = round(float(expected[i]))
            found.append(row)
        return sorted(
            found, key=lambda r: (-abs(r["searches"] - r.get("usual", 0)), r["query"])
        )[:_LISTED]


@dataclass(slots=True)
class _Gathered:
    """Searches by subject and month, what each subject is called, and what was left out."""

    searches: dict[str, dict[str, int]]
    spelt: dict[str, dict[str, int]]
    left_out: dict[str, list[tuple[str, str, int]]]

    def title(self, subject: str) -> str:
        """Return the most searched wording of a subject."""
        return min(self.spelt[subject], key=lambda q: (-self.spelt[subject][q], q))


def subject_of(query: str) -> str:
    """Return what queries of one subject share: their stems, in alphabetical order."""
    return " ".join(sorted({stem(word) for word in query_words(query)}))


def shared_stems(searches: Mapping[str, Mapping[str, int]]) -> set[str]:
    """Return the stems that stand in more than one subject."""
    subjects = {subject_of(query) for found in searches.values() for query in found}
    counted: dict[str, int] = defaultdict(int)
    for subject in subjects:
        for word in subject.split():
            counted[word] += 1
    return {word for word, times in counted.items() if times > 1}


def _gathered(months: Months, noise: Noise) -> _Gathered:
    """Gather queries into subjects; what is noise is left out."""
    found = _Gathered(defaultdict(dict), defaultdict(dict), defaultdict(list))
    reasons: dict[str, tuple[str, str]] = {}
    for month, queries in months.searches.items():
        for query, searches in queries.items():
            if query not in reasons:
                reasons[query] = noise.reason(query), subject_of(query)
            reason, subject = reasons[query]
            if reason or not subject:
                found.left_out[month].append((query, reason or "spam", searches))
                continue
            mine = found.searches[subject]
            mine[month] = mine.get(month, 0) + searches
            spelt = found.spelt[subject]
            spelt[query] = spelt.get(query, 0) + searches
    return found
