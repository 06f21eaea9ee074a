"""Tasks whose every way is an online one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.failure_points import failure_point
from audit.evidence.task_pages.onward_links import content_links
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView

_OFFLINE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:by post|in person|face to face|(?:by|over the) "
    r"(?:tele)?phone|post (?:it|them|this|your)|(?:visit|come to|go to|at|in) (?:us|our|the|your|a|"
    r"any) (?:nearest |local |main )?(?:council |customer |civic |town |register |one[- ]stop )?"
    r"(?:offices?|hall|centre|library|libraries|shop|hub|reception|guildhall|desk))\b",
    re.IGNORECASE,
)


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find a form, closed service or download-only task with nothing but email or chat beside it.

    Where nothing at all is beside it, `journeys/contact-not-signposted` says so. A working link to
    a contact page counts as another way.
    """
    reason = failure_point(page)
    if not reason or not contact_routes.in_content(page, site.may_be_followed):
        raise NotApplicable
    text = page.content.text
    if contact_routes.phones_in(text) or _OFFLINE.search(text):
        return
    for link in content_links(page):
        if link.kind == "phone" or (
            link.kind != "mail"
            and contact_routes.is_contact(link.text, link.url)
            and site.may_be_followed(link.url)
        ):
            return
    yield Finding(
        f"There is {reason} here, and beside it only ways that are online too: no phone number, no "
        "place to go or write to, and no link to a contact page",
        where=reason,
        certainty="needs_person",
        key="online only",
    )


RULE = Rule(
    id="journeys/only-online-ways",
    title="No way but online ones",
    why="Who has no computer, no email or no confidence with them can then not get it done at all.",
    fix="Beside the email address, say a phone number or where to go, or link to the contact page.",
    reference="https://www.gov.uk/service-manual/helping-people-to-use-your-service",
    severity="moderate",
    check=check,
)
