"""Documents with many sentences that are too long to follow."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.documents import document_text
from audit.evidence.words.prose import sounds_english
from audit.rule import Finding, NotApplicable, Rule
from signpost.language.sentences import words
from signpost.workspace.records import Document


def check(
    document: Document, *, max_words: int = 25, max_percent: int = 25, min_sentences: int = 8
) -> Iterator[Finding]:
    """Find a document with more than `max_percent` of its sentences over `max_words` words.

    One finding a document, with the longest sentences: nobody edits a PDF sentence by sentence.
    """
    found = [s for s in document_text.sentences(document) if len(words(s)) > 2]
    if len(found) < min_sentences or not sounds_english(" ".join(found).split()):
        raise NotApplicable
    longest = sorted((s for s in found if len(words(s)) > max_words), key=len)[::-1]
    share = 100 * len(longest) / len(found)
    if share > max_percent:
        yield Finding(
            message=f"{len(longest)} of {len(found)} sentences ({share:.0f}%) have more than "
            f"{max_words} words. Split them, or turn them into lists.",
            where=longest[0][:300],
            evidence="\n".join(s[:300] for s in longest[:5]),
            certainty="needs_person",
            key="long sentences",
        )


RULE = Rule(
    id="readability/document-long-sentences",
    title="Long sentences in a document",
    why="Comprehension drops sharply in sentences of more than 25 words.",
    fix="Split them where a new thought begins; put conditions and lists into bullet points.",
    reference="https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
    severity="minor",
    check=check,
)
