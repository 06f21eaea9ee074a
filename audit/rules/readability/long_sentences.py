"""Sentences that are too long to follow."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from audit.rules.readability import sentence_splitting
from signpost.language.sentences import split, word_count, words
from signpost.pages.content import Block


def check(page: PageView, *, max_words: int = 25) -> Iterator[Finding]:
    """Find sentences over `max_words` words."""
    limit = max_words
    for block in prose.english_blocks(page.content):
        if len(block.text) <= limit * 2:
            continue
        for sentence in split(block.text):
            if len(sentence.split()) <= limit:
                continue
            count = word_count(sentence)
            if count > limit and not _is_listing(sentence) and not _is_lines(block, sentence):
                yield Finding(
                    message=f"This sentence has {count} words. Split it, or turn it into a list: "
                    f"aim for {limit} words or fewer.",
                    where=sentence,
                    suggestion=sentence_splitting.split_sentence(sentence, limit),
                )


def _is_listing(sentence: str) -> bool:
    """Whether a run of words is no sentence: an address, or a list of names or numbers."""
    found = words(sentence)
    named = sum(not word.lstrip("(\"'“\u2018£").lstrip()[:1].islower() for word in found)
    return named * 2 > len(found)


def _is_lines(block: Block, sentence: str) -> bool:
    """Whether what reads as one sentence stands on several lines of the page."""
    if next(block.element.iter("br"), None) is None:
        return False
    return not any(sentence in line for line in prose.lines(block.element))


RULE = Rule(
    id="readability/long-sentences",
    title="Long sentences",
    why="Long sentences are hard to follow, above all for people who read little or whose first "
    "language is not English.",
    fix="Split the sentence at its “and”, “but” or “which”, or make a list of its parts.",
    reference="https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
    severity="moderate",
    check=check,
)
