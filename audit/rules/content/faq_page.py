"""Pages of frequently asked questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.content import Block, Content

_FAQ = re.compile(r"\bfaqs?\b|\bfrequently[ -]asked\b|\bcommon(?:ly asked)? questions\b", re.I)

_SPOKEN_OF = re.compile(
    r"^(?:what to do|how to|when to|why|avoid|do not|don[\u2019']t|writ(?:e|ing)|replac(?:e|ing)"
    r"|remov(?:e|ing)|problems?|instead)\b",
    re.I,
)


def check(page: PageView, *, min_questions: int = 5) -> Iterator[Finding]:
    """Find pages, or parts of pages, that are lists of questions; a person decides."""
    content = page.content
    named = _faq_heading(content)
    if named is not None:
        yield _finding(named.text, named.path)
        return
    asked = [x for x in content.headings if x.level > 1 and x.text.endswith("?")]
    others = [x for x in content.headings if x.level > 1 and not x.text.endswith("?")]
    if len(asked) >= min_questions and len(asked) > 2 * len(others):
        yield _finding("\n".join(x.text for x in asked[:5]), asked[0].path)


def _faq_heading(content: Content) -> Block | None:
    """Return the heading that calls the page, or a part of it, frequently asked questions.

    One that says what is done about them is no name of a list.
    """
    named = (x for x in content.headings if _FAQ.search(x.text))
    return next((x for x in named if not _SPOKEN_OF.search(x.text)), None)


def _finding(evidence: str, where: str) -> Finding:
    """Make the finding; one a page."""
    return Finding(
        message="This is a list of questions. Put each answer where it belongs in the page, under "
        "a heading that says it.",
        where=where,
        evidence=evidence,
        certainty="needs_person",
        key="faq",
    )


RULE = Rule(
    id="content/faq-page",
    title="Frequently asked questions",
    why="Questions are slow to scan, repeat what other pages say, and are seldom what people ask.",
    fix="Move the answers into the pages on their subject, and take the list away.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    version=2,
)
