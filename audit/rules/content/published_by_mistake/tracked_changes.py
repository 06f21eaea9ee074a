"""Tracked changes and comments that travel along with a document."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.hidden_content import (
    by_kind,
    or_not_all_seen,
    personal_rows,
    places_of,
)
from audit.rule import Finding, Rule, Severity
from signpost.workspace.records import Document

_KINDS: dict[str, tuple[str, Severity]] = {
    "tracked_deletions": ("words that were taken out", "serious"),
    "comments": ("comments", "serious"),
    "pdf_annotation": ("comments in the margin", "moderate"),
    "tracked_insertions": ("words that were put in", "moderate"),
}


def check(document: Document) -> Iterator[Finding]:
    """Find tracked changes and comments; those with personal data have their own rule.

    Raises:
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each kind of change or comment."""
    parts = (x for x in document.hidden if x.kind in _KINDS and not personal_rows(x))
    for kind, some in by_kind(x for x in parts if "blank" not in x.signs):
        name, severity = _KINDS[kind]
        number = sum(max(1, part.rows) for part in some)
        writers = " and who wrote them" if any("person" in x.signs for x in some) else ""
        yield Finding(
            message=f"This document shows what was changed or remarked while it was written"
            f"{writers}: {name}, {number:,} in all.",
            where=places_of(some),
            evidence=f"{name}, {number:,} in all",
            severity=severity,
            key=kind,
        )


RULE = Rule(
    id="content/tracked-changes",
    title="Tracked changes or comments in a document",
    why="They show what the council thought of saying and did not, and who said what about whom.",
    fix="Accept or reject every change, delete the comments, and publish the file again.",
    reference="https://ico.org.uk/for-organisations/foi/how-to-disclose-information-safely/",
    severity="serious",
    check=check,
    confidential=True,
)
