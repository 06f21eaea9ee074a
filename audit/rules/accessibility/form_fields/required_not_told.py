"""Required fields that only a sign or a style shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of, label_of, labels_of
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

_CLASS = re.compile(
    r"(?:^|[\s_-])(?<!not-)(?<!not_)(?<!non-)(?<!no-)(?:required|mandatory|compulsory)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\*|required|mandatory|compulsory|must|gofynnol", re.IGNORECASE)
# What explains the asterisk, anywhere on the page.
_EXPLAINED = re.compile(
    r"\*[^.]{0,60}(?:required|mandatory|compulsory|must)|(?:required|mandatory|compulsory|asterisk|star)[^.]{0,80}\*"
    r"|\basterisk\b",
    re.IGNORECASE,
)
_ASTERISK = re.compile(r"^\s*\*|\*\s*:?\s*$")


def check(page: PageView) -> Iterator[Finding]:
    """Find asterisks that nothing explains, and fields called required by a class alone."""
    all_fields = fields_of(page.tree)
    if not all_fields:
        raise NotApplicable
    starred = [x for x in all_fields if _ASTERISK.search(label_of(x))]
    if starred and not _EXPLAINED.search(page.words):
        yield uncertain_finding_at(
            starred[0], "Nothing on the page says what the asterisk means.", key="asterisk"
        )
    for field in all_fields:
        if (
            _is_called_required(field)
            and not _TOLD.search(label_of(field))
            and not _is_in_code(field)
        ):
            yield uncertain_finding_at(
                field, "This field seems to be required, and only its style says so."
            )


def _is_called_required(field: Element) -> bool:
    """Whether a class of a field, of its label or of what is in that means required."""
    held = [y for x in labels_of(field) for y in x.iter()]
    return any(_CLASS.search(x.get("class") or "") for x in (field, *held))


def _is_in_code(field: Element) -> bool:
    """Whether a field says itself that it is required."""
    return field.get("required") is not None or field.get("aria-required") == "true"


RULE = Rule(
    id="accessibility/required-not-told",
    title="Required fields not told in words",
    why="A colour or a star alone does not tell everybody what has to be filled in.",
    fix=(
        "Mark what is optional with the word, or say “required” in the label; explain a star "
        "before the form."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H90",
    severity="moderate",
    check=check,
    criterion="3.3.2",
    version=2,
)
