"""Documents that say of themselves that they are drafts, exempt or confidential."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.markings import markings_of
from audit.rule import Finding, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find a marking that stands at the head, the foot or across the pages of a document."""
    for marking in markings_of(document):
        yield Finding(
            message=f"This document says “{marking.words}” of itself {marking.place}. "
            + (
                "Check whether it may be public; if not, take it down."
                if marking.certainty == "sure"
                else "If its time as a draft is over, publish what was agreed in its place."
            ),
            where=marking.place,
            evidence=marking.words,
            certainty=marking.certainty,
            severity="critical" if marking.certainty == "sure" else "minor",
            key=marking.words.casefold(),
        )


RULE = Rule(
    id="content/not-for-publication",
    title="Document marked as not for publication",
    why="Exempt reports name people and prices that the law lets a council keep to itself; a draft "
    "misleads whoever takes it for the council's word.",
    fix="Take the file down until whoever wrote it says that it may be public.",
    reference="https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A",
    severity="critical",
    check=check,
    confidential=True,
)
