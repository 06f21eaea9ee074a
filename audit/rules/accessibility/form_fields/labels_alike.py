"""Fields of one form that have the same label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of

_LEFT_OUT = {"hidden", "submit", "button", "image", "reset", "radio", "checkbox"}
_GROUP = "ancestor::fieldset|ancestor::*[@role='group']|ancestor::tr|ancestor::li|ancestor::section"


def check(page: PageView) -> Iterator[Finding]:
    """Find fields whose label another field of the same form and group has too."""
    groups: dict[tuple[object, ...], list[Element]] = defaultdict(list)
    tree = page.tree
    by_id = {x.get("for"): text_of(x).lower() for x in tree.xpath("//label[@for]")}
    for field in tree.iter("input", "select", "textarea"):
        label = _label(field, by_id)
        if label and (field.get("type") or "text").lower() not in _LEFT_OUT:
            form = next(field.iterancestors("form"), None)
            groups[(form, *field.xpath(_GROUP), label)].append(field)
    if not groups:
        raise NotApplicable
    for fields in groups.values():
        for field in fields[1:]:
            yield Finding(
                message="Another field of this form has the same label.",
                where=css_path(field),
                evidence=snippet(field),
            )


def _label(field: Element, by_id: dict[str, str]) -> str:
    """Return the words that label a field."""
    if field.get("aria-labelledby") or field.get("aria-describedby"):
        return ""
    if field.get("aria-label"):
        return str(field.get("aria-label")).lower()
    around = next(field.iterancestors("label"), None)
    return by_id.get(field.get("id", ""), "") or (
        text_of(around).lower() if around is not None else ""
    )


RULE = Rule(
    id="accessibility/labels-alike",
    title="Fields with the same label",
    why="Who hears one field at a time cannot tell two with the same label apart.",
    fix="Give each field a label of its own, or put each group into a fieldset with a legend.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
    severity="moderate",
    check=check,
    criterion="2.4.6",
)
