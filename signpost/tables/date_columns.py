"""Dates as people and programs write them: a column's order is told by all its values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", re.IGNORECASE
)
# Two figures of a year: up to this many years ahead it is this century's.
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Whether the day or the month comes first; `doubt` says where no value tells."""

    day_first: bool = True
    doubt: str = ""


def order_of(values: Sequence[str]) -> DateOrder:
    """Tell a column's order: what is above 12 is a day.

    Where none is, or some of each, the British order is meant, and the doubt is told.
    """
    pairs = [(int(m[1]), int(m[3])) for value in values if (m := _PARTS.match(value.strip()))]
    days = sum(first > 12 >= second for first, second in pairs)
    months = sum(second > 12 >= first for first, second in pairs)
    if not pairs or (days and not months):
        return DateOrder()
    if months and not days:
        return DateOrder(False)
    if days:
        return DateOrder(
            doubt=f"{days:,} dates have the day first and {months:,} the month: read as day first, "
            "the others were left out"
        )
    if all(first == second for first, second in pairs):
        return DateOrder()
    return DateOrder(
        doubt="no date tells whether day or month comes first: read as day first, as in the UK"
    )


def date_of(value: str, order: DateOrder | None = None) -> date | None:
    """Return the date that a cell begins with, whatever time follows; None if it is none."""
    value = value.strip()
    day_first = order.day_first if order else True
    if match := _YEAR_FIRST.match(value):
        return _date(match[1], match[3], match[4])
    if match := _PARTS.match(value):
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        return _date(match[4], month, day)
    if match := _NAMED.match(value):
        return _date(match[3], _month(match[2]), match[1])
    if match := _NAME_FIRST.match(value):
        return _date(match[3], _month(match[1]), match[2])
    return None


def last_day_of(text: str) -> date:
    """Return the last day that a range of dates names; the earliest there is if it names none."""
    for part in reversed([text, *text.replace(" to ", " - ").replace("–", "-").split(" - ")]):
        if day := date_of(part.strip()):
            return day
    return date.min


def is_date(value: str) -> bool:
    """Whether a cell is a date in either order; eight figures alone are not sure to be one."""
    return not value.isdigit() and any(date_of(value, DateOrder(first)) for first in (True, False))


def _month(name: str) -> str:
    """Return the number of a month's name, 0 if it is none."""
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1 if short in _MONTHS else 0)


def _date(year: str, month: str, day: str) -> date | None:
    """Return a date if there is such a day."""
    full = int(year) + (_CENTURY if len(year) == 2 else 0)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


_MONTH_HEAD = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?[ '/-]?(?:\d{4}|\d{2})?"
    r"|\d{4}-(?:0[1-9]|1[0-2])(?:-01)?|(?:0[1-9]|1[0-2])[/-]\d{4})",
    re.IGNORECASE,
)


def is_month_heading(heading: str) -> bool:
    """Whether a column's heading is a month: `Apr 2026`, `April`, `2026-04`, `Apr-26`."""
    return bool(_MONTH_HEAD.fullmatch(heading.strip()))
