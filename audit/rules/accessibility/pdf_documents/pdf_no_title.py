"""PDFs without a title of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.documents import exempt_documents
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Document

# What programs put there by themselves: a file name, or their own.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)(?:\s*[-\u2013:].*)?"
    r"|untitled.*|document ?\d*|slide ?\d+|pdf"
    r"|.*\.(?:docx?|xlsx?|pptx?|pdf|indd|pub|rtf|odt))$",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Find a PDF whose title is missing or was made by a program."""
    if document.format != "pdf":
        raise NotApplicable
    title = " ".join(document.title.split())
    if title and not _NO_TITLE.match(title[:300]):
        return
    what = f"is only a file name (“{title[:80]}”)" if title else "is missing"
    yield Finding(
        message=f"The title of this PDF {what}.{exempt_documents.note(document)}",
        evidence=title,
        key="title",
        certainty=exempt_documents.certainty(document),
    )


RULE = Rule(
    id="accessibility/pdf-no-title",
    title="PDF without a title",
    why="The title is what a screen reader and the browser's tab call the document.",
    fix="Set the title in the document's properties before exporting it.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF18",
    severity="minor",
    check=check,
    criterion="2.4.2",
    version=2,
)
