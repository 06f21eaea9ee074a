"""Words taken apart, and columns made, with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.evidence.markup.markup_findings import own_texts, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule

_LETTERS = re.compile(r"(?<!\S)(?:[A-Za-z][ \u00a0]){3,20}[A-Za-z](?!\S)")
_SPACES = re.compile(r"\S[ \t\u00a0]*\u00a0[ \t\u00a0]*\u00a0[ \t\u00a0]*\u00a0[ \t\u00a0]*\u00a0")
# So many small letters apart are no list of letters any more.
_LONG_WORD = 5
_UNREAD = {"script", "style", "pre", "code", "textarea", "template", "noscript", "svg"}


def check(page: PageView) -> Iterator[Finding]:
    """Find letters with a space between each, and rows of four hard spaces after words."""
    # Most pages have none: looked for in all their texts at once.
    text = "\n".join(page.texts)
    if "\u00a0" not in text and not _LETTERS.search(text):
        return
    for element in page.tree.iter():
        if element.tag in _UNREAD or not isinstance(element.tag, str):
            continue
        for text in own_texts(element):
            match = _LETTERS.search(text)
            if match and _is_word(match[0]):
                yield uncertain_finding_at(element, f"“{match[0]}” is read letter by letter.")
            elif _SPACES.search(text):
                yield uncertain_finding_at(
                    element, "Rows of hard spaces push these words into place."
                )
                break


def _is_word(text: str) -> bool:
    """Whether letters with spaces between are a word in capitals, or a long one, and not A B C."""
    letters = text.replace(" ", "").replace("\u00a0", "")
    in_order = all(ord(b) - ord(a) == 1 for a, b in pairwise(letters))
    return (letters.isupper() or len(letters) >= _LONG_WORD) and not in_order


RULE = Rule(
    id="accessibility/white-space-layout",
    title="Spaces used to lay words out",
    why=(
        "A screen reader reads spaced letters one by one, and reads across columns that spaces "
        "make."
    ),
    fix="Use letter-spacing, a table or columns in the style sheet.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F32",
    severity="moderate",
    check=check,
    version=2,
    criterion="1.3.2",
)
