"""What hosts and cookies are for: the companies that councils' pages send to, by family.

From the companies' own pages about their cookies, read for facts. What is not known here is
reported as "not known", never as harmless.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Literal

import msgspec

Family = Literal[
    "advertising",
    "analytics",
    "session recording",
    "social media",
    "video",
    "maps",
    "fonts",
    "spam check",
    "chat",
    "cookie banner",
    "delivery of files",
    "tag manager",
    "not known",
]
# Families whose use of a device no page needs for what people came for.
TRACKING: tuple[Family, ...] = ("advertising", "social media", "session recording", "analytics")

_FILE = resources.files(__package__ or "") / "companies.toml"
_TABLE = msgspec.convert(
    tomllib.loads(_FILE.read_text("utf-8")), dict[Family, dict[str, list[str]]]
)
_FAMILY_OF: dict[str, Family] = {
    domain: family for family, known in _TABLE.items() for domain in known["hosts"]
}
_COOKIE_PATTERNS: list[tuple[Family, re.Pattern[str]]] = [
    (family, re.compile("|".join(known["cookies"]), re.IGNORECASE))
    for family, known in _TABLE.items()
    if "cookies" in known
]


def family_of_host(host: str) -> Family:
    """Return what a host (in lower case) is for."""
    parts = host.split(".")
    names = (".".join(parts[i:]) for i in range(len(parts)))
    return next((_FAMILY_OF[name] for name in names if name in _FAMILY_OF), "not known")


def family_of_cookie(name: str, host: str) -> Family:
    """Return what a cookie is for, by its name; else by the host that it is for."""
    for family, pattern in _COOKIE_PATTERNS:
        if pattern.fullmatch(name):
            return family
    return family_of_host(host)
