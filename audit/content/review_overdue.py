"""Pages that by their own account nobody has looked at for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.content.dated import is_record
from audit.contract import Finding, NotApplicable, Options, Rule
from audit.dates import find_dates, in_words, months_between
from audit.subject import PageView, Subject
from crawler.markup import squeeze

# The page must speak of itself: a list of documents says "updated" of each.
_LAST = re.compile(
    r"\b(?:(?:page|content|statement|site)?\s?(?:was )?last (?:reviewed|updated|modified|checked"
    r"|amended)|(?:page|content|date) (?:reviewed|updated|modified)|last (?:review|update))"
    r"(?: on| in)?(?: date)?\s?[:\u2013-]?\s(?:\w+day,?\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next review|review due|date of next review|due for review|to be reviewed|review by)"
    r"(?: date)?(?: on| by| in)?\s?[:\u2013-]?\s(?:\w+day,?\s)?$",
    re.IGNORECASE,
)
_META = frozenset(
    [
        "dcterms.modified", "dc.date.modified", "article:modified_time", "og:updated_time",
        "last-modified", "revised", "dcterms.date.modified",
    ]
)  # fmt: skip
_LOOK_BACK = 60
# Pages about something of its day, which nobody is to keep up: beside news and minutes.
_DONE = re.compile(
    r"/(?:publications?|statistics|statistical-data-sets|consultations?|research|foi"
    r"|freedom-of-information\w*|disclosure-log|transparency|data-?sets?|events?)/",
    re.IGNORECASE,
)


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find pages last reviewed over `max_months` ago, or whose day for review has passed."""
    page, today = subject.page, subject.site.today
    reviewed, due = _dates(page)
    if len(reviewed) > 2 or _DONE.search(page.url) or is_record(page):
        raise NotApplicable
    meta = _from_meta(page)
    newest = max([*reviewed, *meta], default=None)
    if newest is None and not due:
        raise NotApplicable
    limit = options["max_months"]
    if newest and months_between(newest, today) >= limit:
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


def _dates(page: PageView) -> tuple[list[date], list[date]]:
    """Return the days on which a page says it was, and is to be, reviewed."""
    reviewed: list[date] = []
    due: list[date] = []
    text = squeeze(" ".join(x for x in page.tree.itertext() if "\0" not in x))
    for found in find_dates(text):
        before = text[max(0, found.start - _LOOK_BACK) : found.start]
        if _LAST.search(before):
            reviewed.append(found.last)
        elif _NEXT.search(before):
            due.append(found.last)
    return reviewed, due


def _from_meta(page: PageView) -> list[date]:
    """Return the days of change that a page's meta elements name."""
    found = []
    for element in page.tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in _META:
            found += [x.last for x in find_dates((element.get("content") or "")[:30])]
    return found


RULE = Rule(
    id="content/review-overdue",
    title="Page not reviewed for long",
    why="Information that nobody looks after goes wrong unseen.",
    fix="Read the page against what holds today, correct it, and set the date of review.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    needs=("page", "site"),
    check=check,
    options={"max_months": 24},
)
