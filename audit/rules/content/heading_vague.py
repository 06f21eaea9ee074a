"""Headings that do not say what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.evidence.words.titles import is_home
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

VAGUE = [
    "introduction", "overview", "background", "general", "general information", "information",
    "more information", "further information", "additional information", "other information",
    "other", "miscellaneous", "details", "further details", "more details", "notes", "note",
    "important", "important information", "please note", "about", "summary", "welcome",
    "useful information", "key information", "section 1",
    "section 2", "section 3", "part 1", "part 2", "part 3",
]  # fmt: skip


def check(
    page: PageView, *, vague: Sequence[str] = VAGUE, allowed: Sequence[str] = ()
) -> Iterator[Finding]:
    """Find headings that would fit any page, by a list that can be set.

    The top one of the front page may be a mere welcome.
    """
    content = page.content
    headings = [x for x in content.headings if x.level > 1 or not is_home(page.url)]
    if not headings:
        raise NotApplicable
    unwanted = {x.lower() for x in vague} - {x.lower() for x in allowed}
    for block in headings:
        if block.text.lower().strip(" .:!-\u2013") in unwanted:
            yield Finding(
                message=f"“{block.text}” could stand over anything. Say what this part is about, "
                "in the words that a resident looks for.",
                where=block.path,
                evidence=block.text,
                certainty="needs_person",
                key=block.text.lower(),
            )


RULE = Rule(
    id="content/heading-vague",
    title="Headings that do not say what follows",
    why="Readers scan headings, and screen readers jump by them: “Overview” says nothing.",
    fix="Put the part's subject into its heading.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    criterion="2.4.6",
    version=2,
)
