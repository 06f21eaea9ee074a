"""Drawings in the page (SVG, canvas) that are neither named nor marked as decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_ROLES = {"img", "presentation", "none", "graphics-document", "graphics-symbol"}


def check(page: PageView) -> Iterator[Finding]:
    """Find SVG and canvas elements that screen readers may read as nothing, or as loose shapes."""
    drawings = [x for x in page.tree.iter("svg", "canvas") if _stands_alone(x)]
    if not drawings:
        raise NotApplicable
    for drawing in drawings:
        if not is_hidden(drawing) and not _is_named(drawing):
            kind = "drawing (svg)" if drawing.tag == "svg" else "canvas"
            yield uncertain_finding_at(
                drawing, f"This {kind} has no name and is not marked as decoration."
            )


def _stands_alone(drawing: Element) -> bool:
    """Whether a drawing is not part of another, a store of shapes, or inside a control."""
    if next(drawing.iterancestors("svg", "symbol", "defs"), None) is not None:
        return False
    if re.search(r"display:\s*none", drawing.get("style") or "") or drawing.get("width") == "0":
        return False
    control = next(drawing.iterancestors("a", "button", "label", "summary"), None)
    return control is None


def _is_named(drawing: Element) -> bool:
    """Whether a drawing has a role, a name or words of its own."""
    if drawing.get("role") in _ROLES or drawing.get("aria-label") or drawing.get("aria-labelledby"):
        return True
    words = text_of(drawing) if drawing.tag == "canvas" else ""
    return bool(words) or next(drawing.iter("title", "desc", "text"), None) is not None


RULE = Rule(
    id="accessibility/drawing-unnamed",
    title="Drawing without a name",
    why="Screen readers skip it, or read its parts one by one.",
    fix="Give it role=img and a name (aria-label), or aria-hidden=true if it is decoration.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/non-text-content",
    severity="minor",
    check=check,
    criterion="1.1.1",
    fixer="template",
    axe_rules=("svg-img-alt",),
)
