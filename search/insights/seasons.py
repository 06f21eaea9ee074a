"""What residents search for at which time of the year: rising, new and falling subjects.

A subject is all queries of the same stems (`tax bill`, `tax bills`). Counts of months compare as
shares of a month's usual searches. Logs often list only the most frequent queries of a month: a
subject that is not listed was then searched less than the least that is, and counts as half of
that, never as nothing.

The limits below were chosen on a real city's log with all its years in view, so its figures
(docs/search.md) are no proof for another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from search.insights.noise import NoiseFilter
from search.insights.subjects import SubjectSearches, gather_subjects, shared_words
from search.insights.topics import topics
from search.logs.monthly_log import MonthlyLog, after
from search.scoring.arrays import Flags, Floats
from search.site_evidence import own_name, site_monthly_log
from signpost.settings.config import Config
from signpost.workspace import Run
from signpost.workspace.artifacts.search_insight import LeftOutSearches, SeasonalQuery, Seasons

# A rise has to be so many standard deviations (of the other months, at least Poisson's) and so
# many times above what is usual; a fall below this share of it.
_SURE, _RISE, _FALL = 2.5, 1.4, 0.6
# A season seen in several years may be a weaker rise in each; seen once, it has to be strong and
# its subject listed in half of the months, since news and names come once too.
_SEASON_SURE, _ONCE_RISE, _ONCE_LISTED = 2.0, 2.0, 0.5
# The month before or after a season's is above usual as well, or it was one day's news.
_BESIDE = 1.2
# A subject has to be listed in so many months before it may have a season or fall.
_LEAST_MONTHS = 3
# Months before and after a month, from the second on, that tell what is usual there.
_AROUND = 7
_LEAST_HISTORY, _YEAR, _QUARTER = 6, 12, 3
# New subjects count from so many searches, or so many times the least that the log lists.
_LEAST_NEW, _ABOVE_FLOOR = 8, 1.5
_LISTED, _OF_EACH_MONTH, _NEW, _EXAMPLES = 25, 5, 200, 5
# A count beyond so many times the usual of a subject, and of its second largest, is a machine's.
_BURST, _ABOVE_SECOND = 5.0, 1.5


def site_seasons(config: Config, run: Run) -> Seasons | None:
    """Return what a site's monthly log tells at a run, or None where there is none.

    Raises:
        SearchError: the log cannot be read.
    """
    months = site_monthly_log(config, run)
    if months is None:
        return None
    shared = shared_words(query for found in months.searches.values() for query in found)
    found = seasons(months, NoiseFilter(config.search.staff_words, shared, own_name(config)))
    return msgspec.structs.replace(found, notes=list(months.notes))


def seasons(months: MonthlyLog, noise: NoiseFilter, target: str | None = None) -> Seasons:
    """Return what a monthly log tells at one month (the last of the log, unless `target` says)."""
    names = months.names
    if not names:
        return Seasons()
    month = target or names[-1]
    table = MonthlyCounts(months, noise)
    here = names.index(month)
    calendar = {number: table.season(number, here + (target is None)) for number in range(1, 13)}
    return Seasons(
        month=month,
        months=here,
        missing=months.missing,
        new=topics(table.new(here))[:_LISTED],
        risen=table.risen(here),
        falling=table.falling(here),
        coming={m: calendar[int(m[5:])] for m in (after(month), after(month, 2))},
        calendar={f"{number:02d}": rows[:_OF_EACH_MONTH] for number, rows in calendar.items()},
        left_out=table.left_out(here),
    )


@dataclass(frozen=True, slots=True)
class _ExpectedCounts:
    """What other months lead to expect of one: the count and its deviation, of each subject."""

    expected: Floats
    deviation: Floats

    def rises(self, counts: Floats) -> Floats:
        """Return how many deviations counts are above what is expected."""
        return (counts - self.expected) / self.deviation


class MonthlyCounts:
    """Subjects by months, as numbers. `counts` are searches, rows are months."""

    def __init__(self, months: MonthlyLog, noise: NoiseFilter) -> None:
        self.names = months.names
        found = gather_subjects(months, noise)
        self._left_out = found.left_out
        self.counts = _counts(found, self.names)
        self.titles = [found.title(subject) for subject in sorted(found.searches)]
        self.listed = self.counts > 0
        self.floors = np.array([min(months.searches[n].values(), default=1) for n in self.names])
        calm = np.minimum(self.counts, _people(self.counts))
        self.sizes = np.maximum(calm.sum(axis=1), 1)
        half = np.broadcast_to(self.floors[:, None] / 2, self.counts.shape)
        self.filled = np.where(self.listed, calm, half)
        self.shares = self.filled / self.sizes[:, None]

    def expected(self, month: int, others: Sequence[int]) -> _ExpectedCounts:
        """Return what other months lead to expect of a month."""
        shares = self.shares[list(others)]
        expected = shares.mean(axis=0) * self.sizes[month]
        spread = shares.std(axis=0) * self.sizes[month]
        return _ExpectedCounts(expected, np.sqrt(np.maximum(spread**2, expected) + 1))

    def rise(self, month: int, others: Sequence[int]) -> tuple[Flags, Floats]:
        """Return which subjects rise in a month beyond chance, and how many are expected."""
        usual = self.expected(month, others)
        counts = self.counts[month]
        return (usual.rises(counts) > _SURE) & (counts > _RISE * usual.expected), usual.expected

    def new(self, month: int) -> list[SeasonalQuery]:
        """Return the subjects of a month that no month before it lists."""
        if month < _LEAST_HISTORY:
            return []
        least = max(_LEAST_NEW, 1.5 * self.floors[month])
        is_new = (self.counts[month] >= least) & ~self.listed[:month].any(axis=0)
        return self._rows(is_new, self.counts[month], most=_NEW)

    def risen(self, month: int) -> list[SeasonalQuery]:
        """Return the known subjects that were searched more than the year before leads to expect.

        What rises each year in that month is left out: it is no news.
        """
        before = range(max(0, month - _YEAR), month)
        if len(before) < _LEAST_HISTORY:
            return []
        rises, expected = self.rise(month, before)
        year_before = [i for i in range(month) if self.names[i][5:] == self.names[month][5:]]
        if year_before:
            at_this_time = self.shares[year_before].max(axis=0) * self.sizes[month]
            rises &= self.counts[month] > _RISE * at_this_time
        rises &= self.listed[:month].any(axis=0)
        return self._rows(rises, self.counts[month], expected)

    def falling(self, month: int) -> list[SeasonalQuery]:
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

    def season(self, number: int, known: int) -> list[SeasonalQuery]:
        """Return what rose in one calendar month of the first `known` months, each year anew.

        `usual` is the mean of the months around, the two next to it left out: a season lasts.
        """
        years = [i for i in range(known) if int(self.names[i][5:]) == number]
        if not years or known <= _YEAR:
            return []
        far = {m: [i for i in self._around(m, known) if abs(i - m) > 1] for m in years}
        years = [m for m in years if len(far[m]) >= _LEAST_HISTORY]
        if not years:
            return []
        often = np.sum([self._had_season(m, far[m], known, len(years)) for m in years], axis=0)
        listed = self.listed[:known].sum(axis=0)
        chosen = (2 * often > len(years)) & (often >= min(2, len(years)))
        chosen &= listed >= (_LEAST_MONTHS if len(years) > 1 else _ONCE_LISTED * known)
        peaks = self.filled[years].mean(axis=0)
        usual = np.mean([self.expected(m, far[m]).expected for m in years], axis=0)
        if len(years) == 1:
            # What people look for less than they did around then is more often over than due.
            now = self.shares[max(0, known - _QUARTER) : known].mean(axis=0)
            chosen &= now >= usual / self.sizes[years[0]]
        rows = self._rows(chosen, peaks, usual)
        by_title = {title: int(n) for title, n in zip(self.titles, often, strict=True)}
        return [
            msgspec.structs.replace(row, years=by_title[row.query], of_years=len(years))
            for row in rows
        ]

    def _had_season(self, month: int, far: Sequence[int], known: int, years: int) -> Flags:
        """Return which subjects rose in one month and, less, in the one before or after."""
        usual, near = (
            self.expected(month, far),
            [i for i in (month - 1, month + 1) if 0 <= i < known],
        )
        share = usual.expected / self.sizes[month]
        counts = self.shares[month] * self.sizes[month]
        least = _RISE if years > 1 else _ONCE_RISE
        rose = usual.rises(counts) > (_SEASON_SURE if years > 1 else _SURE)
        rose &= counts > least * np.maximum(usual.expected, 1)
        if years == 1:
            # Against both sides: else what merely came or went for good looks like a season.
            sides = [[i for i in far if i < month], [i for i in far if i > month]]
            for side in filter(None, sides):
                rose &= self.shares[month] > least * self.shares[side].mean(axis=0)
        # At an end of the log one of the two is not known.
        return rose & (self.shares[near].max(axis=0) > _BESIDE * share) if len(near) > 1 else rose

    def left_out(self, month: int) -> list[LeftOutSearches]:
        """Return how many searches of a month were left out, by reason, with the most frequent."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for query, reason, searches in self._left_out.get(self.names[month], ()):
            found[reason][query] = searches
        return [
            LeftOutSearches(
                reason=reason,
                searches=sum(queries.values()),
                queries=sorted(queries, key=lambda q: (-queries[q], q))[:_EXAMPLES],
            )
            for reason, queries in sorted(found.items())
        ]

    def _around(self, month: int, before: int) -> list[int]:
        """Return the months around one, none of it and none after what is known."""
        near = range(max(0, month - _AROUND), min(before, month + _AROUND + 1))
        return [i for i in near if i != month]

    def _rows(
        self, chosen: Flags, counts: Floats, expected: Floats | None = None, most: int = _LISTED
    ) -> list[SeasonalQuery]:
        """Make rows of subjects, those that change by most searches first."""
        found = [
            SeasonalQuery(
                query=self.titles[i],
                searches=round(float(counts[i])),
                usual=None if expected is None else round(float(expected[i])),
            )
            for i in np.flatnonzero(chosen)
        ]
        return sorted(found, key=lambda r: (-abs(r.searches - (r.usual or 0)), r.query))[:most]


def _people(counts: Floats) -> Floats:
    """Return the most that people may have searched for each subject in a month."""
    if len(counts) < _LEAST_MONTHS or not counts.size:
        return counts
    known = np.where(counts > 0, counts, np.nan)
    usual = np.array([np.nanmedian(column) for column in known.T])
    # A season comes again, or lasts; a machine comes once.
    most: Floats = np.maximum(_BURST * usual, _ABOVE_SECOND * np.sort(counts, axis=0)[-2])
    return most


def _counts(found: SubjectSearches, names: Sequence[str]) -> Floats:
    """Return searches as numbers, a row a month, a column a subject in alphabetical order."""
    places = {name: i for i, name in enumerate(names)}
    counts = np.zeros((len(names), len(found.searches)))
    for column, subject in enumerate(sorted(found.searches)):
        for month, searches in found.searches[subject].items():
            counts[places[month], column] = searches
    return counts
