"""Pictures that only make space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_NAME = re.compile(
    r"(?:^|/)(?:spacer|blank|pixel|clear|transparent|1x1|shim)"
    r"(?:[_-]?(?:gif|png|ima?ge?|pixel|spacer|dot|\d{1,4}(?:x\d{1,4})?|px)){0,3}\.\w{1,5}(?:[?#]|$)",
    re.IGNORECASE,
)
_WIDE = 8


def check(page: PageView) -> Iterator[Finding]:
    """Find pictures called a spacer, or one pixel high and much wider (or the other way round)."""
    pictures = list(page.tree.iter("img"))
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        width, height = (_pixels(picture, name) for name in ("width", "height"))
        thin = (height == 1 and width >= _WIDE) or (width == 1 and height >= _WIDE)
        counts = width == 1 and height == 1  # measures visits, and makes no space
        if thin or (_NAME.search(picture.get("src") or "") and not counts):
            yield Finding(
                message="This picture only makes space.",
                where=css_path(picture),
                evidence=snippet(picture),
            )


def _pixels(picture: Element, name: str) -> int:
    """Read a length in pixels; 0 if there is none."""
    value = (picture.get(name) or "").strip().removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0


RULE = Rule(
    id="accessibility/spacer-picture",
    title="Picture that only makes space",
    why="Space made with pictures does not follow the size of text and breaks on a phone.",
    fix="Take the picture out and make space with a style.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/css/C18",
    severity="minor",
    check=check,
    version=2,
)
