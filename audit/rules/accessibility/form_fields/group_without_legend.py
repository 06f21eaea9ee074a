"""Groups of fields whose question is not tied to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of


def check(page: PageView) -> Iterator[Finding]:
    """Find fieldsets without a legend, and groups of check boxes or radio buttons without one."""
    tree = page.tree
    sets = list(tree.iter("fieldset"))
    groups = _groups(tree)
    if not sets and not groups:
        raise NotApplicable
    for element in sets:
        if not _is_named(element):
            yield _finding(element, "This fieldset has no legend that names the group.")
    for first in groups:
        holders = [x for x in first.iterancestors() if x.tag == "fieldset" or _is_group(x)]
        if not any(x.tag == "fieldset" or _is_named(x) for x in holders):
            yield _finding(first, "This group of choices has no fieldset and legend.")


def _finding(element: Element, message: str) -> Finding:
    """Say what is wrong with a group."""
    return Finding(message=message, where=css_path(element), evidence=snippet(element))


def _groups(tree: Element) -> list[Element]:
    """Return the first field of each group: two or more choices of one kind and name in a form."""
    groups: dict[tuple[object, str, str], list[Element]] = defaultdict(list)
    for field in tree.iter("input"):
        kind = (field.get("type") or "").lower()
        name = re.sub(r"[\d\[\]]{1,20}$", "", field.get("name") or "")
        if kind in ("checkbox", "radio") and name:
            form = next(field.iterancestors("form"), None)
            groups[(form, kind, name)].append(field)
    return [fields[0] for fields in groups.values() if len(fields) > 1]


def _is_group(element: Element) -> bool:
    """Whether an element is a group in ARIA."""
    return (element.get("role") or "").lower() in ("group", "radiogroup")


def _is_named(element: Element) -> bool:
    """Whether a group has a name: a legend with words, or one in ARIA."""
    if element.get("aria-label") or element.get("aria-labelledby"):
        return True
    return any(text_of(x) or x.xpath(".//img[@alt]") for x in element.iterchildren("legend"))


RULE = Rule(
    id="accessibility/group-without-legend",
    title="Group of fields without a legend",
    why="A screen reader reads each choice but not the question that it answers.",
    fix="Put the group into a fieldset whose legend is the question.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H71",
    severity="serious",
    check=check,
    criterion="1.3.1",
)
