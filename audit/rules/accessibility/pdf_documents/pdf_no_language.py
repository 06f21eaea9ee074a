"""PDFs that do not say which language they are in."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.documents import exempt_documents
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find a PDF without a language."""
    if document.format != "pdf":
        raise NotApplicable
    if not document.language.strip():
        yield Finding(
            message="This PDF does not say which language it is in."
            f"{exempt_documents.note(document)}",
            key="language",
            certainty=exempt_documents.certainty(document),
        )


RULE = Rule(
    id="accessibility/pdf-no-language",
    title="PDF without a language",
    why="A screen reader picks its voice by the document's language.",
    fix="Set the language in the document's properties before exporting it.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF16",
    severity="minor",
    check=check,
    criterion="3.1.1",
)
