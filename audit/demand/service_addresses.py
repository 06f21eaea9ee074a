"""Which service of the demand file an address belongs to, by the file's address patterns."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from signpost.workspace.artifacts.judged_demand import ServiceDemand


def service_at(url: str, services: Iterable[ServiceDemand]) -> str:
    """Return the service whose pattern fits an address most exactly, or nothing."""
    best, name = -1, ""
    for service in services:
        for pattern in service.patterns:
            exactness = len(pattern.replace("*", ""))
            if exactness > best and matches(url, pattern):
                best, name = exactness, service.name
    return name


def matches(url: str, pattern: str) -> bool:
    """Whether an address fits a pattern, in which `*` stands for any characters or none.

    A pattern that begins with / speaks of the path (and of the query if it has a `?`); case
    and a slash at the end do not matter, and `/bins/*` fits `/bins` too.
    """
    parts = urlsplit(url)
    place = url if "://" in pattern else parts.path
    if "?" in pattern and "://" not in pattern and parts.query:
        place = f"{place}?{parts.query}"
    place, pattern = unquote(place).casefold(), unquote(pattern).casefold()
    if pattern.endswith("/*") and place.rstrip("/") == pattern[:-2].rstrip("/"):
        return True
    return _glob(place, pattern) or _glob(place.rstrip("/"), pattern.rstrip("/"))


def _glob(text: str, pattern: str) -> bool:
    """Match `*` by looking for the pieces in order: linear, however many stars there are."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == first
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return text.endswith(rest[-1]) and len(text) - len(rest[-1]) >= at
