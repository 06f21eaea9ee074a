"""Pictures that may move: GIFs and their newer kin, which nothing stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_MOVING = re.compile(r"\.(?:gif|apng)(?:[?#]|$)", re.IGNORECASE)
_STILL = re.compile(
    r"(?:^|[^a-z])(?:spacer|blank|pixel|clear|trans(?:parent)?|dots?|logos?|icons?|1x1)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_LEAST = 48


def check(page: PageView) -> Iterator[Finding]:
    """Find pictures in a format that moves, tiny ones and spacers left out."""
    pictures = [x for x in page.tree.iter("img", "image") if _MOVING.search(_source(x))]
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        name = _source(picture).rpartition("/")[2]
        if not _STILL.search(name) and not _is_tiny(picture):
            yield Finding(
                message=f"{name[:80]} is in a format that can move, and nothing stops it: "
                "a person has to look whether it does.",
                where=css_path(picture),
                evidence=snippet(picture),
                certainty="needs_person",
            )


def _source(picture: Element) -> str:
    """Return a picture's address."""
    return picture.get("src") or ""


def _is_tiny(picture: Element) -> bool:
    """Whether a picture says that it is too small to distract, in pixels."""
    sizes = [(picture.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(x.isascii() and x.isdigit() and int(x) < _LEAST for x in sizes)


RULE = Rule(
    id="accessibility/animated-picture",
    title="Picture that may move",
    why="What moves beside text keeps some people from reading it, and a GIF has no pause button.",
    fix="Use a still picture, or a video with controls, for whatever moves more than five seconds.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G152",
    severity="moderate",
    check=check,
    criterion="2.2.2",
    version=2,
)
