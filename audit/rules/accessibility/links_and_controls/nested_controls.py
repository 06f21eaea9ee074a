"""Links and buttons inside one another."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from audit.evidence.markup.markup_findings import finding_at, is_hidden
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_has_outer = etree.XPath("boolean(//a[@href] | //button)")
_INNER = ".//a[@href] | .//button | .//input[not(@type='hidden')] | .//select | .//textarea"

_HOLDING = (
    "(//a[@href] | //button)[.//a[@href] or .//button or .//input or .//select or .//textarea]"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find links and buttons that hold another control."""
    if not _has_outer(page.tree):
        raise NotApplicable
    for control in page.tree.xpath(_HOLDING):
        inner = [x for x in control.xpath(_INNER) if x.get("disabled") is None and not is_hidden(x)]
        if inner:
            kind = "link" if control.tag == "a" else "button"
            yield finding_at(control, f"This {kind} holds another control (<{inner[0].tag}>).")


RULE = Rule(
    id="accessibility/nested-controls",
    title="Control inside a control",
    why="Screen readers read one of the two only, and the keyboard stops twice at one thing.",
    fix="Put the two side by side, or keep one of them.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value",
    severity="serious",
    check=check,
    criterion="4.1.2",
    fixer="template",
    version=2,
    axe_rules=("nested-interactive",),
)
