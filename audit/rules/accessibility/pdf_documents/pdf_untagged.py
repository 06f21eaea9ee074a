"""PDFs without tags: a screen reader cannot tell their headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.documents import exempt_documents
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find a PDF that is not tagged."""
    if document.format != "pdf":
        raise NotApplicable
    if document.tagged is None:
        raise CouldNotCheck("the document does not say whether it is tagged")
    if not document.tagged:
        yield Finding(
            message="This PDF has no tags, so a screen reader cannot tell its headings, lists and "
            f"tables.{exempt_documents.note(document)}",
            key="untagged",
            certainty=exempt_documents.certainty(document),
        )


RULE = Rule(
    id="accessibility/pdf-untagged",
    title="PDF without tags",
    why="Without tags a screen reader reads a PDF as one run of words, often out of order.",
    fix="Publish it as a web page; else export it again from its source with tags (PDF/UA).",
    reference="https://www.gov.uk/guidance/publishing-accessible-documents",
    severity="serious",
    check=check,
    criterion="1.3.1",
)
