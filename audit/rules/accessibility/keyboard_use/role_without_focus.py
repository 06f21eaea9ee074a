"""Elements with the role of a control that the keyboard cannot reach."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at, is_hidden
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

_ROLES = {
    "button",
    "link",
    "checkbox",
    "switch",
    "slider",
    "spinbutton",
    "textbox",
    "searchbox",
    "combobox",
}
_NATIVE = ("a", "button", "input", "select", "textarea", "summary", "area")


def check(page: PageView) -> Iterator[Finding]:
    """Find elements with the role of a control and neither tabindex nor a focus by nature."""
    controls = [x for x in page.tree.xpath("//*[@role]") if x.get("role").lower() in _ROLES]
    if not controls:
        raise NotApplicable
    for control in controls:
        if not _takes_focus(control) and not is_hidden(control):
            yield finding_at(
                control, f"This is announced as a {control.get('role')} but takes no focus."
            )


def _takes_focus(control: Element) -> bool:
    """Whether a control, or what it stands in, can have the focus."""
    if control.get("tabindex") is not None or control.get("contenteditable") is not None:
        return True
    if control.get("aria-disabled") == "true":
        return True
    if control.tag == "a":
        return control.get("href") is not None
    return control.tag in _NATIVE or any(x.tag in _NATIVE for x in control.iterancestors())


RULE = Rule(
    id="accessibility/role-without-focus",
    title="Control that the keyboard cannot reach",
    why="It is announced as something to press, and who uses a keyboard cannot press it.",
    fix="Use the real element (button, a with href, input), or add tabindex=0 and answer its keys.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F59",
    severity="serious",
    check=check,
    criterion="2.1.1",
    fixer="template",
)
