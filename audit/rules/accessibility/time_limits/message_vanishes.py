"""Messages that go away by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import Element

_HIDES = re.compile(
    r"\bset(?:Timeout|Interval)\s*\([^;]{0,200}?"
    r"(?:\.hide\s*\(|\.fadeOut\s*\(|\.slideUp\s*\(|\.remove\s*\(|display\s*[=:]\s*.none|\.hidden\s*=\s*true)"
    r"|\.delay\s*\(\s*\d{3,6}\s*\)\s*\.\s*(?:fadeOut|slideUp|hide)"
)
_FOR_A_WHILE = (
    "data-delay data-timeout data-duration data-auto-dismiss data-autohide data-dismiss-after"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find scripts of the page that hide something after a time, and toasts set to do so."""
    for element in page.tree.iter():
        if element.tag == "script" and _HIDES.search((element.text or "")[:200_000]):
            yield uncertain_finding_at(
                element, "A timer of this page hides something: a person has to see what."
            )
        elif _is_toast(element):
            yield uncertain_finding_at(element, "This message is set to go away by itself.")


def _is_toast(element: Element) -> bool:
    """Whether an element is called a message and has a time after which it goes."""
    if not isinstance(element.tag, str) or not any(element.get(x) for x in _FOR_A_WHILE.split()):
        return False
    named = f"{element.get('class') or ''} {element.get('role') or ''}".lower()
    return any(word in named for word in ("toast", "alert", "message", "notification", "flash"))


RULE = Rule(
    id="accessibility/message-vanishes",
    title="Message that goes away",
    why=(
        "A message that is gone after seconds was never there for who reads slowly or looks "
        "elsewhere."
    ),
    fix="Let the message stand until people close it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable",
    severity="moderate",
    check=check,
    criterion="2.2.1",
)
