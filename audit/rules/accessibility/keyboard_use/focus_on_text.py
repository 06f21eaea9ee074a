"""Plain text that the keyboard stops at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

_CONTROLS = (
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
    "audio",
    "video",
    "svg",
    "pre",
    "table",
)
_HANDLERS = (
    "onclick",
    "onkeydown",
    "onkeyup",
    "onkeypress",
    "onfocus",
    "contenteditable",
    "role",
    "aria-label",
    "aria-labelledby",
    "aria-haspopup",
    "aria-describedby",
    "data-module",
)


def check(page: PageView) -> Iterator[Finding]:
    """Find elements with tabindex 0 that are nothing to press and hold nothing that scrolls."""
    stops = page.tree.xpath("//*[@tabindex]")
    if not stops:
        raise NotApplicable
    for stop in stops:
        if _is_stop(stop) and _is_plain(stop):
            yield uncertain_finding_at(
                stop, "The keyboard stops at this text, where there is nothing to do."
            )


def _is_stop(element: Element) -> bool:
    """Whether Tab stops at an element."""
    return (element.get("tabindex") or "").strip().isdigit()


def _is_plain(element: Element) -> bool:
    """Whether an element is plain text; boxes that hold others may scroll or open."""
    if element.tag in _CONTROLS or any(element.get(x) is not None for x in _HANDLERS):
        return False
    scrolls = re.search(r"overflow|max-height", element.get("style") or "")
    named = re.search(r"scroll|tooltip|carousel|slide|code|highlight", element.get("class") or "")
    return (
        not scrolls
        and not named
        and element.find(".//table") is None
        and element.find(".//pre") is None
    )


RULE = Rule(
    id="accessibility/focus-on-text",
    title="Keyboard stops at plain text",
    why="People who use a keyboard press one key more, and expect something to do there.",
    fix="Take tabindex out: screen readers read text without it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-order",
    severity="minor",
    check=check,
    criterion="2.4.3",
    fixer="template",
    axe_rules=("focus-order-semantics",),
)
