"""Pages that by their own account nobody has looked at for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.evidence.markup.shown_code import is_shown_as_code
from audit.evidence.upkeep import review_dates
from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.upkeep.dates import in_words, months_after
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

# Pages about something of its day, which nobody is to keep up: beside news and minutes.
_DONE = re.compile(
    r"/(?:publications?|statistics|statistical-data-sets|consultations?|research|foi"
    r"|freedom-of-information\w*|disclosure-log|transparency|data-?sets?|events?)/",
    re.IGNORECASE,
)


_STATEMENT = re.compile(r"\baccessibility statement\b|\bdatganiad hygyrchedd\b", re.IGNORECASE)


def check(page: PageView, today: date, *, max_months: int = 24) -> Iterator[Finding]:
    """Find pages last reviewed over `max_months` ago, or whose day for review has passed."""
    if _STATEMENT.search(page.content.title):
        raise NotApplicable  # accessibility/statement-points asks for its yearly review
    reviewed, due = review_dates.dates_shown(page)
    if len(reviewed) > 2 or _DONE.search(page.url) or is_record(page):
        raise NotApplicable
    meta = review_dates.dates_in_metadata(page)
    newest = max([*reviewed, *meta], default=None)
    if newest is None and not due:
        raise NotApplicable
    if newest and is_shown_as_code(page, in_words(newest)):
        raise NotApplicable  # the date of an example
    limit = max_months
    if newest and today >= months_after(newest, limit):
        said = "says that it was last reviewed or updated" if reviewed else "was last changed"
        yield _finding(
            f"This page {said} on {in_words(newest)}, over {limit} months ago", in_words(newest)
        )
    elif due and max(due) < today:
        yield _finding(f"This page was due for review on {in_words(max(due))}", in_words(max(due)))


def _finding(what: str, evidence: str) -> Finding:
    """Make the finding; one a page."""
    return Finding(
        message=f"{what}. Check that it is still true, and put in today's date.",
        where="review date",
        evidence=evidence,
    )


RULE = Rule(
    id="content/review-overdue",
    title="Page not reviewed for long",
    why="Information that nobody looks after goes wrong unseen.",
    fix="Read the page against what holds today, correct it, and set the date of review.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
    version=2,
)
