"""Words under a box that was drawn over them: anybody can copy them out."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.hidden_content import or_not_all_seen, personal_rows
from audit.evidence.personal_data.masked_findings import listed
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find words under something that was drawn over them; tell where, and of what kind they are.

    What names a person is sure and critical; else a person looks, as a picture or a box may cover
    what is of no matter.

    Raises:
        NotApplicable: the document is no PDF.
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    if document.format != "pdf":
        raise NotApplicable
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each place with covered words."""
    for part in document.hidden:
        if part.kind != "pdf_covered_text":
            continue
        rows = personal_rows(part)
        kinds = listed(rows, "line") or (f"names ({part.people:,} lines)" if part.people else "")
        what = f": {kinds}" if kinds else ""
        yield Finding(
            message=f"Words are covered and still there ({part.place}), {part.words:,} of them"
            f"{what}. Copying the page, or reading it aloud, brings them out. Take it down now.",
            where=part.place,
            evidence=kinds or f"{part.words:,} words",
            certainty="sure" if kinds else "needs_person",
            severity="critical" if kinds else "serious",
            key=part.place,
        )


RULE = Rule(
    id="content/redaction-that-does-not-hide",
    title="Redaction that does not hide",
    why="A box drawn over words leaves the words in the file, and screen readers say them aloud.",
    fix="Take the file down. Redact with a tool that removes the words, and try to copy them out "
    "before publishing it again. If people are named, tell your data protection officer today.",
    reference="https://www.nationalarchives.gov.uk/documents/information-management/redaction_toolkit.pdf",
    severity="critical",
    check=check,
    confidential=True,
)
