"""Properties of a document that name a person or a place inside the council's network."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.hidden_content import or_not_all_seen, places_of
from audit.rule import Finding, Rule
from signpost.workspace.records import Document

_KINDS = frozenset({"property", "custom_data", "image_metadata", "connection", "external_cache"})


def check(document: Document) -> Iterator[Finding]:
    """Find properties that name a person, or a drive, a server or a folder of the council's.

    An officer may be named on purpose, so a person decides.

    Raises:
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield at most one finding for paths and one for people."""
    parts = [part for part in document.hidden if part.kind in _KINDS]
    paths = [part for part in parts if "internal_path" in part.signs]
    people = [part for part in parts if "person" in part.signs]
    if paths:
        yield Finding(
            message="The properties of this document give a path inside the council's network. "
            "It helps whoever wants to break in, and often names who made the file.",
            where=places_of(paths),
            evidence="internal path",
            severity="moderate",
            key="path",
        )
    if people:
        yield Finding(
            message="The properties of this document name a person. If it is not somebody who "
            "speaks for the council in public, take the name out.",
            where=places_of(people),
            evidence="a person's name",
            certainty="needs_person",
            severity="minor",
            key="person",
        )


RULE = Rule(
    id="content/document-properties",
    title="Properties of a document that name a person or an internal path",
    why="They tell who wrote what, and how the council's network is laid out.",
    fix="Inspect the document and remove its properties before publishing it.",
    reference="https://ico.org.uk/for-organisations/foi/how-to-disclose-information-safely/",
    severity="minor",
    check=check,
)
