"""Personal data in a part of a document that its readers do not see."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.hidden_content import (
    name_of,
    or_not_all_seen,
    personal_rows,
    reported_personal,
)
from audit.rule import Finding, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find hidden parts with personal data; tell the kind and the place, and nothing of it.

    Text under black boxes is told by its own rule (content/redaction-that-does-not-hide).

    Raises:
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each hidden part with personal data."""
    for part in document.hidden:
        if part.kind == "pdf_covered_text" or not personal_rows(part):
            continue
        told, name = reported_personal(part), name_of(part.kind)
        where = f"{name}: {part.place}" if part.place else name
        least = "at least " if "cut_off" in part.signs else ""
        yield Finding(
            message=f"Personal data in a part that readers do not see ({where}): {least}{told}. "
            "Anybody who has the file can read it. Take it down now.",
            where=where,
            evidence=told,
            key=where,
        )


RULE = Rule(
    id="content/hidden-personal-data",
    title="Personal data in a hidden part of a document",
    why="Hiding a sheet, a row or a slide hides it from nobody. A London council was reprimanded "
    "in 2025 for hidden sheets with the data of 6,528 people.",
    fix="Take the file down first. Then tell your data protection officer, today: if people are at "
    "risk, the ICO has to know within 72 hours. Publish a copy that never had the data, such as a "
    "CSV file of what is shown.",
    reference="https://ico.org.uk/for-organisations/report-a-breach/",
    severity="critical",
    check=check,
    confidential=True,
)
