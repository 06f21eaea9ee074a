"""Links that lead nowhere: a script makes buttons of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_NOWHERE = re.compile(r"^\s*(?:#|javascript:.*)?\s*$", re.IGNORECASE | re.DOTALL)
_TOP = re.compile(r"\btop\b|brig\b|^up$", re.IGNORECASE)
# By these a framework makes a menu's button of a link, with the keys that a button has.
_TOGGLES = ("data-toggle", "data-bs-toggle", "aria-haspopup")
_ROLES = {"button", "tab", "menuitem", "checkbox", "switch", "option"}


def check(page: PageView) -> Iterator[Finding]:
    """Find links without an address, with “#” or a script for one, that have no other role."""
    links = page.tree.xpath("//a[@href]")
    if not links:
        raise NotApplicable
    lost = [x for x in links if _NOWHERE.match(x.get("href")) and not _is_told(x)]
    if lost:
        count = "" if len(lost) == 1 else f" ({len(lost)} such links on this page)"
        name = text_of(lost[0])[:60]
        yield uncertain_finding_at(
            lost[0], f"The link “{name}” leads nowhere by itself{count}.", key="nowhere"
        )


def _is_told(link: Element) -> bool:
    """Whether a link has the role of what it is, opens a menu, or leads to the top of the page."""
    if any(link.get(name) in ("dropdown", "collapse", "true", "menu") for name in _TOGGLES):
        return True
    return (link.get("role") or "").lower() in _ROLES or bool(_TOP.search(text_of(link)))


RULE = Rule(
    id="accessibility/link-without-target",
    title="Link that leads nowhere",
    why="It is read as a link and behaves as a button, or does nothing without its script.",
    fix="Use a button for what happens on this page, and a real address for what leads to another.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F42",
    severity="moderate",
    check=check,
    criterion="1.3.1",
    version=2,
)
