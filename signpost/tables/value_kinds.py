"""What values look like: addresses of pages, counts, words that somebody wrote, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from signpost.tables.date_columns import is_date
from signpost.tables.number_columns import NumberLocale, is_number, locale_of, number_of
from signpost.tables.reference_numbers import why_reference
from signpost.tables.totals import is_total

_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|/\S*|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/\S*)?", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = re.compile(r"\d+[a-z]?,? +\w+|.*\b(street|road|lane|avenue|close|drive)\b", re.IGNORECASE)
# A prose column: at least so many words a value on average, and most values different.
_WORDS = 3.0


def is_address(value: str) -> bool:
    """Whether a value looks like the address of a page: a path, or a host with or without one."""
    return bool(_ADDRESS.fullmatch(value)) and not is_number(value) and "@" not in value


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return which share of some values passes a test."""
    return sum(map(test, values)) / len(values) if values else 0.0


def misfit_of_address(values: Sequence[str], how: str) -> str:
    """Say why a column cannot hold pages. Matomo's labels have no slash: a sure name is trusted."""
    said = [value for value in values if not is_total(value) and not value.startswith("(")]
    if not said:
        return ""
    if how == "name":
        if _share(said, lambda x: bool(_POSTCODE.search(x) or _STREET.match(x))) > 0.5:
            return "its values are addresses of homes, not of pages"
        if _share(said, lambda x: is_number(x) or is_date(x)) > 0.5:
            return "its values are numbers, not addresses of pages"
        return ""
    return "" if _share(said, is_address) >= 0.6 else "its values are not addresses of pages"


def misfit_of_page(values: Sequence[str], how: str) -> str:
    """Say why a column beside others cannot hold pages: a log's address may be of a home."""
    said = [value for value in values if not is_total(value) and not value.startswith("(")]
    if how == "name" and _share(said, lambda x: " " not in x) >= 0.6:
        return ""
    return misfit_of_address(values, "word")


def misfit_of_count(values: Sequence[str], how: str) -> str:
    """Say why a column cannot hold counts: words, references, running numbers."""
    said = [value for value in values if not is_total(value)]
    if not said:
        return "" if how in ("name", "weak") else "it is empty"
    least = 0.2 if how == "name" else 0.5 if how == "weak" else 0.8
    counts = [value for value in said if is_number(value)]
    named = how in ("name", "word")
    if reference := why_reference(said, named_count=named):
        return reference
    if len(counts) < least * len(said):
        return "its values are not numbers"
    if how == "values" and _share(counts, _is_whole_in(locale_of(counts))) < 0.8:
        return "its values are not whole numbers"
    return ""


def misfit_of_prose(values: Sequence[str], how: str) -> str:
    """Say why a column cannot hold what people wrote in their own words."""
    if not values:
        return "" if how in ("name", "weak") else "it is empty"
    if _share(values, lambda x: is_number(x) or is_date(x)) > 0.5:
        return "its values are numbers or dates, not words"
    if how == "values" and (
        length_of(values) < _WORDS
        or len(set(values)) < 0.6 * len(values)
        or _share(values, is_address) > 0.3
        or _share(values, lambda x: bool(_POSTCODE.search(x))) > 0.5
        or _share(values, lambda x: "@" in x and " " not in x) > 0.3
    ):
        return "its values are not sentences"
    if how == "word" and _share(values, is_address) > 0.5:
        return "its values are addresses"
    return ""


def _is_whole_in(locale: NumberLocale) -> Callable[[str], bool]:
    """Return a test of whether a cell is a whole number in a locale."""

    def is_whole(cell: str) -> bool:
        number = number_of(cell, locale)
        return number is not None and number == round(number)

    return is_whole


def length_of(values: Sequence[str]) -> float:
    """Return how many words the values have on average."""
    return sum(len(value.split()) for value in values) / len(values) if values else 0.0


def misfit_of_name(values: Sequence[str], how: str) -> str:
    """Say why a column cannot hold names of services: numbers, dates, addresses."""
    if _share(values, lambda x: is_number(x) or is_date(x)) > 0.5:
        return "its values are numbers or dates, not names"
    if how == "word" and length_of(values) > 6:
        return "its values are sentences"
    return ""


def misfit_of_host(values: Sequence[str], _how: str) -> str:
    """Say why a column cannot hold host names."""
    return "" if _share(values, is_address) >= 0.5 else "its values are not host names"


def misfit_of_date(values: Sequence[str], _how: str) -> str:
    """Say why a column cannot hold dates."""
    return "" if _share(values, is_date) >= 0.5 else "its values are not dates"
