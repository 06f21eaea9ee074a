"""What the insight says of a month of a real city's search log, from the months before it.

Usage: python benchmarks/insight.py [--month 2019-06] [--months 20] [--data FOLDER] [--lines 15]
       python benchmarks/insight.py --every [--data FOLDER]

FOLDER holds `search/nashville/monthly.tsv.gz`; by default it is `shared/data` beside the
repository. What earlier years say will rise is held against what rose; what is new, risen and
falling is printed to be read by a person. The log has no clicks, no judgements and no pages, so
nothing can be said of searches that fail, of words that pages do not use, or of missing pages. It
lists about 450 queries a month. What only staff look for is left out by the list below.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.insights.noise import NoiseFilter
from search.insights.seasons import MonthlyCounts, seasons
from search.insights.subjects import shared_words
from search.logs.monthly_log import MonthlyLog, read_monthly_log
from signpost.workspace.artifacts.search_insight import SeasonalQuery, Topic

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
# A subject rose if it was searched a fifth more than the year before leads to expect.
ROSE = 1.2
# What the city's own staff look for: pay, leave, benefits, their systems and rule books.
STAFF = (
    *("payroll", "pay stub", "paystub", "check stub", "pay plan", "pay scale", "ess", "im", "hr"),
    *("employee self service", "self service", "kronos", "isupplier", "ebid", "e bid", "intranet"),
    *("annual enrollment", "open enrollment", "human resources", "bereavement", "fmla", "pension"),
    *("civil service", "iod", "benefits", "oracle", "r12", "email", "outlook", "webmail", "w2"),
    *("employee", "insurance", "deferred compensation", "longevity", "cjis", "iprocurement"),
    *("retirement", "job descriptions", "organization chart", "holiday schedule", "salary"),
    *(
        "inside metro",
        "travel authorization",
        "out of class pay",
        "open range",
        "bluecross",
        "blue cross",
        "vision",
        "dental",
        "leave",
    ),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--month", default="2019-06,2020-03,2019-09,2021-04")
    parser.add_argument("--months", type=int, default=20, help="how many months before are given")
    parser.add_argument("--every", action="store_true", help="count over every month instead")
    parser.add_argument("--lines", type=int, default=15)
    options = parser.parse_args()
    file = options.data / "search" / "nashville" / "monthly.tsv.gz"
    if not file.exists():
        print(f"skipped, there is no {file}")
        return 0
    log = read_monthly_log(file)
    if options.every:
        for most in (20, 32, 44, 200):
            every(log, most, "2014-01", "2018-12")
            every(log, most, "2019-01", "2021-06")
        return 0
    for month in options.month.split(","):
        if month not in log.searches:
            print(f"{month}: the log has no such month")
            continue
        told(log, month, options.months, options.lines)
    return 0


def noise_of(months: MonthlyLog) -> NoiseFilter:
    """Return what to leave out of some months of this city's log."""
    shared = shared_words(q for found in months.searches.values() for q in found)
    return NoiseFilter(STAFF, shared, ("Nashville", "www.nashville.gov"))


def told(log: MonthlyLog, month: str, most: int, lines: int) -> None:
    """Print what the months before and the month itself say."""
    before = log.until(month, most)
    given = MonthlyLog({**before.searches, month: log.searches[month]})
    noise = noise_of(given)
    found = seasons(given, noise, month)
    print(f"\n== {month}, from {len(before.names)} months, {before.names[0]} to {before.names[-1]}")
    predicted = MonthlyCounts(given, noise).season(int(month[5:]), len(before.names))
    held(given, noise, month, predicted, lines)
    for key, title in (("new", "Not listed before"), ("risen", "Above what is usual")):
        show(title, getattr(found, key), lines)
    show("Falling against the year before", found.falling, lines)
    print("Left out:")
    for row in found.left_out:
        print(f"  {row.reason}: {row.searches} searches ({', '.join(row.queries[:4])})")


def held(
    given: MonthlyLog, noise: NoiseFilter, month: str, predicted: list[SeasonalQuery], lines: int
) -> None:
    """Print what was to rise, and whether it did, beside how often the others rose."""
    table, wanted, rest, usual = looked_at(given, noise, month, predicted)
    here = table.names.index(month)
    print(f"What rose in this month in earlier years: {len(predicted)} subjects")
    for row, i in list(zip(predicted, wanted, strict=True))[:lines]:
        print(
            f"  {row.query}: {row.usual} -> {row.searches} then; now "
            f"{table.counts[here, i]:.0f}, usually {usual[i]:.0f}"
        )
    if wanted:
        print(
            f"  {share(table.counts[here], usual, wanted)} of them rose again (others known: ",
            end="",
        )
        print(f"{share(table.counts[here], usual, rest)})")


def looked_at(
    given: MonthlyLog, noise: NoiseFilter, month: str, predicted: list[SeasonalQuery]
) -> tuple[MonthlyCounts, list[int], list[int], Any]:
    """Return the table, which of its subjects were predicted, which others known, and the usual."""
    table = MonthlyCounts(given, noise)
    here = table.names.index(month)
    usual = table.expected(here, range(max(0, here - 12), here)).expected
    place = {title: i for i, title in enumerate(table.titles)}
    wanted = [place[row.query] for row in predicted]
    known = np.flatnonzero(table.listed[:here].sum(axis=0) >= 3).tolist()
    return table, wanted, [i for i in known if i not in set(wanted)], usual


def share(counts: Any, usual: Any, some: list[int]) -> str:
    """Say which share of some subjects was searched a fifth more than in the year before."""
    rose = counts[some] > ROSE * np.maximum(usual[some], 1)
    return f"{int(rose.sum())} of {len(some)}, {rose.mean():.0%}"


def every(log: MonthlyLog, most: int, first: str, last: str) -> None:
    """Print how often what was to rise rose, over all months that have so many before them."""
    counted = np.zeros(4)
    for month in log.names[20:]:
        if first <= month <= last:
            before = log.until(month, most)
            given = MonthlyLog({**before.searches, month: log.searches[month]})
            noise = noise_of(given)
            predicted = MonthlyCounts(given, noise).season(int(month[5:]), len(before.names))
            table, wanted, rest, usual = looked_at(given, noise, month, predicted)
            rose = table.counts[table.names.index(month)] > ROSE * np.maximum(usual, 1)
            counted += [rose[wanted].sum(), len(wanted), rose[rest].sum(), len(rest)]
    hits, told_, others, known = counted
    print(
        f"{first} to {last}, {most} months before each: {hits:.0f} of {told_:.0f} subjects rose "
        f"again ({hits / max(told_, 1):.0%}); of others known {others / max(known, 1):.0%}"
    )


def show(title: str, rows: list[SeasonalQuery] | list[Topic], lines: int) -> None:
    """Print rows."""
    print(f"{title}: {len(rows)}")
    for row in rows[:lines]:
        if isinstance(row, Topic):
            others = ", ".join(member.query for member in row.queries[1:5])
            print(f"  {row.name}: {row.searches}" + (f" (with {others})" if others else ""))
        else:
            usual = "" if row.usual is None else f", usually {row.usual}"
            print(f"  {row.query}: {row.searches}{usual}")


if __name__ == "__main__":
    sys.exit(main())
