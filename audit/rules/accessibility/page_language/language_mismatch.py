"""Pages, or paragraphs of them, in another language than their lang attribute says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from audit.evidence.markup.element_index import declared_language
from audit.evidence.words.language_detection import NAMES, language_other_than
from audit.inputs import PageView
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from signpost.pages.content import Block


def check(
    page: PageView, *, min_words: int = 50, min_words_of_a_paragraph: int = 20
) -> Iterator[Finding]:
    """Compare words with the language declared for them: the whole first, then each paragraph."""
    content = page.content
    inner = any(x.tag != "html" for x in page.tree.xpath("//*[@lang]"))
    if content.method == "trafilatura" and inner:
        raise CouldNotCheck("the page marks languages but has no landmark for its main content")
    by_language: dict[str, list[Block]] = defaultdict(list)
    for block in content.blocks:
        declared = declared_language(block.element) or content.language
        if declared:
            by_language[declared].append(block)
    if not by_language:
        raise NotApplicable
    for declared, blocks in by_language.items():
        text = "\n".join(b.text for b in blocks)
        whole = language_other_than(declared, text, min_words)
        if whole:
            yield Finding(
                message=f"This is in {whole.name}, but its code says {_name(declared)}: "
                "a screen reader will read it with the wrong voice.",
                where="html" if declared == content.language else blocks[0].path,
                evidence=blocks[0].text[:300],
                key=f"language {declared}",
            )
        else:
            yield from _paragraphs(declared, blocks, min_words_of_a_paragraph)


def _paragraphs(declared: str, blocks: list[Block], min_words: int) -> Iterator[Finding]:
    """Find single paragraphs in another language."""
    for block in blocks:
        other = language_other_than(declared, block.text, min_words)
        if other:
            yield Finding(
                message=f"This paragraph is in {other.name}, but its code says {_name(declared)}.",
                where=block.path,
                evidence=block.text[:300],
                severity="moderate",
            )


def _name(tag: str) -> str:
    """Write a language tag in words."""
    code = tag.lower().split("-")[0]
    return f"{NAMES[code]} ({tag})" if code in NAMES else tag


RULE = Rule(
    id="accessibility/language-mismatch",
    title="Words in another language than the code says",
    why="A screen reader reads by the language in the code: Polish with an English voice is noise.",
    fix="Set lang on the page, or on the passage, to the language that it is in.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts",
    severity="serious",
    check=check,
    criterion="3.1.1",
)
