"""Links with the same words that go to different places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, Rule

_AROUND = re.compile(r"^\W+|\W+$")


def check(page: PageView, *, least: int = 2) -> Iterator[Finding]:
    """Find links of the main content whose words are the same and whose targets are not."""
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for link in anchors.followable(page.links):
        here = link.where in anchors.TEMPLATE or link.url == page.url
        if not here and link.kind in ("page", "external", "document"):
            words = _AROUND.sub("", link.text.lower())
            # A number or a letter names its own place in a row: pages, an A to Z.
            if len(words) > 2 and not words[0].isdigit():
                places[words].setdefault(_path(link.url), link.url)
    for words, found in places.items():
        if len(found) >= least:
            yield Finding(
                f"{len(found)} links are called “{words[:80]}” and go to different pages.",
                where=next(iter(found.values())),
                evidence=" ".join(list(found.values())[:5])[:300],
                certainty="needs_person",
                key=words,
            )


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
)
