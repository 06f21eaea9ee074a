"""Text alternatives as long as a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import squeeze


def check(page: PageView, *, most_characters: int = 200) -> Iterator[Finding]:
    """Find pictures whose alt is longer than is read in one breath."""
    pictures = page.tree.xpath("//img[@alt] | //area[@alt] | //input[@type='image'][@alt]")
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        length = len(squeeze(picture.get("alt")))
        if length > most_characters:
            yield uncertain_finding_at(picture, f"This text alternative has {length} characters.")


RULE = Rule(
    id="accessibility/alt-too-long",
    title="Text alternative that is too long",
    why="A screen reader reads it without a pause and cannot stop or go back in it.",
    fix="Say in alt what the picture is in a sentence, and put the long account on the page.",
    reference="https://www.w3.org/WAI/tutorials/images/complex/",
    severity="minor",
    check=check,
    criterion="1.1.1",
)
