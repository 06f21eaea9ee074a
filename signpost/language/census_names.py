"""First names and surnames, as the United States census of 1990 has them (the package `names`)."""

from __future__ import annotations

from functools import cache
from importlib import resources


def first_names() -> frozenset[str]:
    """Return the census's first names, in small letters."""
    return _listed("dist.female.first") | _listed("dist.male.first")


def surnames() -> frozenset[str]:
    """Return the census's surnames, in small letters."""
    return _listed("dist.all.last")


@cache
def _listed(name: str) -> frozenset[str]:
    """Read one of the package's lists: a name and three figures a line."""
    lines = (resources.files("names") / name).read_text("ascii").splitlines()
    return frozenset(line.split(maxsplit=1)[0].lower() for line in lines if line.strip())
