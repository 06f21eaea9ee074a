"""Paragraphs in bold that stand for headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.content import Block
from signpost.pages.markup import Element, snippet, squeeze

_BOLD = {"b", "strong"}
# What stands over or under a picture or a table.
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|image|photo|map|chart|box)\s+\d+\w?\s*[.:\u2013-]", re.I
)


def check(page: PageView, *, max_words: int = 10) -> Iterator[Finding]:
    """Find short paragraphs wholly in bold that are followed by text that is not."""
    blocks = page.content.blocks
    # What stands in a table with header cells is a value, such as a status.
    data = {next(x.iterancestors("table"), None) for x in page.tree.iter("th")}
    for block, following in pairwise(blocks):
        if not _looks_like_heading(block, max_words) or following.kind not in ("paragraph", "item"):
            continue
        if _is_bold(following.element) or len(following.text) <= len(block.text):
            continue
        table = next(block.element.iterancestors("table"), None)
        if table is not None and table in data:
            continue
        yield Finding(
            message=f"“{block.text}” looks like a heading but is only a paragraph in bold.",
            where=block.path,
            evidence=snippet(block.element),
            certainty="needs_person",
        )


def _looks_like_heading(block: Block, max_words: int) -> bool:
    """Whether a block is a short paragraph in bold that does not end as a sentence does."""
    return (
        block.kind == "paragraph"
        and block.element.tag == "p"
        and block.linked < 0.5
        and len(block.text.split()) <= max_words
        and not block.text.endswith((".", "!", ":", ";", ","))
        and not _CAPTION.match(block.text)
        and any(c.isalpha() for c in block.text)
        and _is_bold(block.element)
    )


def _is_bold(element: Element) -> bool:
    """Whether all of an element's words stand in bold elements."""
    words = squeeze(element.text_content())
    bold = [x for x in element.iterdescendants(*_BOLD) if not _inside_bold(x, element)]
    return bool(words) and squeeze(" ".join(x.text_content() for x in bold)) == words


def _inside_bold(element: Element, top: Element) -> bool:
    """Whether a bold element stands in another one under `top`."""
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag in _BOLD:
            return True
    return False


RULE = Rule(
    id="accessibility/fake-heading",
    title="Heading that is only bold",
    why="Screen readers jump from heading to heading, and pass by one that is only bold.",
    fix="Make it a heading of the right level (h2, h3) in the editor.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F2",
    severity="moderate",
    check=check,
    criterion="1.3.1",
    version=2,
    axe_rules=("p-as-heading",),
)
