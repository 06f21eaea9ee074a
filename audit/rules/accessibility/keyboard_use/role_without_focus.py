"""Elements with the role of a control that the keyboard cannot reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at, is_hidden
from audit.evidence.visits.seen_elements import only_clicked, takes_focus
from audit.inputs import PageView, Seen
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
_FIELDS = {"slider", "spinbutton", "textbox", "searchbox", "combobox"}
_NUMBER = re.compile(r"\s*[+-]?\d+\s*")
_NATIVE = ("a", "button", "input", "select", "textarea", "summary", "area")


def check(page: PageView, seen: Seen) -> Iterator[Finding]:
    """Find elements with the role of a control and neither tabindex nor a focus by nature.

    A script may give them one, and a style sheet hide them: it is sure where the browser found
    that the element can be pressed and takes no focus, and wrong where the Tab key came to it.
    """
    controls = [x for x in page.tree.xpath("//*[@role]") if _role(x) in _ROLES]
    if not controls:
        raise NotApplicable
    for control in controls:
        if _takes_focus(control) or is_hidden(control) or takes_focus(control, seen):
            continue
        yield finding_at(
            control,
            f"This is announced as a {_role(control)} but takes no focus.",
            "sure" if only_clicked(control, seen) else "needs_person",
        )


def _role(element: Element) -> str:
    """Return an element's role: the first that it names."""
    return next(iter((element.get("role") or "").lower().split()), "")


def _takes_focus(control: Element) -> bool:
    """Whether a control, or what it stands in, can have the focus."""
    if (control.get("aria-disabled") or "").lower() == "true":
        return True
    if control.tag == "label":  # the field that it labels has the focus
        return True
    holders = (control, *control.iterancestors())
    # A combobox may be the box round a field that has the focus.
    inside = control.iterdescendants() if _role(control) in _FIELDS else ()
    return any(_is_focusable(x) for x in (*holders, *inside))


def _is_focusable(element: Element) -> bool:
    """Whether an element can have the focus, as the page comes."""
    editable = element.get("contenteditable")
    if editable is not None and editable.lower() != "false":
        return True
    if _NUMBER.fullmatch(element.get("tabindex") or ""):
        return True
    return element.tag in _NATIVE and (element.tag != "a" or element.get("href") is not None)


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
    version=2,
)
