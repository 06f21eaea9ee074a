"""Pages that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.forms import main_forms
from audit.evidence.task_pages.onward_links import (
    content_links,
    has_menu_of_part,
    has_other_controls,
)
from audit.evidence.task_pages.tasks import is_about_task
from audit.evidence.upkeep.dated_pages import is_record
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView

_DONE = re.compile(
    r"\bthank(s| you)\b|\breceived\b|\bconfirm(ed|ation)\b|\bcompleted?\b|\bsubmitted\b",
    re.IGNORECASE,
)
# Pages that everyone reads for themselves.
_SMALL_PRINT = re.compile(
    r"^(?:cookies?(?: policy)?|privacy(?: notice| policy)?|copyright|licen[cs]e)$", re.IGNORECASE
)
# What somebody is to do, away from this page.
_ASKS = re.compile(
    r"\b(?:you (?:can|must|need to|should|may|have to|will need to)|please|to) (?:\w{1,12} )?"
    r"(?:apply|pay|book|register|renew|report|appeal|claim|request|order|contact|call|phone|ring"
    r"|email|write to|visit|complete|fill in|fill out|submit|send|ask (?:us|for)|sign up"
    r"|download)\b"
    r"|(?:^|[.!?:]\s|\n)(?:apply|pay|book|renew|contact|call|phone|email|visit|complete|fill in"
    r"|submit|send|download)\s\w",
    re.IGNORECASE,
)


def check(
    page: PageView, site: SiteView, *, min_words: int = 20, most_words: int = 200
) -> Iterator[Finding]:
    """Find a page whose main content offers no link, form, phone number or email address.

    News and minutes are left out, and long pages that ask nothing of anybody: whoever read them
    to the end has what they came for. So are pages beside a menu of their part of the site.
    """
    if page.url == site.home or page.content.words < min_words or is_record(page):
        raise NotApplicable
    asks = is_about_task(page) or _ASKS.search(page.content.text)
    if page.content.words > most_words and not asks:
        raise NotApplicable
    about = f"{page.content.title} {page.content.h1}"
    if _DONE.search(about) or _SMALL_PRINT.search(page.content.h1):
        raise NotApplicable
    if has_menu_of_part(page):
        return
    if content_links(page) or contact_routes.in_content(page) or has_other_controls(page):
        return
    if any(not form.is_aside for form in main_forms(page)):
        return
    yield Finding(
        "Nothing in this page's content leads on: no link, no form, no phone number or email. "
        "Check whether this is really where the visit ends",
        where=page.content.h1 or page.content.title,
        certainty="needs_person",
        key="page",
    )


RULE = Rule(
    id="journeys/dead-end",
    title="Page leads nowhere",
    why="A resident who has read it has to start again from the menu, or gives up and calls.",
    fix="Add the next step: a link to the task, to more on the subject, or how to get in touch.",
    reference="https://www.gov.uk/service-manual/service-standard/point-2-solve-a-whole-problem",
    severity="minor",
    check=check,
    version=2,
)
