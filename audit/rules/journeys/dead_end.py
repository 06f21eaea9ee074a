"""Pages that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.forms import main_forms
from audit.evidence.task_pages.onward_links import content_links, has_other_controls
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView

_DONE = re.compile(
    r"\bthank(s| you)\b|\breceived\b|\bconfirm(ed|ation)\b|\bcompleted?\b|\bsubmitted\b",
    re.IGNORECASE,
)


def check(page: PageView, site: SiteView, *, min_words: int = 20) -> Iterator[Finding]:
    """Find a page whose main content offers no link, form, phone number or email address."""
    if page.url == site.home or page.content.words < min_words:
        raise NotApplicable
    if _DONE.search(f"{page.content.title} {page.content.h1}"):
        raise NotApplicable
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
)
