"""Paragraphs that look like work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import words
from signpost.pages.content import Content
from signpost.pages.markup import squeeze


def check(page: PageView, *, max_words: int = 90) -> Iterator[Finding]:
    """Find paragraphs over `max_words` words; a line break on the page starts a new one."""
    limit, content = max_words, page.content
    for block in prose.english_blocks(content):
        if block.kind != "paragraph" or len(words(block.text)) <= limit:
            continue
        pieces = prose.lines(block.element) if block.element.tag == "p" else [block.text]
        text = max(pieces, key=len, default="")
        count = len(words(text))
        if count > limit and not _is_pieced(content, text):
            yield Finding(
                message=f"This paragraph has {count} words. Break it into short paragraphs, steps "
                f"or a list: aim for {limit} words or fewer.",
                where=block.path,
                evidence=text[:300],
                key=text[:80],
            )


def _is_pieced(content: Content, text: str) -> bool:
    """Whether a paragraph was put together from several parts of a page without landmarks."""
    if content.method != "trafilatura":
        return False
    return not any(text in squeeze(x.text_content()) for x in content.root.iter("p", "li", "td"))


RULE = Rule(
    id="readability/wall-of-text",
    title="Long paragraphs",
    why="People scan pages, most of all on a phone; a block of text without breaks is skipped.",
    fix="Give each idea its own short paragraph; make a list of things that are listed.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    version=2,
)
