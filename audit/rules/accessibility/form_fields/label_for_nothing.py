"""Labels that belong to no field."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of
from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_LABELLED = ("input", "select", "textarea", "button", "meter", "output", "progress")


def check(page: PageView) -> Iterator[Finding]:
    """Find labels that name an id that is not there, or neither name nor hold a field."""
    labels = list(page.tree.iter("label"))
    if not labels:
        raise NotApplicable
    ids = {x.get("id") for x in page.tree.xpath("//*[@id]")}
    used = {i for x in fields_of(page.tree) for i in (x.get("aria-labelledby") or "").split()}
    for label in labels:
        named = _has_field(label, ids) or label.get("id") in used
        if text_of(label) and not named and not _is_made_by_script(label):
            yield finding_at(label, f"The label “{text_of(label)[:60]}” belongs to no field.")


def _is_made_by_script(label: Element) -> bool:
    """Whether a script may put the field in later, as its holder says."""
    return any(x.get("data-module") for x in label.iterancestors())


def _has_field(label: Element, ids: set[str | None]) -> bool:
    """Whether a label names a field, or holds one."""
    if label.get("for"):
        return label.get("for") in ids
    return next(label.iterdescendants(*_LABELLED), None) is not None


RULE = Rule(
    id="accessibility/label-for-nothing",
    title="Label that belongs to no field",
    why="Pressing the label does nothing, and a screen reader does not read it with the field.",
    fix="Give the field an id and name it in the label's for.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F68",
    severity="serious",
    check=check,
    criterion="1.3.1",
    fixer="template",
)
