"""Fields marked as wrong by their look alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of, label_of
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of

_WRONG = re.compile(
    r"(?:^|[-_])(?:errors?|invalid|has-?errors?|is-?invalid|danger)$", re.IGNORECASE
)
# A message of an error, by its class.
_WRONG_WORDS = re.compile(r"error|invalid-(?:feedback|msg)|validation", re.IGNORECASE)
# A label that says what is wrong as well.
_NAMES_AN_ERROR = re.compile(
    r"\b(?:error|invalid|wrong|incorrect|missing|not (?:valid|a real)|must|cannot|gwall)\b",
    re.IGNORECASE,
)
_NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}


def check(page: PageView) -> Iterator[Finding]:
    """Find fields with a class that means an error, or said to be wrong, and no word of it.

    The words are tied to the field, or stand with it in its own row, besides its label.
    """
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
    """Whether a class of the field means an error, or the field says itself that it is wrong."""
    if (field.get("aria-invalid") or "").lower() == "true":
        return True
    return any(_WRONG.search(name) for name in (field.get("class") or "").split())


def _error_is_in_code(field: Element) -> bool:
    """Whether the error is told in the code of the field."""
    # A date's error is told once, by the group of its three fields.
    holders = (field, *field.iterancestors("fieldset"))
    if any(x.get("aria-errormessage") or x.get("aria-describedby") for x in holders):
        return True
    row = field
    while (parent := row.getparent()) is not None and len(fields_of(parent)) == 1:
        row = parent
    if any(_WRONG_WORDS.search(x.get("class") or "") and text_of(x) for x in row.iterdescendants()):
        return True
    return (field.get("aria-invalid") or "").lower() == "true" and _has_words_beside(field, row)


def _has_words_beside(field: Element, row: Element) -> bool:
    """Whether more than its label stands with a field in its row, where no other is."""
    around = len(text_of(row).split()) - len(label_of(field).split())
    return around > 0 or _NAMES_AN_ERROR.search(text_of(row)) is not None


RULE = Rule(
    id="accessibility/error-not-in-words",
    title="Error shown by colour only",
    why="A red border says nothing to people who do not see it, or do not see red.",
    fix="Write the error next to the field, tie it to it (aria-describedby) and set aria-invalid.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/error-identification",
    severity="serious",
    check=check,
    criterion="3.3.1",
    version=3,
)
