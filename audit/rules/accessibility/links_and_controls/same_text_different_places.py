"""Links with the same words that go to different places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from audit.evidence.links import anchors
from audit.evidence.markup.markup_findings import is_hidden
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.addresses import resolve
from signpost.pages.markup import squeeze, text_of

_GOES = re.compile(
    r"\b(?:location(?:\.href)?\s*=|(?:location\.(?:assign|replace)|window\.open)\s*\()\s*['\"]([^'\"]+)"
)
_AROUND = re.compile(r"^\W+|\W+$")


def check(page: PageView, *, least: int = 2) -> Iterator[Finding]:
    """Find links, or frames, whose words are the same and whose targets are not."""
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for link in anchors.followable(page.links):
        here = link.where in anchors.TEMPLATE or link.url == page.url
        if not here and link.kind in ("page", "external", "document"):
            words = _AROUND.sub("", link.text.lower())
            # A number or a letter names its own place in a row: pages, an A to Z.
            if len(words) > 2 and not words[0].isdigit():
                places[words].setdefault(_path(link.url), link.url)
    for text, url in _by_script(page):
        if words := _AROUND.sub("", text.lower()):
            places[words].setdefault(_path(url), url)
    yield from _alike(places, least, "links are called", "go to different pages")
    frames: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, url in _frames(page):
        if name:
            frames[squeeze(name).lower()].setdefault(_path(url), url)
    yield from _alike(frames, least, "frames are called", "hold different pages")


def _alike(
    places: Mapping[str, Mapping[str, str]], least: int, what: str, differ: str
) -> Iterator[Finding]:
    """Tell of each name with several addresses."""
    for words, found in places.items():
        if len(found) >= least:
            yield Finding(
                f"{len(found)} {what} “{words[:80]}” and {differ}.",
                where=next(iter(found.values())),
                evidence=" ".join(list(found.values())[:5])[:300],
                certainty="needs_person",
                key=words,
            )


def _by_script(page: PageView) -> Iterator[tuple[str, str]]:
    """Yield the words and addresses of what is announced as a link, and goes on by its script."""
    for element in page.tree.xpath("//*[@role='link'][@onclick][not(self::a)]"):
        target = _GOES.search(element.get("onclick")[:2000])
        resolved = resolve(page.url, target[1]) if target else None
        if resolved and not is_hidden(element):
            yield element.get("aria-label") or text_of(element), resolved[0]


def _frames(page: PageView) -> Iterator[tuple[str, str]]:
    """Yield the names and addresses of frames."""
    for frame in page.tree.xpath("//iframe | //frame"):
        name = frame.get("aria-label") or frame.get("title") or ""
        resolved = resolve(page.url, frame.get("src") or "")
        if is_hidden(frame):
            continue
        if frame.get("srcdoc"):  # counts before the address
            yield name, "srcdoc://frame/" + squeeze(frame.get("srcdoc"))[:200]
        elif resolved and frame.get("src"):
            yield name, resolved[0]


def _path(url: str) -> str:
    """Return what tells one page from another: a page on a test host is the live one's twin."""
    rest = url.partition("://")[2].rstrip("/")
    host, _, path = rest.partition("/")
    return path or host


RULE = Rule(
    id="accessibility/same-text-different-places",
    title="Same words, different places",
    why="In a list of links, as screen readers show them, these cannot be told apart.",
    fix="Say in each link where it goes: “Apply for a blue badge”, not “Apply”.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context",
    severity="minor",
    check=check,
    criterion="2.4.4",
    version=2,
    axe_rules=("identical-links-same-purpose",),
)
