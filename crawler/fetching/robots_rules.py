"""What a robots.txt lets Signpost ask (RFC 9309).

Protego decides which addresses a rule matches. What is done before it, as it differs from the RFC
there: which bytes are read, which group is ours, and what a failed answer means.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from protego import Protego

# What a site calls us in its robots.txt: the product token of the User-Agent.
AGENT = "signpost"
# The RFC wants at least 500 KiB read (2.5). A rule further on is a wish all the same and is kept,
# but told, as others read no further; a file without end is cut off.
LIMIT = 5 * 1024 * 1024
_OTHERS_LIMIT = 500 * 1024
# Hops that are followed; the RFC wants five (2.3.1.2), many sites need two (https, www).
MOST_HOPS = 10
# The longest pause, in seconds, that a Crawl-delay is kept to. 5,000 pages at 10 s take 14 hours;
# with the delays of a minute and more that some sites write, a weekly run would not end.
LONGEST_DELAY = 10.0
# The misspellings that other readers understand too.
_NAMES = {
    "user-agent": "agent", "useragent": "agent", "user agent": "agent",
    "disallow": "disallow", "dissallow": "disallow", "dissalow": "disallow",
    "disalow": "disallow", "diasllow": "disallow", "disallaw": "disallow",
    "allow": "allow", "crawl-delay": "delay", "crawl delay": "delay",
}  # fmt: skip
_RECORD = re.compile(rf"\s*({'|'.join(_NAMES)})\s*[:\s]\s*(.*)", re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z_-]+")
_BOM = b"\xef\xbb\xbf"
_TOO_MANY_REQUESTS = 429

_Kind = Literal["agent", "allow", "disallow", "delay"]


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What may be asked of one host, and how fast.

    `why_unread` says why robots.txt could not be read, in a few words: then nothing may be asked,
    and `error` is the word of Page.error for what is not.
    `delay` is the pause between two requests in seconds, at most `LONGEST_DELAY`. `notes` are what
    its owner should know of the file, a few words each.
    """

    why_unread: str = ""
    error: str = "robots_unread"
    delay: float = 0.0
    notes: tuple[str, ...] = ()
    _matcher: Protego | None = None

    def may_ask(self, url: str) -> bool:
        """Whether Signpost may ask for an address of this host."""
        if self.why_unread:
            return False
        return self._matcher is None or bool(self._matcher.can_fetch(url, AGENT))


def rules_of_answer(status: int, body: bytes) -> RobotsRules:
    """Return what an answer for robots.txt means, once redirects were followed.

    Of the complaints 429 is taken as a failing server is (as Google does): it says "not now", and
    to ask for everything then would be the opposite of manners. The RFC allows that. Every other
    4xx means that there are no rules, whatever stands in its body; so does a redirect that leads
    nowhere.
    """
    if status >= 500 or status == _TOO_MANY_REQUESTS:
        return RobotsRules(why_unread=str(status))
    return parse(body) if 200 <= status < 300 else RobotsRules()


def parse(body: bytes) -> RobotsRules:
    """Read the bytes of a robots.txt; a page of HTML in its place has no rules."""
    text, notes = _text(body)
    if text.lstrip()[:1] == "<":
        return RobotsRules(notes=("it is a web page, so it forbids nothing",))
    group = _our_group(text)
    if group.delay > LONGEST_DELAY:
        kept = f"Crawl-delay {group.delay:g} s is kept to {LONGEST_DELAY:g} s"
        notes = (*notes, kept)
    # For Protego there is this one group: which one is ours is decided here.
    text = "\n".join(["User-agent: *", *group.rules])
    return RobotsRules(
        delay=min(group.delay, LONGEST_DELAY),
        notes=notes,
        _matcher=Protego.parse(text) if group.rules else None,
    )


def _text(body: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a file up to the limit, without the lines that are not UTF-8; say what was left."""
    notes: tuple[str, ...] = ()
    body = body.removeprefix(_BOM)
    if len(body) > LIMIT:
        whole_lines = re.match(rb".*[\r\n]", body[:LIMIT], re.DOTALL)
        body = whole_lines.group() if whole_lines else b""
        notes = (f"only its first {LIMIT // 1024} KiB were read",)
    elif len(body) > _OTHERS_LIMIT:
        notes = (f"it is longer than {_OTHERS_LIMIT // 1024} KiB: search engines read no further",)
    lines: list[str] = []
    bad = 0
    for line in re.split(rb"[\r\n]", body):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            bad += 1
    if b"\0" in body[:1000]:
        return "", (*notes, "it is not in UTF-8, so it forbids nothing")
    if bad:
        notes = (*notes, f"lines that are not UTF-8 were passed over ({bad})")
    return "\n".join(lines), notes


@dataclass(slots=True)
class _Group:
    """What is said to one agent."""

    rules: list[str] = field(default_factory=list)
    delay: float = 0.0


def _our_group(text: str) -> _Group:
    """Return what is said to us, of all groups that name us; if none does, what is said to all."""
    groups: dict[str, _Group] = {}
    named: list[str] = []
    in_rules = False
    for kind, value in _records(text):
        if kind == "agent":
            named = [] if in_rules else named
            in_rules = False
            named.append(_agent(value))
            groups.setdefault(named[-1], _Group())
            continue
        # Only rules end the list of agents: other records may stand among them (RFC 9309, 2.2.4).
        in_rules = in_rules or kind != "delay"
        for name in named:
            if kind == "delay":
                groups[name].delay = _seconds(value, groups[name].delay)
            elif value:
                groups[name].rules.append(f"{kind}: {value}")
    return groups.get(AGENT) or groups.get("*") or _Group()


def _records(text: str) -> Iterator[tuple[_Kind, str]]:
    """Yield the records of a file that are about agents, rules and pace."""
    for line in text.split("\n"):
        found = _RECORD.fullmatch(line.partition("#")[0])
        if found:
            # Protego would take other line ends than these for line ends.
            value = " ".join(found[2].split())
            yield _NAMES[found[1].lower()], value  # type: ignore[misc]


def _agent(value: str) -> str:
    """Return the product token of a name as it is written (`Signpost/2.0` is `signpost`)."""
    if value.split()[:1] == ["*"]:
        return "*"
    token = _TOKEN.match(value)
    return token.group().lower() if token else ""


def _seconds(value: str, otherwise: float) -> float:
    """Read a pause; what is no sensible number leaves what there was."""
    try:
        seconds = float(value)
    except ValueError:
        return otherwise
    return seconds if math.isfinite(seconds) and seconds >= 0 else otherwise
