"""Fields named by their placeholder alone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.form_fields import label_of, typed_fields
from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find fields with a placeholder and no other name."""
    fields = typed_fields(page.tree)
    if not fields:
        raise NotApplicable
    for field in fields:
        words = (field.get("placeholder") or "").strip()
        if words and not label_of(field):
            yield finding_at(
                field, f"“{words[:60]}” is gone as soon as somebody types: it is no label."
            )


RULE = Rule(
    id="accessibility/placeholder-as-label",
    title="Placeholder in place of a label",
    why="The words go away when people begin to type, are pale, and are not always read aloud.",
    fix="Put a label above the field; keep the placeholder out.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions",
    severity="serious",
    check=check,
    criterion="3.3.2",
)
