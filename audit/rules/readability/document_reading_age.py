"""How old one has to be to read a document with ease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.evidence.documents import document_text
from audit.evidence.words.reading_measures import measure
from audit.rule import Finding, Rule
from signpost.workspace.records import Document


def check(
    document: Document,
    *,
    target_age: int = 14,
    tolerance_years: int = 1,
    min_words: int = 200,
    familiar: Sequence[str] = (),
) -> Iterator[Finding]:
    """Find a document whose reading age is over `target_age` by every formula.

    Within `tolerance_years` of it the formulas cannot tell: no finding.

    A PDF does not say what is a heading or a table: what looks like one is left out, and the
    rest needs a person.
    """
    text = document_text.sentences(document)
    found = measure(text, min_words, familiar)
    target = target_age
    if round(found.age) <= target + tolerance_years or min(found.ages.values()) <= target:
        return
    formulas = ", ".join(f"{name} {age:.0f}" for name, age in found.ages.items())
    yield Finding(
        message=f"The reading age of this document is about {found.age:.0f}: aim for {target}. "
        f"(Median of {formulas}, over {found.words} words.)",
        where="text of the document",
        evidence=f"{found.words} words in {found.sentences} sentences; difficulty "
        f"{found.difficulty:.0f} (50: a simplified news story); lines that look like headings or "
        "tables left out",
        certainty="needs_person",
    )


RULE = Rule(
    id="readability/document-reading-age",
    title="Reading age of a document above the target",
    why="A PDF is often the only place that has the rules; residents must be able to read it.",
    fix="Write it again in shorter sentences and everyday words, best of all as a web page.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
