"""Photographs in a document that say where they were taken."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.hidden_content import or_not_all_seen, places_of
from audit.rule import Finding, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find photographs with a position; whether somebody lives there a person can tell.

    Raises:
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield one finding for all photographs of a document."""
    parts = [part for part in document.hidden if part.kind == "image_location"]
    if parts:
        number = sum(max(1, part.rows) for part in parts)
        photographs = "1 photograph" if number == 1 else f"{number:,} photographs"
        yield Finding(
            message=f"{photographs} in this document say where they were taken, to a few metres. "
            "If that is somebody's home, or a place that is kept secret, take the file down.",
            where=places_of(parts),
            evidence=photographs,
            certainty="needs_person",
            key="location",
        )


RULE = Rule(
    id="content/photo-location",
    title="Photograph that says where it was taken",
    why="A photograph of a home, a refuge or a child leads people there.",
    fix="Remove the location from the picture's properties and publish the file again.",
    reference="https://ico.org.uk/for-organisations/foi/how-to-disclose-information-safely/",
    severity="moderate",
    check=check,
    confidential=True,
)
