"""Places where the website may fail a resident, without another way to get in touch."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.failure_points import FORM, failure_point
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule
from audit.site_view import SiteView


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find a form, a closed service or a download-only task with no contact in the content.

    A form whose page has a contact link in its header or footer needs a person to say if that
    is near enough; elsewhere the way has to be in the content.
    """
    reason = failure_point(page)
    if not reason:
        raise NotApplicable
    if contact_routes.in_content(page, site.may_be_followed):
        return
    certainty: Certainty = "sure"
    if reason == FORM and contact_routes.on_page(page, site.may_be_followed):
        certainty = "needs_person"
    yield Finding(
        f"There is {reason} here, but no phone number, email address or link to a contact page "
        "beside it for those who cannot get through",
        where=reason,
        certainty=certainty,
        key="contact",
    )


RULE = Rule(
    id="journeys/contact-not-signposted",
    title="No way to get in touch where the website may fail",
    why="Where the website route fails there must be another way, and it has to be said there: "
    "those who need a person are the least able to go and look for one.",
    fix="Put the service's phone number or email, or a link to its contact page, beside the form "
    "or notice.",
    reference=(
        "https://design-system.service.gov.uk/patterns/contact-a-department-or-service-team/"
    ),
    severity="moderate",
    check=check,
)
