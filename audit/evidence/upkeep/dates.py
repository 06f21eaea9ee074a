"""British dates in running text, and what follows from them: months past, financial years.

Pure: nothing here knows what day it is; whoever asks gives `today`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_NAMES = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
]  # fmt: skip
_MONTHS = {name: n for n, name in enumerate(_NAMES, 1)}
_MONTHS |= {name[:3]: n for n, name in enumerate(_NAMES, 1)} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"

# Alternatives in order of how much they say. References such as 24/03/2024/FUL and numbers with
# further parts are no dates: hence what may not stand before and after.
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?:(?P<from>{_DAY})\s?(?:to|and|-|\u2013|&)\s?)?
        (?P<d1>{_DAY})\s(?:of\s)?(?P<m1>{_MONTH})\.?,?\s(?P<y1>{_YEAR})
    | (?P<m2>{_MONTH})\.?\s(?P<d2>{_DAY}),?\s(?P<y2>{_YEAR})
    | (?P<d3>\d{{1,2}})(?P<sep>[/.-])(?P<m3>\d{{1,2}})(?P=sep)(?P<y3>{_YEAR}|\d\d)
    | (?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)(?:T[\d:.]+Z?)?
    | (?P<m5>{_MONTH})\.?,?\s(?P<y5>{_YEAR})
    )(?!\w|[/-]\w|\.\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_FINANCIAL = re.compile(r"(?<![\w/.-])(20\d\d)\s?(?:/|-|\u2013|to)\s?(?:20)?(\d\d)(?![\w/-])")
_SINGLE = re.compile(r"(?<![\w/.£-])(20\d\d)(?![\w/-]|,\d|\.\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its first and last day, and the place of its words.

    `first` and `last` differ for ranges (1 to 5 May 2024) and for whole months (May 2024).
    """

    first: date
    last: date
    text: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Find the dates with a year in a text, in order; days that do not exist are left out.

    Numbers are read the British way (03/04/2024 is 3 April) unless they can only be American
    (06/26/2026); a two-figure year is in this century.
    """
    return list(_dates(text))


# A sentence is read by several rules.
@lru_cache(maxsize=2048)
def _dates(text: str) -> tuple[FoundDate, ...]:
    """Find the dates of a text."""
    if not _YEAR_OR_FIGURES.search(text):
        return ()
    return tuple(found for match in _DATE.finditer(text) if (found := _read(match)))


# One of these is in every date; "9.30am" and "£12.50" are not worth a longer look.
_YEAR_OR_FIGURES = re.compile(r"(?:19|20)\d\d|\d[/.-]\d\d?[/.-]\d\d")


def _read(match: re.Match[str]) -> FoundDate | None:
    """Turn a match into a date; None where there is no such day."""
    part = match.groupdict()
    form = next(n for n in "12345" if part[f"y{n}"])
    month, year = part[f"m{form}"], part[f"y{form}"]
    if form == "5" and not month[0].isupper():
        return None
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    try:
        if form == "5":
            first = date(int(year), number, 1)
            last = first.replace(day=calendar.monthrange(first.year, number)[1])
        else:
            day = _number(part[f"d{form}"])
            if form == "3" and number > 12 >= day:  # 06/26/2026 can only be American
                number, day = day, number
            last = date(int(year) + (2000 if len(year) == 2 else 0), number, day)
            first = last.replace(day=_number(part["from"])) if part["from"] else last
    except ValueError:
        return None
    return FoundDate(min(first, last), last, match.group(), match.start(), match.end())


def _number(day: str) -> int:
    """Read a day of the month, with or without st, nd, rd, th."""
    return int(day.rstrip("stndrhSTNDRH"))


def in_words(day: date) -> str:
    """Write a day as GOV.UK style has it: 3 May 2024."""
    return f"{day.day} {_NAMES[day.month - 1].capitalize()} {day.year}"


def months_between(earlier: date, later: date) -> int:
    """Count the whole months from one day to a later one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def months_after(day: date, months: int) -> date:
    """Return the first day that is so many whole months after another, as `months_between` counts.

    Comparing with it says the same for all days up to that one, so a judgement holds till then
    (`audit.remembered.watched_date`).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    first = date(year, month + 1, 1)
    return first + timedelta(days=min(day.day - 1, last))


def financial_year(today: date) -> int:
    """Return the year in which the current financial year began (councils: 1 April)."""
    return today.year if today.month >= 4 else today.year - 1


def years(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the years since 2000 named in a text as (year, whether it is a financial year).

    A financial year (2023/24, 2023-24, 2023 to 2024) counts once, as the year it began in.
    """
    spans = []
    for match in _FINANCIAL.finditer(text):
        if int(match.group(2)) == (int(match.group(1)) + 1) % 100:
            spans.append(match.span())
            yield int(match.group(1)), True
    for match in _SINGLE.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            yield int(match.group(1)), False
