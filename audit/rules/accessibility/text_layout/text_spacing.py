"""Text whose spacing is nailed down in the element itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from audit.evidence.markup.inline_styles import declared, is_styled_away
from audit.evidence.markup.markup_findings import own_texts
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import UNREAD, Element

# What a reader's own spacing needs as multiples of the text's size (WCAG 1.4.12).
_LEAST = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PIXELS = re.compile(r"([0-9]*\.?[0-9]+)px")
_EMS = re.compile(r"([0-9]*\.?[0-9]+)em")


def check_text(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found where text of the element itself has the spacing that it fixes.

    Text in elements inside it inherits the spacing, and may be of another size, or have a spacing
    of its own: a person has to look. Where there is no text nothing can be too tight.
    """
    styled = page.tree.xpath("//*[@style]")
    for finding in found:
        match = _STYLE.search(finding.evidence.partition(">")[0])
        style = unescape(match[1] or match[2] or "") if match else ""
        elements = [x for x in styled if style and x.get("style") == style]
        held = [_text_held(x) for x in elements]
        if not elements or "own" in held:
            yield finding
        elif "inner" in held:
            yield replace(finding, certainty="needs_person")


def _text_held(element: Element) -> str:
    """Say whose text a fixed spacing makes too tight: its `own`, that of an `inner` one, or ""."""
    answers = [
        _tight(element, name, least)
        for name, least in _LEAST.items()
        if (fixed := declared(element).get(name)) is not None and fixed.important
    ]
    return next((x for x in ("own", "inner") if x in answers), "")


def _tight(element: Element, name: str, least: float) -> str:
    """Say whose text has too tight a spacing of one kind."""
    if any(text.strip() for text in own_texts(element)) and not is_styled_away(element):
        return "own"
    inside = [x for child in element for x in _inheriting(child, name)]
    spacing, sizes = _pixels_of(element, name), [_size_of(x) for x in inside]
    if spacing is not None and None not in sizes:
        inside = [x for x, size in zip(inside, sizes, strict=True) if spacing < least * (size or 0)]
    return "inner" if inside else ""


def _inheriting(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements with text of their own that inherit a property from outside."""
    if not isinstance(element.tag, str) or element.tag in UNREAD or is_styled_away(element):
        return
    if name in declared(element):
        return
    if any(text.strip() for text in own_texts(element)):
        yield element
    for child in element:
        yield from _inheriting(child, name)


def _pixels_of(element: Element, name: str) -> float | None:
    """Return a spacing in pixels, which is what is inherited; None where its size is unknown."""
    value = declared(element)[name].value
    if (pixels := _PIXELS.fullmatch(value)) is not None:
        return float(pixels[1])
    size, ems = _size_of(element), _EMS.fullmatch(value)
    return float(ems[1]) * size if ems is not None and size is not None else None


def _size_of(element: Element) -> float | None:
    """Return the size of an element's text in pixels, where its style attribute says it."""
    size = declared(element).get("font-size")
    pixels = _PIXELS.fullmatch(size.value) if size else None
    return float(pixels[1]) if pixels else None


RULE = engine_rule(
    name="text-spacing",
    criterion="1.4.12",
    understanding="text-spacing",
    title="Text whose spacing cannot be changed",
    why=(
        "Some dyslexic people read with wider spacing, which they set in their browser; here "
        "it has no effect."
    ),
    fix="Take the spacing out of the style attribute, or at least its !important.",
    version=2,
    sayings={
        "avoid-inline-spacing": (
            "The spacing of this text is fixed with !important, so readers cannot widen it."
        ),
    },
    reread=check_text,
)
