"""Words that only a mouse held still shows (title)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, squeeze, text_of

_FOCUSED = (
    "a",
    "button",
    "input",
    "select",
    "textarea",
    "summary",
    "area",
    "iframe",
    "object",
    "embed",
)
_OTHERS = (
    "abbr",
    "acronym",
    "dfn",
    "img",
    "link",
    "style",
    "svg",
    "title",
    "html",
    "form",
    "audio",
    "video",
)


def check(page: PageView) -> Iterator[Finding]:
    """Find titles with words of their own on elements that take no focus."""
    titled = page.tree.xpath("//body//*[@title]")
    if not titled:
        raise NotApplicable
    for element in titled:
        title = squeeze(element.get("title"))
        plain = element.tag not in (*_FOCUSED, *_OTHERS) and element.get("tabindex") is None
        if plain and len(title.split()) > 1 and not _has_words_of(element, title):
            yield uncertain_finding_at(element, f"Only a mouse shows “{title[:80]}”.")


def _has_words_of(element: Element, title: str) -> bool:
    """Whether an element's own words say what its title says."""
    inside = next(element.iterancestors("svg"), None) is not None
    words = f"{element.get('aria-label') or ''} {text_of(element)}"
    return inside or title.lower() in words.lower()


RULE = Rule(
    id="accessibility/title-only",
    title="Words that only a mouse shows",
    why="A title is shown to a mouse that stays still: not on a phone, not to the keyboard.",
    fix="Write it as text on the page, or open it with a button.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/keyboard",
    severity="minor",
    check=check,
    criterion="2.1.1",
)
