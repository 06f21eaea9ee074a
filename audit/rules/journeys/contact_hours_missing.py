"""Phone numbers without hours, where the website may fail a resident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.failure_points import failure_point
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.content import read
from signpost.pages.markup import parse

_HOURS = re.compile(
    r"\d\s?(?:am|pm|a\.m\.|p\.m\.)\b|\d[.:]\d\d\b|\bnoon\b|\bmidday\b|\b24[ -]?hours?\b|\b24/7\b"
    r"|\bday (?:or|and) night\b|\bany ?time\b|\b(?:opening|office|working) (?:hours|times)\b"
    r"|\bhours of (?:work|opening)\b|\bo.clock\b|\b(?:lines are|we are|we're) open\b",
    re.IGNORECASE,
)
# Numbers of a whole country or an emergency are open when their own pages say.
_OWN_NUMBER_DIGITS = 9


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find a number beside a form, a closed service or a download-only task, and no hours.

    Hours anywhere in the content count, and so do those of a contact page that a link of the page
    leads to, be it in the footer. A person has to say whether these lines have hours.
    """
    reason = failure_point(page)
    numbers = [x for x in contact_routes.phones_in(page.content.text) if _is_own(x)]
    if not reason or not numbers:
        raise NotApplicable
    if _HOURS.search(page.content.text) or _contact_page_has_them(page, site):
        return
    yield Finding(
        f"There is {reason} here and the number {numbers[0]}, but nothing says when somebody "
        "answers it",
        where=numbers[0],
        evidence=numbers[0],
        certainty="needs_person",
        key="hours",
    )


def _is_own(number: str) -> bool:
    """Whether a number is long enough to be a council's own line."""
    return sum(c.isdigit() for c in number) >= _OWN_NUMBER_DIGITS


def _contact_page_has_them(view: PageView, site: SiteView) -> bool:
    """Whether a contact page that the page leads to states hours, or is one that nobody read."""
    for link in view.links:
        if link.kind in ("mail", "phone") or not contact_routes.is_contact_link(link):
            continue
        page = site.pages.get(site.state(link.url).final_url)
        if page is None or not page.is_html:
            # On another site, say: what it states is not known, so nothing is claimed.
            if site.may_be_followed(link.url):
                return True
        elif _states_hours(site.workspace.pages.body(page), page.content_type):
            return True
    return False


# The same few contact pages are linked from every page of a site.
@lru_cache(maxsize=64)
def _states_hours(body: bytes, content_type: str) -> bool:
    """Whether a page's content states hours."""
    return bool(_HOURS.search(read(parse(body, content_type)).text))


RULE = Rule(
    id="journeys/contact-hours-missing",
    title="Phone number without hours where the website may fail",
    why="Those whom the website failed ring at night, on a Sunday, or in their break, and reach "
    "nobody; they then try again and again.",
    fix="Say beside the number when it is answered, or link to the contact page that does.",
    reference=(
        "https://design-system.service.gov.uk/patterns/contact-a-department-or-service-team/"
    ),
    severity="minor",
    check=check,
)
