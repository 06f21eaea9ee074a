"""Time limits that a page speaks of, or that its own script sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule

_WORDS = re.compile(
    r"\b(?:you (?:will be|are|have been) (?:automatically )?(?:logged|timed|signed) out"
    r"|session (?:will |has |may )?(?:be )?(?:timed? ?out|expires?|expired?)"
    r"|(?:form|application) (?:will |has |may )?(?:be )?timed? ?out"
    r"|you have (?:only )?(?:\d{1,3}|five|ten|fifteen|twenty|thirty) (?:minutes"
    r"|seconds) (?:to|left|remaining)"
    r"|time (?:left|remaining)\b|times out (?:after|in)"
    r"|within \d{1,2} minutes of (?:starting|opening))",
    re.IGNORECASE,
)
# One of these stands in every text that the pattern can find.
_HINTS = ("out", "expire", "minutes", "seconds", "left", "remaining")
# A timer that leaves the page or loads it again; a waiting time of its own is looked for after it.
_SCRIPT = re.compile(
    r"\bset(?:Timeout|Interval)\s*\([^;]{0,200}?"
    r"(?:location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign|reload)\s*\(|\.submit\s*\(\s*\))"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find words about a time limit, and timers in the page that leave or send it."""
    for block in page.content.mentioning(_HINTS):
        match = _WORDS.search(block.text)
        if match:
            yield uncertain_finding_at(
                block.element, f"“{match[0]}”: a person has to see if more time can be had."
            )
    for script in page.tree.iter("script"):
        text = (script.text or "")[:200_000]
        if any(x in text for x in ("setTimeout", "setInterval")) and _SCRIPT.search(text):
            yield uncertain_finding_at(
                script, "A timer of this page's own goes elsewhere or sends a form."
            )


RULE = Rule(
    id="accessibility/time-limit",
    title="Time limit",
    why="People who read or type slowly lose what they have done when time runs out.",
    fix=(
        "Let people turn the limit off or have ten times as long, and warn them at least 20 "
        "seconds before."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable",
    severity="serious",
    check=check,
    criterion="2.2.1",
    version=2,
)
