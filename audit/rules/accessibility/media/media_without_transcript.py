"""Sound and film without a transcript or captions beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of

_MEDIA = re.compile(
    r"\.(?:mp3|m4a|wav|ogg|oga|aac|wma|flac|mp4|m4v|mov|avi|wmv|webm|ogv)(?:[?#]|$)", re.IGNORECASE
)
_TEXT = re.compile(r"transcript|trawsgrifiad|captions?\b|subtitles?\b", re.IGNORECASE)
_NEAR = 3


def check(page: PageView) -> Iterator[Finding]:
    """Find recordings, linked or embedded, with no word of a transcript or captions near them."""
    tree = page.tree
    linked = [x for x in tree.iter("a") if _MEDIA.search(x.get("href") or "")]
    players = [x for x in tree.iter("audio", "video") if x.get("autoplay") is None or _audible(x)]
    if not linked and not players:
        raise NotApplicable
    for element in [*linked, *players]:
        if not _has_captions(element) and not _TEXT.search(_words_near(element)):
            yield Finding(
                message="Nothing near this recording speaks of a transcript or captions.",
                where=css_path(element),
                evidence=snippet(element),
                certainty="needs_person",
            )


def _audible(player: Element) -> bool:
    """Whether a player makes a sound; a muted film that starts by itself is mere decoration."""
    return player.get("muted") is None


def _has_captions(element: Element) -> bool:
    """Whether a player has a track of captions or subtitles."""
    return any(
        x.get("kind", "subtitles") in ("captions", "subtitles") for x in element.iter("track")
    )


def _words_near(element: Element) -> str:
    """Return the words of the block round an element."""
    node = element
    for _ in range(_NEAR):
        parent = node.getparent()
        if parent is None or parent.tag in ("main", "body", "html"):
            break
        node = parent
    after = node.getnext()
    return text_of(node) + " " + (text_of(after) if after is not None else "")


RULE = Rule(
    id="accessibility/media-without-transcript",
    title="Recording without a transcript",
    why="Deaf people, and everybody without sound, get nothing from a recording alone.",
    fix="Add captions to films, and a transcript in HTML next to every recording.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded",
    severity="serious",
    check=check,
    criterion="1.2.1",
)
