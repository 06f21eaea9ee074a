"""Elements that give their focus away at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule

_NAMES = ("onfocus", "onfocusin", "onclick", "onmousedown")
# The element's own blur, or that of whatever has the focus; `other.blur()` is another's.
_BLURS = re.compile(
    r"(?:(?<![\w.$])|(?<![\w.$])(?:this|self|document\.activeElement|(?:event|e)\.(?:currentT|t)arget)\.)"
    r"blur\s*\(\s*\)"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find elements whose own script blurs them when they get the focus."""
    for element in page.tree.xpath("//*[@onfocus or @onfocusin or @onclick or @onmousedown]"):
        if any(_BLURS.search(element.get(name) or "") for name in _NAMES):
            yield finding_at(element, "This gives the focus away as soon as it has it.")


RULE = Rule(
    id="accessibility/focus-taken-away",
    title="Focus taken away",
    why="Who uses a keyboard cannot press it, and is thrown back to the top of the page.",
    fix="Take the blur() out; to change how the focus looks use :focus-visible.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F55",
    severity="serious",
    check=check,
    criterion="2.1.1",
    fixer="template",
    version=2,
)
