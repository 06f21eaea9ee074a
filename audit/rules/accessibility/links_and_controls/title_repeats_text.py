"""Links and fields whose title says once more what they say."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, squeeze, text_of


def check(page: PageView) -> Iterator[Finding]:
    """Find titles on links, buttons and pictures in links that are the same as their words."""
    titled = page.tree.xpath("//a[@title] | //button[@title]")
    if not titled:
        raise NotApplicable
    for element in titled:
        title = squeeze(element.get("title")).lower()
        if title and title == _words(element).lower():
            yield finding_at(element, f"The title says “{title[:80]}” once more.")


def _words(element: Element) -> str:
    """Return an element's words, or those of the picture that it holds."""
    return text_of(element) or squeeze(" ".join(x.get("alt") or "" for x in element.iter("img")))


RULE = Rule(
    id="accessibility/title-repeats-text",
    title="Title that repeats the words",
    why="Some screen readers say it twice, and a box covers what is near the mouse.",
    fix="Take the title attribute out.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H33",
    severity="minor",
    check=check,
    criterion="2.4.4",
    fixer="template",
)
