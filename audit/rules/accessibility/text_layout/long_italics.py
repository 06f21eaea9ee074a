"""Find long passages in italics."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.browser_facts import looked
from audit.evidence.layout_facts import component
from audit.inputs import Subject
from audit.rule import Finding, Options, Rule


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find long passages in italics."""
    for block in looked(subject, "text"):
        if block["italic"] and block["chars"] >= options["min_characters"]:
            yield Finding(
                message=f"These {block['chars']} characters are in italics.",
                where=block["path"],
                evidence=block["html"],
                component=component(block["path"]),
            )


RULE = Rule(
    id="accessibility/long-italics",
    title="Long passage in italics",
    why="Slanted letters are harder to read, above all with dyslexia.",
    fix="Use italics for single words only.",
    reference="https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide",
    severity="minor",
    needs=("visit",),
    check=check,
    options={"min_characters": 100},
    fixer="template",
)
