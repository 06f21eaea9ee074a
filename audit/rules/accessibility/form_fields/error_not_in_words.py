"""Fields marked as wrong by their look alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_WRONG = re.compile(
    r"(?:^|[-_])(?:errors?|invalid|has-?errors?|is-?invalid|danger)$", re.IGNORECASE
)
_NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}


def check(page: PageView) -> Iterator[Finding]:
    """Find fields with a class that means an error but no word of it tied to the field."""
    fields = [
        x
        for x in page.tree.iter("input", "select", "textarea")
        if (x.get("type") or "").lower() not in _NOT_TYPED
    ]
    if not fields:
        raise NotApplicable
    for field in fields:
        if _looks_wrong(field) and not _error_is_in_code(field):
            yield Finding(
                message="This field is marked as wrong by its look only.",
                where=css_path(field),
                evidence=snippet(field),
                certainty="needs_person",
            )


def _looks_wrong(field: Element) -> bool:
    """Whether a class of the field means an error."""
    return any(_WRONG.search(name) for name in (field.get("class") or "").split())


def _error_is_in_code(field: Element) -> bool:
    """Whether the error is told in the code of the field."""
    # A date's error is told once, by the group of its three fields.
    holders = (field, *field.iterancestors("fieldset"))
    if any(x.get("aria-errormessage") or x.get("aria-describedby") for x in holders):
        return True
    return (field.get("aria-invalid") or "").lower() == "true"


RULE = Rule(
    id="accessibility/error-not-in-words",
    title="Error shown by colour only",
    why="A red border says nothing to people who do not see it, or do not see red.",
    fix="Write the error next to the field, tie it to it (aria-describedby) and set aria-invalid.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/error-identification",
    severity="serious",
    check=check,
    criterion="3.3.1",
    version=2,
)
