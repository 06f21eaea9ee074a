"""The not-found page, if it leaves a resident standing."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.not_found_page import not_found_page, offers_a_way_on
from audit.rule import Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Find a not-found page that has no link home, no search box and no way to get in touch."""
    view = not_found_page(site)
    if offers_a_way_on(view, site.home):
        return
    yield Finding(
        "The page for addresses that do not exist has no link to the home page, no search and no "
        "way to get in touch",
        where="not-found page",
        evidence=view.content.text[:300],
        page=site.home,
    )


RULE = Rule(
    id="journeys/error-page-no-help",
    title="Not-found page that helps nobody",
    why="Old links and mistyped addresses lead here; without a way on the visit ends in a call.",
    fix="Say in plain words that the page is not there, and offer the home page, search and "
    "how to get in touch.",
    reference="https://design-system.service.gov.uk/patterns/page-not-found-pages/",
    severity="moderate",
    check=check,
    fixer="template",
)
