"""The not-found page, if it does not say how to reach a person."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.not_found_page import not_found_page, offers_a_way_on
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Find a not-found page that helps on, but with no working way to get in touch on it."""
    view = not_found_page(site)
    if not offers_a_way_on(view, site.home):
        raise NotApplicable
    if not any(link.tag in ("a", "area") for link in view.links):
        raise CouldNotCheck("the not-found page has no links in its HTML; scripts may make them")
    if contact_routes.phones_in(view.content.text) or contact_routes.on_page(
        view, site.may_be_followed
    ):
        return
    yield Finding(
        "The page for addresses that do not exist has no phone number and no working link to a "
        "page on how to get in touch",
        where="not-found page",
        evidence=view.content.text[:300],
        page=site.home,
    )


RULE = Rule(
    id="journeys/error-page-without-contact",
    title="Not-found page without a way to get in touch",
    why="Who comes here looked for something that was promised; the next thing they try is to "
    "reach somebody.",
    fix="Offer the contact page, or the phone number and its hours, on the not-found page.",
    reference="https://design-system.service.gov.uk/patterns/page-not-found-pages/",
    severity="minor",
    check=check,
    fixer="template",
)
