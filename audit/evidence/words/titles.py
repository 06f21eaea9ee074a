"""Taking page titles apart: the page's own words, and the site's name after them."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s+[-\u2013—|·»:]+\s+|\s*\|\s*|:\s+(?=[A-Z])")
_SUFFIX = re.compile(r"\s[-\u2013—|·»]+\s|\|")
# Names, not phrases: “Council tax” and “Contact your council” are subjects.
_COUNCIL = re.compile(
    r"(?!(?:Contact|About|Your|Our|My|Join|Become)\b)(?:The )?(?:[A-Z][\w'&-]*\s|(?:and"
    r"|of|upon|on|in|the)\s)"
    r"{0,6}Council|(?:The )?(?:London |Royal )?(?:Borough|City|County) of (?:[A-Z][\w-]*\s?){1,4}"
)
_EDGE = re.compile(r"^[\s|·»\u2013\u2014:-]+|[\s|·»\u2013\u2014:-]+$")
# A site's name is short; a long last part is more likely the page's own words.
_NAME_CHARACTERS = 45


def parts(title: str) -> list[str]:
    """Split a title at its dashes, bars and colons: “Bins | Mereford Council” has two parts."""
    return [part for part in (p.strip() for p in _PARTS.split(title)) if part]


def own_words(title: str) -> str:
    """Return a title without the name of the site at its end; all of it where there is none."""
    title = _EDGE.sub("", title)
    found = list(_SUFFIX.finditer(title))
    if not found:
        return title
    last = found[-1]
    name = title[last.end() :].strip()
    if 0 < len(name) <= _NAME_CHARACTERS and last.start() > 0:
        return title[: last.start()].strip()
    return title


def is_council(text: str) -> bool:
    """Whether a part of a title is the name of a council and nothing else."""
    return len(text) < 60 and bool(_COUNCIL.fullmatch(text))


def is_home(url: str) -> bool:
    """Whether an address is a site's front page."""
    path = url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    return path in ("", "home", "home/", "index.html", "index.htm", "index.php", "default.aspx")
