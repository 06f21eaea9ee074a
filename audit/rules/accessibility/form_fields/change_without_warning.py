"""Choices that act at once, because there is no button to send them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_ACTS = re.compile(r"submit|location|navigate|open\(|href", re.IGNORECASE)
_BUTTONS = (
    ".//button[not(@type) or @type='submit' or @type='button'] | .//input[@type='submit' "
    "or @type='image' or @type='button']"
)
# What the choice is about: these lists usually take people to another page at once.
_TAKES_AWAY = re.compile(r"language|jump|goto|go-to|switcher|navigat|redirect", re.IGNORECASE)


def check(page: PageView) -> Iterator[Finding]:
    """Find select lists that act on change, or whose form has no button at all."""
    lists = list(page.tree.iter("select"))
    if not lists:
        raise NotApplicable
    for element in lists:
        sure = bool(_ACTS.search(element.get("onchange") or ""))
        if sure or _has_no_button(element):
            yield Finding(
                message="Choosing from this list acts at once"
                if sure
                else "No button goes with this list: a person has to see whether choosing acts.",
                where=css_path(element),
                evidence=snippet(element),
                certainty="sure" if sure else "needs_person",
            )


def _has_no_button(element: Element) -> bool:
    """Whether a list stands in a form without a button, or outside and is called a switcher."""
    form = next(element.iterancestors("form"), None)
    if form is not None:
        identity = form.get("id")
        outside = form.getroottree().xpath("//*[@form=$name]", name=identity) if identity else []
        return not form.xpath(_BUTTONS) and not outside
    names = " ".join(element.get(name) or "" for name in ("id", "name", "class"))
    return bool(_TAKES_AWAY.search(names))


RULE = Rule(
    id="accessibility/change-without-warning",
    title="Choice that acts without a button",
    why="Who goes through a list with the arrow keys is taken away at the first entry.",
    fix="Add a button that says what it does, and act only when it is pressed.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H32",
    severity="moderate",
    check=check,
    criterion="3.2.2",
)
