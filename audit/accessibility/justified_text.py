"""Find text that is set flush on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from audit.accessibility.used import looked
from audit.contract import Finding, Options, Rule
from audit.mobile.seen import component
from audit.subject import Subject


def check(subject: Subject, _options: Options) -> Iterator[Finding]:
    """Find text that is set flush on both sides."""
    for block in looked(subject, "text"):
        if block["justified"]:
            yield Finding(
                message="This text is set flush on both sides, so its words stand unevenly.",
                where=block["path"],
                evidence=block["html"],
                component=component(block["path"]),
            )


RULE = Rule(
    id="accessibility/justified-text",
    title="Justified text",
    why="The uneven gaps between words make rivers of white that some people cannot read across.",
    fix="Set text-align to start (left).",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation",
    severity="minor",
    needs=("visit",),
    check=check,
    fixer="template",
)
