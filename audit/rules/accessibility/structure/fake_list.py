"""Lists made with dashes, bullets or figures and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.content import Block
from signpost.pages.markup import Element, css_path, snippet, squeeze

_BULLET = re.compile(
    r"^(?:[-\u2013\u2014\u2022\u00b7*\u25aa\u25ab\u25a0\u25a1\u25b6\u25ba\u25cf\u25cb\u2023"
    r"\u2192\u27a2\u27a4\u2713\u2714\u2605\u2606]\s?(?=\S)"
    r"|(?:(?P<n>\d{1,2})|\(?(?P<letter>[a-z]|[ivx]{2,5}))[.)]\s)(?!\d)"
)
_ROMAN = {
    x: n for n, x in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], 1)
}

_INLINE = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "font",
    "i",
    "img",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
}
_BETWEEN = "(a block)"
# Words; longer "items" on average are sections under a number.
_ITEM_WORDS = 40


def check(page: PageView, *, min_lines: int = 2) -> Iterator[Finding]:
    """Find two or more lines in a row that begin as list items do but are none."""
    least = min_lines
    blocks = page.content.blocks
    holders = dict.fromkeys(b.element for b in blocks if b.kind in ("paragraph", "cell"))
    for holder in holders:
        if least > 1 and _INLINE.issuperset([x.tag for x in holder]):
            continue  # all on one line
        count = _longest_run(_lines(holder))
        if count >= least:
            yield _finding(holder, count)
    yield from _paragraphs(blocks, least)


def _paragraphs(blocks: list[Block], least: int) -> Iterator[Finding]:
    """Find paragraphs in a row, children of one element, that each begin with a bullet."""
    for (parent, bulleted), run in groupby(blocks, key=_family):
        found = list(run)
        if not bulleted or parent is None or _are_sections(found):
            continue
        if _longest_run([b.text for b in found]) >= least:
            yield _finding(found[0].element, len(found))


def _are_sections(found: list[Block]) -> bool:
    """Whether paragraphs are numbered parts of a text, of several sentences each, and no items."""
    return sum(len(b.text.split()) for b in found) > _ITEM_WORDS * len(found)


def _family(block: Block) -> tuple[Element | None, bool]:
    """Return a block's parent, and whether it is a paragraph that begins with a bullet."""
    bulleted = block.element.tag == "p" and bool(_BULLET.match(block.text))
    return block.element.getparent(), bulleted


def _lines(element: Element) -> list[str]:
    """Split an element's own words at its line breaks; blocks in it stand between the lines."""
    lines = [element.text or ""]
    for child in element:
        if child.tag == "br":
            lines.append("")
        elif child.tag in _INLINE:
            lines[-1] += child.text_content()
        elif isinstance(child.tag, str):
            lines += [_BETWEEN, ""]
        lines[-1] += child.tail or ""
    return [squeeze(x) for x in lines if squeeze(x)]


def _longest_run(lines: list[str]) -> int:
    """Count the longest run of lines with bullets, or with figures or letters that go up by one."""
    best = run = 0
    before: list[int] = []
    for line in lines:
        match = _BULLET.match(line)
        numbers = _numbers(match) if match else []
        goes_on = [x for x in numbers if x - 1 in before] if before else numbers
        if match is None:
            run = 0
        elif run and bool(numbers) == bool(before) and (goes_on or not numbers):
            run += 1
        else:
            run = 1
        before = (goes_on if run > 1 else numbers) or numbers
        best = max(best, run)
    return best


def _numbers(marker: re.Match[str]) -> list[int]:
    """Return which numbers a marker may stand for: “i” is a first, and a ninth letter."""
    if marker["n"]:
        return [int(marker["n"])]
    letter = marker["letter"] or ""
    read = [_ROMAN[letter]] if letter in _ROMAN else []
    return [*read, *([ord(letter) - ord("a") + 1] if len(letter) == 1 else [])]


def _finding(element: Element, count: int) -> Finding:
    """Say that an element begins a list that is none."""
    return Finding(
        message=f"These {count} lines look like a list but are not one in the page's code.",
        where=css_path(element),
        evidence=snippet(element),
        certainty="needs_person",
    )


RULE = Rule(
    id="accessibility/fake-list",
    title="List made by hand",
    why="A screen reader says how many items a list has, and lets people skip it.",
    fix="Use the editor's list button, and take out the typed dashes or figures.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H48",
    severity="minor",
    check=check,
    criterion="1.3.1",
    version=2,
)
