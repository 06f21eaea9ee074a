"""PDFs that do not say which language they are in."""

from __future__ import annotations

from collections.abc import Iterator

from audit.accessibility import old_documents
from audit.contract import Finding, NotApplicable, Options, Rule
from audit.subject import Subject


def check(subject: Subject, _options: Options) -> Iterator[Finding]:
    """Find a PDF without a language."""
    document = subject.document
    if document.format != "pdf":
        raise NotApplicable
    if not document.language.strip():
        yield Finding(
            message=f"This PDF does not say which language it is in.{old_documents.note(document)}",
            key="language",
            certainty=old_documents.certainty(document),
        )


RULE = Rule(
    id="accessibility/pdf-no-language",
    title="PDF without a language",
    why="A screen reader picks its voice by the document's language.",
    fix="Set the language in the document's properties before exporting it.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF16",
    severity="minor",
    needs=("document",),
    check=check,
    criterion="3.1.1",
)
