"""Numbers as people and programs write them: a column is read in one locale, by all its values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from signpost.tables.sheet import NumberCell
from signpost.tables.table_error import RowError

_SPACES = "\u00a0\u202f\u2009"
# Spaces and apostrophes part thousands in every locale; comma and point part or point, but what
# stands twice parts.
_SHAPES = {
    ".": re.compile(r"(\d{1,3}(?:[, ']\d{3})+|\d{1,3}(?:\.\d{3}){2,}(?![.\d])|\d+)(?:\.(\d+))?"),
    ",": re.compile(r"(\d{1,3}(?:[. ']\d{3})+|\d{1,3}(?:,\d{3}){2,}(?![,\d])|\d+)(?:,(\d+))?"),
}
_THREES = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
# What may follow a count: its share, in brackets. What tools write when they round.
_SHARE = re.compile(r" ?\([^()]{0,20}\)$")
_ROUNDED = {"k": 1_000, "m": 1_000_000}
_MOST_DIGITS = 12
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}.*|\d{{1,2}}[- ]{_MONTH}([- ]\d{{2,4}})?"
    rf"|{_MONTH}[- ]\d{{2,4}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumberLocale:
    """How a column's numbers are read: `decimal` is its decimal sign.

    `doubt` says in a few words what the numbers could have meant as well; empty where they could
    not.
    """

    decimal: str = "."
    doubt: str = ""


def locale_of(values: Sequence[str]) -> NumberLocale:
    """Tell the locale of a column of counts by all its values.

    Counts are whole, so of the two readings the one that leaves more values whole is meant; the
    British one where both do. `1.000` alone could be either: a program that writes decimals
    writes one or two, or six, so groups of three are thousands, and the doubt is told.
    """
    written = [_plain(value) for value in values if not isinstance(value, NumberCell)]
    if not any("." in value or "," in value for value in written):
        return NumberLocale()
    whole = {decimal: sum(_is_whole(value, decimal) for value in written) for decimal in _SHAPES}
    pointed = [value for value in written if "." in value and "," not in value]
    threes = bool(pointed) and all(_THREES.fullmatch(value.rstrip("kKmM%")) for value in pointed)
    grouped = any(re.fullmatch(r"\d{1,3}(,\d{3})+(\.0+)?", value) for value in written)
    if whole[","] > whole["."]:
        shown = next((value for value in pointed if _THREES.fullmatch(value)), "")
        example = f" ({shown} as {shown.replace('.', '')})" if shown else ""
        return NumberLocale(",", f"points part thousands here{example}" if example else "")
    if threes and not grouped and whole[","] == whole["."]:
        shown = pointed[0]
        return NumberLocale(",", f"{shown} was read as {shown.replace('.', '')}, not as decimals")
    return NumberLocale()


def _plain(value: str) -> str:
    """Write a number without what may follow it and with plain spaces."""
    for space in _SPACES:
        value = value.replace(space, " ")
    return _SHARE.sub("", value.replace("’", "'").strip())


def _is_whole(value: str, decimal: str) -> bool:
    """Whether a value is a whole number in one of the two readings."""
    match = _SHAPES[decimal].fullmatch(value)
    return match is not None and not (match[2] or "").strip("0")


def number_of(value: str, locale: NumberLocale) -> float | None:
    """Return a number, `2.4K` as 2,400; None for what is none."""
    if isinstance(value, NumberCell):
        return float(value)
    plain = _plain(value)
    times = _ROUNDED.get(plain[-1:].lower(), 1) if plain[:-1].strip()[-1:].isdigit() else 1
    plain = plain[:-1].strip() if times > 1 else plain
    match = _SHAPES[locale.decimal].fullmatch(plain)
    # What is rounded may have a decimal whatever the locale: 2.4K is never 24 thousand.
    if match is None and times > 1:
        match = _SHAPES[","].fullmatch(plain) or _SHAPES["."].fullmatch(plain)
    if match is None or not plain.isascii() or len(match[1]) > _MOST_DIGITS + 4:
        return None
    return float(f"{re.sub('[^0-9]', '', match[1])}.{match[2] or 0}") * times


def whole(value: str, what: str, locale: NumberLocale | None = None) -> int:
    """Read a count.

    Args:
        value: the cell.
        what: what is counted, for the message: `views`.
        locale: how its column is read; British if nothing else is said.

    Raises:
        RowError: it is none; a date that a spreadsheet made of it, and a share, are named.
    """
    if not value:
        raise RowError(f"no {what}")
    found = number_of(value, locale or NumberLocale())
    if found is not None and abs(found - round(found)) < 1e-6 and found < 10**_MOST_DIGITS:
        return _count(round(found), what)
    if value.endswith("%"):
        raise RowError(f"{what} is a percentage, not a number")
    if value.startswith("#"):
        raise RowError(f"{what} is a spreadsheet’s error ({value[:12]})")
    if found is None and _DATE.fullmatch(value):
        raise RowError(f"{what} is a date: the spreadsheet changed it. Format the cells as numbers")
    raise RowError(f"{what} is not a whole number")


def _count(number: int, what: str) -> int:
    """Return a count; there are none below nothing."""
    if number < 0:
        raise RowError(f"{what} is below 0")
    return number


def is_number(value: str) -> bool:
    """Whether a cell is a number in either reading, rounded ones and shares too."""
    bare = value.removesuffix("%").strip()
    return any(number_of(bare, NumberLocale(decimal)) is not None for decimal in _SHAPES)


def is_rounded(value: str) -> bool:
    """Whether a count was rounded by the tool that wrote it: `2.4K`."""
    return value[-1:].lower() in _ROUNDED and is_number(value)
