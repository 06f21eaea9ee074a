"""Links that lead straight to a picture, which has no text alternative there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import css_path, snippet, squeeze

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|avif)(?:[?#]|$)", re.IGNORECASE)


def check(page: PageView) -> Iterator[Finding]:
    """Find links to picture files, unless they hold a picture with a text alternative."""
    links = [x for x in page.tree.iter("a") if _PICTURE.search(x.get("href") or "")]
    if not links:
        raise NotApplicable
    for link in links:
        if not any(squeeze(x.get("alt", "")) for x in link.iter("img")):
            yield Finding(
                message="This link leads to a picture, which has no text alternative there.",
                where=css_path(link),
                evidence=snippet(link),
                certainty="needs_person",
            )


RULE = Rule(
    id="accessibility/link-to-picture",
    title="Link to a bare picture",
    why="A picture opened by itself says nothing to a screen reader and does not fit a phone.",
    fix="Show the picture on a page, with a text alternative, or say in words what it shows.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G94",
    severity="minor",
    check=check,
    criterion="1.1.1",
)
