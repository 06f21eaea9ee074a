"""Pictures whose title says something else than their text alternative."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import css_path, snippet, squeeze


def check(page: PageView) -> Iterator[Finding]:
    """Find pictures with a title that is not their alt; a person has to choose."""
    pictures = page.tree.xpath("//img[@title and @alt] | //area[@title and @alt]")
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        alt, title = (squeeze(picture.get(name)) for name in ("alt", "title"))
        if title and title.lower() != alt.lower():
            yield Finding(
                message=_sentence(alt, title),
                where=css_path(picture),
                evidence=snippet(picture),
                certainty="needs_person",
            )


def _sentence(alt: str, title: str) -> str:
    """Say how the two texts differ."""
    if not alt:
        return f"This picture counts as decoration (empty alt) but has a title: “{title[:80]}”."
    return f"This picture's title “{title[:80]}” differs from its text alternative “{alt[:80]}”."


RULE = Rule(
    id="accessibility/image-title",
    title="Picture with two different texts",
    why="A mouse shows one text and a screen reader reads another; touch shows no title.",
    fix="Put what the picture says into alt, and take the title out.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F65",
    severity="minor",
    check=check,
    criterion="1.1.1",
)
