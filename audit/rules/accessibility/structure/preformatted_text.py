"""Text that is held in shape by spaces: drawings and tables made of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet


def check(page: PageView) -> Iterator[Finding]:
    """Find pre elements that hold several lines and neither code nor a computer's output."""
    found = list(page.tree.iter("pre"))
    if not found:
        raise NotApplicable
    for element in found:
        known = next(element.iter("code", "samp", "kbd", "var"), None)
        marked = any(_is_code(x) for x in (element, *element.iterancestors()))
        lines = [x for x in element.text_content().splitlines() if x.strip()]
        if known is None and not marked and len(lines) > 1:
            yield Finding(
                message="This text is held in shape by spaces and line breaks: a person has to "
                "check what a screen reader makes of it.",
                where=css_path(element),
                evidence=snippet(element),
                certainty="needs_person",
            )


def _is_code(element: Element) -> bool:
    """Whether an element says that it holds code."""
    return element.tag == "code" or bool(_CODE.search(element.get("class") or ""))


# Class names that highlighters of code put round it.
_CODE = re.compile(r"highlight|\bcode|source-?code|prettyprint|language-|\bprism", re.IGNORECASE)


RULE = Rule(
    id="accessibility/preformatted-text",
    title="Text shaped by spaces",
    why="A screen reader reads a drawing of characters sign by sign, and a phone cuts it off.",
    fix="Use a picture with a text alternative, a real table, or code inside pre for code.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F34",
    severity="minor",
    check=check,
    criterion="1.3.2",
)
