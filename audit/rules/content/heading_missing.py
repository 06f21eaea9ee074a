"""Pages without a main heading."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup import headings
from audit.evidence.markup.search_listing import is_unlisted
from audit.evidence.words.titles import own_words
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import squeeze


def check(page: PageView) -> Iterator[Finding]:
    """Find a page without a top heading (h1) that has words, if search engines may list it."""
    root = page.tree
    # Parts of other pages, examples and previews ask not to be listed.
    if is_unlisted(page.tree):
        raise NotApplicable
    if any(h.level == 1 and h.text for h in headings.of_page(root)):
        return
    if any(squeeze(x.text_content()) for x in root.xpath("//*[@role='heading'][@aria-level='1']")):
        return
    title = own_words(page.content.title)
    suggestion = f", for example “{title}”" if title else ""
    yield Finding(
        message=f"This page has no main heading (h1). Give it one{suggestion}.",
        where="h1",
    )


RULE = Rule(
    id="content/heading-missing",
    title="No main heading",
    why="The main heading tells people that they are on the right page; screen readers jump to it.",
    fix="Begin the main content with one h1 that says what the page is about.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="moderate",
    check=check,
    version=3,
    axe_rules=("page-has-heading-one",),
)
