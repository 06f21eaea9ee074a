"""Labels that belong to no field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.evidence.markup.markup_findings import finding_at, is_hidden, runs_scripts
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_LABELLED = ("input", "select", "textarea", "button", "meter", "output", "progress")
_FIELD_ROLES = frozenset(
    {
        "textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "checkbox",
        "switch", "radio", "radiogroup", "group",
    }
)  # fmt: skip


def check(page: PageView) -> Iterator[Finding]:
    """Find labels that name an id that is not there or no field's, or neither name nor hold one.

    It is sure on a page that runs no script: one may put the field in later.
    """
    labels = list(page.tree.iter("label"))
    if not labels:
        raise NotApplicable
    named_by_id = {x.get("id"): x for x in reversed(page.tree.xpath("//*[@id]"))}
    used = {i for x in page.tree.xpath("//*/@aria-labelledby") for i in x.split()}
    certainty: Certainty = "needs_person" if runs_scripts(page.tree) else "sure"
    for label in labels:
        named = _has_field(label, named_by_id) or label.get("id") in used or is_hidden(label)
        if text_of(label) and not named and not _is_made_by_script(label):
            yield finding_at(
                label, f"The label “{text_of(label)[:60]}” belongs to no field.", certainty
            )


def _is_made_by_script(label: Element) -> bool:
    """Whether a script may put the field in later, as its holder says."""
    return any(x.get("data-module") for x in label.iterancestors())


def _has_field(label: Element, named_by_id: Mapping[str, Element]) -> bool:
    """Whether a label names a field, or holds one."""
    if name := label.get("for"):
        field = named_by_id.get(name)
        return field is not None and (_is_field(field) or any(_is_field(x) for x in field.iter()))
    return any(_is_field(x) for x in label.iterdescendants())


def _is_field(element: Element) -> bool:
    """Whether an element takes an entry: one of HTML, one by its role, or one of the page's own."""
    if not isinstance(element.tag, str):
        return False
    if element.tag == "input":
        return (element.get("type") or "").lower() != "hidden"
    return (
        element.tag in _LABELLED
        or "-" in element.tag
        or element.get("contenteditable") is not None
        or (element.get("role") or "").lower() in _FIELD_ROLES
    )


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
    version=2,
)
