"""PDFs that are mere pictures of paper."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.documents import exempt_documents
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find a PDF with sheets but no text: a scan."""
    if document.format != "pdf":
        raise NotApplicable
    if document.has_text is None:
        raise CouldNotCheck("the document does not say whether it has text")
    if not document.has_text:
        sheets = "1 page" if document.pages == 1 else f"{document.pages} pages"
        yield Finding(
            message=f"This PDF is a picture of {sheets} without text: a screen reader says "
            f"nothing, and nobody can search it.{exempt_documents.note(document)}",
            key="no text",
            certainty=exempt_documents.certainty(document),
        )


RULE = Rule(
    id="accessibility/pdf-no-text",
    title="Scanned PDF without text",
    why="People who cannot see get nothing at all from a scanned page.",
    fix="Publish the words as a web page; else recognise the text (OCR), check it and tag it.",
    reference="https://www.gov.uk/guidance/publishing-accessible-documents",
    severity="critical",
    check=check,
    criterion="1.1.1",
)
