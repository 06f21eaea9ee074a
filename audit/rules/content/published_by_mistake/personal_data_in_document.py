"""Personal data in the part of a document that readers see."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.masked_findings import Unit, seen_in, shown_findings
from audit.rule import CouldNotCheck, Finding, Rule
from signpost.workspace.records import Document


def check(document: Document) -> Iterator[Finding]:
    """Find kinds of personal data in a document's words; tell no words.

    Raises:
        CouldNotCheck: it has no words, only pictures of them.
    """
    if document.has_text is False:
        raise CouldNotCheck("the document has no text, only pictures of it")
    unit: Unit = "row" if document.format in _SHEETS else "line"
    yield from shown_findings(seen_in(document.text), "document", unit)


_SHEETS = frozenset({"xlsx", "xls", "xlsm", "xlsb", "ods", "csv"})
RULE = Rule(
    id="content/personal-data-in-document",
    title="Personal data in a document",
    why="Whoever is named can be harmed by it, and search engines keep copies within hours.",
    fix="Take the file down first. Then tell your data protection officer, today: if people are at "
    "risk, the ICO has to know within 72 hours.",
    reference="https://ico.org.uk/for-organisations/report-a-breach/",
    severity="critical",
    check=check,
    confidential=True,
    decided_by_folder=True,
)
