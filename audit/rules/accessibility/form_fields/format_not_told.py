"""Fields that want a certain format and do not say which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import description_of, kind_of, label_of, typed_fields
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_DATE = re.compile(r"^(?:.{0,40}\b)?(?:date(?: of birth)?|dob)\b[^?]{0,30}$", re.IGNORECASE)
_FORMAT = re.compile(
    r"\d|dd|mm\b|yyyy|for example|such as|e\.?g\.?\b|format|characters|digits|letters"
    r"|like this|enghraifft|at least",
    re.IGNORECASE,
)

_ONLY_FIGURES = re.compile(r"\[?\\?[d0-9-]{1,4}\]?[*+]?")


def check(page: PageView) -> Iterator[Finding]:
    """Find text fields with a pattern, new passwords and dates without a hint at their form."""
    fields = typed_fields(page.tree)
    if not fields:
        raise NotApplicable
    for field in fields:
        if _wants_a_format(field) and not _FORMAT.search(_words_about(field)):
            yield uncertain_finding_at(
                field, f"“{label_of(field)[:60]}” does not say in what form to answer."
            )


def _wants_a_format(field: Element) -> bool:
    """Whether only answers of one form are right: by pattern, as a new password, as one date."""
    kind = kind_of(field)
    pattern = field.get("pattern")
    if pattern and not _ONLY_FIGURES.fullmatch(pattern):
        return True
    if kind == "password":
        return field.get("autocomplete") == "new-password"
    return kind == "text" and bool(_DATE.match(label_of(field)))


def _words_about(field: Element) -> str:
    """Return the words that may tell the format: label, hint, title, those beside it."""
    parent = field.getparent()
    if parent is not None and parent.tag == "label":  # what stands beside that
        parent = parent.getparent()
    near = text_of(parent)[:300] if parent is not None and parent.tag != "form" else ""
    return " ".join([label_of(field), description_of(field), field.get("title") or "", near])


RULE = Rule(
    id="accessibility/format-not-told",
    title="Format that is not told",
    why="People send a form twice when they have to guess how to write a date or a number.",
    fix=(
        "Give an example in a hint tied to the field (“For example, 27 3 2026”), or accept any "
        "form."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G89",
    severity="moderate",
    check=check,
    criterion="3.3.2",
    version=2,
)
