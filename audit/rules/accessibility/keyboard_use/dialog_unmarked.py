"""Boxes that open over the page but are not marked as dialogs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_NAMED = re.compile(
    r"^(?:modal|lightbox|light-box|dialog|popup|pop-up)(?:-(?:box|window))?$", re.IGNORECASE
)
_MARKED = (
    "descendant-or-self::dialog | descendant-or-self::*[@role='dialog' or @role='alertdialog']"
    " | ancestor::dialog | ancestor::*[@role='dialog' or @role='alertdialog']"
)
_INSIDE = ".//a[@href] | .//button | .//input"


def check(page: PageView) -> Iterator[Finding]:
    """Find boxes called a modal, lightbox or popup, with something to press, without the role."""
    boxes = [x for x in page.tree.xpath("//div[@class] | //section[@class]") if _is_box(x)]
    if not boxes:
        raise NotApplicable
    for box in boxes:
        # A box in a box is one dialog.
        if not box.xpath(_MARKED) and not any(x in boxes for x in box.iterancestors()):
            yield Finding(
                message="This box opens over the page but is not marked as a dialog: a person has "
                "to check that the keyboard gets in, stays in and gets out.",
                where=css_path(box),
                evidence=snippet(box),
                certainty="needs_person",
            )


def _is_box(element: Element) -> bool:
    """Whether an element is called a box that opens, and holds something to press."""
    named = any(_NAMED.match(x) for x in (element.get("class") or "").split())
    return named and bool(element.xpath(_INSIDE))


RULE = Rule(
    id="accessibility/dialog-unmarked",
    title="Dialog that is not marked as one",
    why="Without the role of a dialog focus seldom gets into the box, stays or comes back.",
    fix="Use the dialog element, or role=dialog with aria-modal, a label and focus that stays in.",
    reference="https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/",
    severity="serious",
    check=check,
    criterion="2.4.3",
    version=2,
)
