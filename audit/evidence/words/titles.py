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
# Unless it is the name of an organisation, with capitals: “… Fire and Rescue Service”.
_LONG_NAME = re.compile(
    r"(?:The )?(?:(?:[A-Z][\w\u2019'.-]*|&|and|of|for|the|in|on|upon|with)\s+){2,14}"
    r"(?:Council|Service|Services|Authority|Trust|Board|Partnership|Association|Society|Foundation"
    r"|Commission|Agency|Department|University|College|Museum|Charity|Federation|Committee)"
)
_LONG_NAME_CHARACTERS = 90


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
    if last.start() > 0 and _is_site_name(name):
        return title[: last.start()].strip()
    return title


def _is_site_name(text: str) -> bool:
    """Whether the last part of a title can be a site's name: short, or an organisation's."""
    if len(text) > _NAME_CHARACTERS:
        return len(text) <= _LONG_NAME_CHARACTERS and bool(_LONG_NAME.fullmatch(text))
    return bool(text)


def is_council(text: str) -> bool:
    """Whether a part of a title is the name of a council and nothing else."""
    return len(text) < 60 and bool(_COUNCIL.fullmatch(text))


def is_home(url: str) -> bool:
    """Whether an address is a site's front page."""
    path = url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    return path in ("", "home", "home/", "index.html", "index.htm", "index.php", "default.aspx")
