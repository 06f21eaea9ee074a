"""Paragraphs made with two line breaks."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import Element, text_of

_CONTROLS = ("button", "input", "select", "textarea", "label", "form")


def check(page: PageView, *, least: int = 1) -> Iterator[Finding]:
    """Find line breaks in a row between words; told once a page."""
    pairs = [x for x in page.content.main.iter("br") if _is_pair(x) and not _is_quoted(x)]
    if len(pairs) >= least:
        holder = pairs[0].getparent()
        yield uncertain_finding_at(
            holder if holder is not None else pairs[0],
            f"Line breaks in a row stand for a paragraph here ({len(pairs)} on this page).",
            key="breaks",
        )


def _is_quoted(element: Element) -> bool:
    """Whether an element stands in other people's words, such as an embedded post."""
    return next(element.iterancestors("blockquote"), None) is not None


def _is_pair(element: Element) -> bool:
    """Whether a line break is followed by another, and both by words."""
    after = element.getnext()
    if after is None or after.tag != "br" or (element.tail or "").strip():
        return False
    parent = element.getparent()
    before = element.getprevious()
    second = before is not None and before.tag == "br" and not (before.tail or "").strip()
    if parent is None or parent.tag in ("address", "pre") or second:
        return False
    # Any number of them in a row stands for one paragraph.
    while not (after.tail or "").strip() and (then := after.getnext()) is not None:
        if then.tag != "br":
            return then.tag not in _CONTROLS and bool(text_of(then))
        after = then
    return bool((after.tail or "").strip())


RULE = Rule(
    id="accessibility/breaks-for-paragraphs",
    title="Line breaks in place of paragraphs",
    why="Screen readers go from paragraph to paragraph: text cut by line breaks is one long one.",
    fix="Press Enter in the editor to make a paragraph; do not use two line breaks.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships",
    severity="minor",
    check=check,
    criterion="1.3.1",
    version=4,
)
