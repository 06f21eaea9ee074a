"""Sound and film on a page: what starts by itself, what is silent, how long it may play."""

from __future__ import annotations

import re

from signpost.pages.markup import Element

_STARTS = re.compile(r"[?&](?:autoplay|auto_play|autostart)=(?:1|true)\b", re.IGNORECASE)
_SILENT = re.compile(r"[?&](?:muted?|background)=(?:1|true)\b", re.IGNORECASE)
# A media fragment (W3C): only the seconds between these are played.
_FRAGMENT = re.compile(r"#(?:[^#]*&)?t=(?:npt:)?(\d{0,6}(?:\.\d+)?),(\d{1,6}(?:\.\d+)?)(?:&|$)")


def players_of(tree: Element) -> list[Element]:
    """Return the players and the frames that may hold one."""
    return [*tree.iter("audio", "video"), *tree.xpath("//iframe[@src] | //embed[@src]")]


def starts_by_itself(player: Element) -> bool:
    """Whether a player begins without anybody pressing anything."""
    if player.tag in ("iframe", "embed"):
        return bool(_STARTS.search(player.get("src") or ""))
    return player.get("autoplay") is not None and bool(sources_of(player))


def is_silent(player: Element) -> bool:
    """Whether a player says that it makes no sound."""
    if player.tag in ("iframe", "embed"):
        return bool(_SILENT.search(player.get("src") or ""))
    return player.get("muted") is not None


def seconds_played(player: Element) -> float | None:
    """Return how long a player plays at most; None where its address does not say."""
    if player.get("loop") is not None:
        return None
    lengths = [_seconds(x) for x in sources_of(player)]
    known = [x for x in lengths if x is not None]
    return max(known) if known and len(known) == len(lengths) else None


def sources_of(player: Element) -> list[str]:
    """Return the addresses of what a player plays."""
    return [src for x in player.iter(str(player.tag), "source") if (src := x.get("src"))]


def _seconds(source: str) -> float | None:
    """Return how long the part is that an address names."""
    part = _FRAGMENT.search(source)
    return max(0.0, float(part[2]) - float(part[1] or 0)) if part else None
