"""Long or complex pages that leave those who are lost in them alone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.tasks import is_news
from audit.evidence.upkeep.dated_pages import is_record
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView


def check(
    page: PageView, site: SiteView, *, most_words: int = 1500, most_headings: int = 15
) -> Iterator[Finding]:
    """Find a page of more than `most_words` words, or `most_headings` headings, without a contact.

    News, minutes and contact pages are left out. Whether somebody may get lost in it is for a
    person to say.
    """
    words = sum(len(block.text.split()) for block in page.content.prose)
    headings = len(page.content.headings)
    is_long = words > most_words
    is_complex = words > most_words / 2 and headings > most_headings
    if not (is_long or is_complex) or is_record(page) or is_news(page.url):
        raise NotApplicable
    if contact_routes.in_content(page, site.may_be_followed):
        return
    if "contact" in (page.content.h1 or page.content.title).lower():
        return
    under = f" under {headings:,} heading{'s' * (headings > 1)}" if headings else ""
    yield Finding(
        f"This page has {words:,} words{under}, and says nowhere whom to ask",
        where="the main content",
        certainty="needs_person",
        key="long",
    )


RULE = Rule(
    id="journeys/long-page-without-contact",
    title="Long page that does not say whom to ask",
    why="The longer and the more branched a text is, the more people do not find what holds for "
    "them; they look for a person, and there is none.",
    fix="Say at the end whom to ask, with a phone number, an email address or a link to the "
    "service's contact page; or make the page shorter.",
    reference=(
        "https://design-system.service.gov.uk/patterns/contact-a-department-or-service-team/"
    ),
    severity="minor",
    # Our own convention: about seven minutes of reading.
    check=check,
)
