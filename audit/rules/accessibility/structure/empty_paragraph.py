"""Paragraphs with nothing in them, used as white space."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of
from signpost.pages.shown import is_icon

_HOLDS = (
    "img|svg|input|iframe|video|audio|canvas|object|embed|button|select|textarea|script|template"
)

# What makes all that is in it a matter of scripts.
_LATER = "//*[@hidden or @aria-live or @aria-hidden]"


def check(page: PageView) -> Iterator[Finding]:
    """Find paragraphs without words or anything that shows, outside hidden parts and scripts."""
    later = frozenset(page.tree.xpath(_LATER))
    paragraphs = [
        x
        for x in page.tree.iter("p")
        if page.is_shown(x) and later.isdisjoint(x.iterancestors()) and not _is_filled_later(x)
    ]
    if not paragraphs:
        raise NotApplicable
    empty = [
        x
        for x in paragraphs
        if not text_of(x).strip("\u00a0\u200b ") and not _shows_without_words(x)
    ]
    if empty:
        count = (
            "An empty paragraph stands"
            if len(empty) == 1
            else f"{len(empty)} empty paragraphs stand"
        )
        yield Finding(
            message=f"{count} on this page.",
            where=css_path(empty[0]),
            evidence=snippet(empty[0]),
            key="empty paragraphs",
        )


def _shows_without_words(paragraph: Element) -> bool:
    """Whether something in a paragraph shows without words."""
    return next(paragraph.iterdescendants(*_HOLDS.split("|")), None) is not None or any(
        is_icon(x) for x in paragraph.iterdescendants("i", "span")
    )


def _is_filled_later(paragraph: Element) -> bool:
    """Whether a script may put words in: it has a name of its own, or is live or hidden."""
    names = ("id", "hidden", "aria-live", "role", "data-module", "aria-hidden")
    return any(paragraph.get(name) is not None for name in names)


RULE = Rule(
    id="accessibility/empty-paragraph",
    title="Empty paragraph",
    why="Some screen readers stop at an empty paragraph and say “blank”.",
    fix="Take the empty paragraph out; make space with a style.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/css/C8",
    severity="minor",
    check=check,
)
