"""Which blocks of a page the rules on words read: English prose that the council wrote itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from audit.evidence.markup.element_index import TREES, declared_language, is_within, root_of
from audit.evidence.once import once_a_page
from audit.evidence.words.language_detection import language_other_than
from audit.rule import NotApplicable
from signpost.pages.content import Block, Content
from signpost.pages.markup import Element, squeeze

# Other people's words, and words for machines.
_NOT_OURS = frozenset({"blockquote", "pre", "code", "samp", "kbd", "q", "cite"})
# Fewer words do not tell a language.
_LEAST_WORDS = 8
_COMMON = frozenset(
    [
        "the", "of", "and", "to", "a", "in", "is", "for", "you", "or", "on", "that", "with",
        "your", "be", "are", "we", "it", "if", "at", "this", "by", "as", "from", "will",
        "can", "not", "have", "an", "our", "us",
    ]
)  # fmt: skip


def english_blocks(content: Content, hints: Iterable[str] | None = None) -> list[Block]:
    """Return the prose blocks of a page in English; quotations and code are left out.

    A passage that plainly is in another language is, whatever the page says of itself. With
    `hints` only blocks in which one of them stands (`Content.mentioning`).

    Raises:
        NotApplicable: the page says that it is in another language, is in one, or has no prose.
    """
    return _mentioning(content, _english_blocks(content), hints)


def _mentioning(content: Content, blocks: list[Block], hints: Iterable[str] | None) -> list[Block]:
    """Return those of some blocks in which one of the hints stands; all where there are none."""
    if hints is None:
        return blocks
    told = {id(block) for block in content.mentioning(hints)}
    return [block for block in blocks if id(block) in told]


@once_a_page
def _english_blocks(content: Content) -> list[Block]:
    """Return the prose blocks of a page in English."""
    if not _is_english(content.language):
        raise NotApplicable
    blocks = [
        b
        for b in not_quoted(content.prose)
        if declared_language(b.element)[:2].lower() in ("", "en")
    ]
    if not blocks or _is_foreign(" ".join(b.text for b in blocks)):
        raise NotApplicable
    blocks = [b for b in blocks if not _is_foreign(b.text)]
    if not blocks:
        raise NotApplicable
    return blocks


def _is_foreign(text: str) -> bool:
    """Whether a text plainly is in another language than English."""
    return language_other_than("en", text, _LEAST_WORDS) is not None


def not_quoted(blocks: Iterable[Block]) -> list[Block]:
    """Leave out blocks that quote others, show code, or begin another page."""
    return [b for b in blocks if not b.teaser and not _is_quoted(b.element)]


def _is_quoted(element: Element) -> bool:
    """Whether an element is, or stands in, what quotes others or shows code."""
    quoting = _quoting(root_of(element))
    return bool(quoting) and is_within(element, quoting)


@lru_cache(maxsize=TREES)
def _quoting(root: Element) -> frozenset[Element]:
    """Return the elements of a tree that quote others or show code."""
    return frozenset(root.iter(*_NOT_OURS))


def own_blocks(content: Content, hints: Iterable[str] | None = None) -> list[Block]:
    """Return all blocks of a page that are the council's own words, headings and cells as well.

    With `hints` only those in which one of them stands (`Content.mentioning`).
    """
    return _mentioning(content, _own_blocks(content), hints)


@once_a_page
def _own_blocks(content: Content) -> list[Block]:
    """Return all blocks that are the council's own words."""
    return not_quoted(content.blocks)


def _is_english(language: str) -> bool:
    """Whether a language code is English, or says nothing."""
    return language[:2].lower() in ("", "en")


def sounds_english(words: list[str]) -> bool:
    """Whether enough of the words are the commonest English ones.

    In English prose about a third are; under an eighth it is another language or no prose at all
    (measured on government pages and on Welsh ones).
    """
    return sum(map(_is_common, words)) * 8 >= len(words)


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    """Whether a word is one of the commonest English ones."""
    return word.lower().strip(".,;:!?()") in _COMMON


def lines(element: Element) -> list[str]:
    """Return an element's text cut at its line breaks (`<br>`), white space folded."""
    parts: list[str] = [element.text or ""]
    for node in element.iterdescendants():
        if node.tag == "br":
            parts.append("\0")
        elif isinstance(node.tag, str):
            parts.append(node.text or "")
        parts.append(node.tail or "")
    # A line break in the source is a space; one in the page needs a mark of its own.
    return [line for piece in "".join(parts).split("\0") if (line := squeeze(piece))]
