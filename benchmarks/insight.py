"""What the insight says of a month of a real city's search log, from the months before it.

Usage: python benchmarks/insight.py [--month 2019-06] [--months 20] [--data FOLDER] [--lines 15]

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

from search.months import Months, read_months
from search.noise import Noise
from search.seasons import Table, seasons
from search.subjects import shared_stems

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
# What the city's own staff look for: pay, leave, benefits, their systems and rule books.
STAFF = (
    *("payroll", "pay stub", "paystub", "check stub", "pay plan", "pay scale", "ess", "im", "hr"),
    *("employee self service", "self service", "kronos", "isupplier", "ebid", "e bid", "intranet"),
    *("annual enrollment", "open enrollment", "human resources", "bereavement", "fmla", "pension"),
    *("civil service", "iod", "benefits", "oracle", "r12", "email", "outlook", "webmail", "w2"),
    *("employee", "insurance", "deferred compensation", "longevity", "cjis", "iprocurement"),
    *("retirement", "job descriptions", "organization chart", "holiday schedule", "salary"),
    *("out of class pay", "open range", "bluecross", "blue cross", "vision", "dental", "leave"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--month", default="2019-06,2020-03,2019-09,2021-04")
    parser.add_argument("--months", type=int, default=20, help="how many months before are given")
    parser.add_argument("--lines", type=int, default=15)
    options = parser.parse_args()
    file = options.data / "search" / "nashville" / "monthly.tsv.gz"
    if not file.exists():
        print(f"skipped, there is no {file}")
        return 0
    log = read_months(file)
    for month in options.month.split(","):
        if month not in log.searches:
            print(f"{month}: the log has no such month")
            continue
        told(log, month, options.months, options.lines)
    return 0


def told(log: Months, month: str, most: int, lines: int) -> None:
    """Print what the months before and the month itself say."""
    before = log.until(month, most)
    given = Months({**before.searches, month: log.searches[month]})
    noise = Noise(STAFF, shared_stems(q for found in given.searches.values() for q in found))
    found = seasons(given, noise, month)
    print(f"\n== {month}, from {len(before.names)} months, {before.names[0]} to {before.names[-1]}")
    predicted = Table(given, noise).season(int(month[5:]), len(before.names))
    held(given, noise, month, predicted, lines)
    for key, title in (("new", "Not listed before"), ("risen", "Above what is usual")):
        show(title, found[key], lines)
    show("Falling against the year before", found["falling"], lines)
    print("Left out:")
    for row in found["left_out"]:
        print(f"  {row['reason']}: {row['searches']} searches ({', '.join(row['queries'][:4])})")


def held(
    given: Months, noise: Noise, month: str, predicted: list[dict[str, Any]], lines: int
) -> None:
    """Print what was to rise, and whether it did, beside how often the others rose."""
    table = Table(given, noise)
    here = table.names.index(month)
    others = list(range(max(0, here - 12), here))
    expected = table.usual(here, others).expected
    ratio = table.counts[here] / np.maximum(expected, 1)
    place = {title: i for i, title in enumerate(table.titles)}
    wanted = [place[row["query"]] for row in predicted]
    known = table.listed[:here].sum(axis=0) >= 3
    rest = known.copy()
    rest[wanted] = False
    print(f"What rose in this month in earlier years: {len(predicted)} subjects")
    for row, i in list(zip(predicted, wanted, strict=True))[:lines]:
        print(
            f"  {row['query']}: {row['usual']} -> {row['searches']} then; now "
            f"{table.counts[here, i]:.0f}, usually {expected[i]:.0f}"
        )
    if wanted:
        rose = float((ratio[wanted] > 1.2).mean())
        print(
            f"  {rose:.0%} of them rose again by a fifth or more (of the {rest.sum()} other "
            f"subjects known, {float((ratio[rest] > 1.2).mean()):.0%})"
        )


def show(title: str, rows: list[dict[str, Any]], lines: int) -> None:
    """Print rows."""
    print(f"{title}: {len(rows)}")
    for row in rows[:lines]:
        usual = f", usually {row['usual']}" if "usual" in row else ""
        print(f"  {row['query']}: {row['searches']}{usual}")


if __name__ == "__main__":
    sys.exit(main())
