"""A home page that does not say how to get in touch."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.contact_routes import is_contact_link
from audit.rule import CouldNotCheck, Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Find a home page with no working link to a contact page anywhere on it."""
    page = site.pages.get(site.home)
    if page is None or not page.is_html:
        raise CouldNotCheck("the home page was not fetched")
    links = site.links_of(site.home)
    if not any(link.tag == "a" for link in links):
        raise CouldNotCheck("the home page has no links in its HTML; scripts probably make them")
    found = [link for link in links if is_contact_link(link)]
    working = [x for x in found if site.may_be_followed(x.url)]
    if any(link.kind not in ("mail", "phone") for link in working):
        return
    message = "The home page has no link to a page that says how to contact the council"
    if found and not working:
        message = f"The home page's link to the contact page is broken ({found[0].url})"
    yield Finding(
        message,
        where="home page",
        evidence=found[0].text if found else "",
        certainty="needs_person" if working else "sure",
        page=site.home,
        key="contact",
    )


RULE = Rule(
    id="journeys/home-without-contact",
    title="Home page without a link to a contact page",
    why="Those who need a person look for one on the home page first.",
    fix="Put a link called “Contact us” in the header or footer of every page.",
    reference=(
        "https://design-system.service.gov.uk/patterns/contact-a-department-or-service-team/"
    ),
    severity="serious",
    check=check,
    fixer="template",
)
