"""Event pages whose event is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.upkeep.dates import find_dates, in_words
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_PATH = re.compile(r"/(?:events?|whats-on|what-s-on|calendar)/[^/]", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:event|fair|fayre|festival|market|workshop|open day|open evening|drop-in"
    r"|exhibition|concert"
    r"|parade|fireworks|carnival|jobs fair|webinar|roadshow|fun day)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\"(?:startDate|endDate)\"\s*:\s*\"(\d{4}-\d\d-\d\d)")
_SAYS_SO = re.compile(
    r"\b(?:took place|has (?:now )?(?:ended|finished|passed)|is over|was held)\b", re.I
)


def check(page: PageView, today: date) -> Iterator[Finding]:
    """Find pages of one event, all of whose dates in title, headings and markup are past."""
    dates = _dates(page)
    if not dates or is_record(page):
        raise NotApplicable
    last = max(dates)
    if last >= today or _SAYS_SO.search(page.content.text):
        return
    yield Finding(
        message=f"The event on this page was on {in_words(last)}. Take the page down, or say when "
        "the next one is.",
        where="event date",
        evidence=in_words(last),
        certainty="needs_person",
    )


def _dates(page: PageView) -> list[date]:
    """Return the days that a page names as those of its event."""
    marked = _event_days_in_data(page)
    content = page.content
    named = bool(_PATH.search(urlsplit(page.url).path)) or bool(
        _WORDS.search(f"{content.title} {content.h1}")
    )
    if not marked and not named:
        return []
    texts = [content.title, *(b.text for b in content.headings)]
    if named:
        texts += [x.get("datetime") or x.text_content() for x in content.main.iter("time")]
    return marked + [found.last for text in texts for found in find_dates(text)]


def _event_days_in_data(page: PageView) -> list[date]:
    """Return the days in a page's structured data (schema.org Event)."""
    texts = [
        x.text or ""
        for x in page.tree.iter("script")
        if (x.get("type") or "") == "application/ld+json" and "Event" in (x.text or "")
    ]
    days = [day for text in texts for day in _STARTS.findall(text)]
    days += [
        x.get("content") or x.get("datetime") or ""
        for x in page.tree.xpath("//*[@itemprop='startDate' or @itemprop='endDate']")
    ]
    return [found.last for day in days for found in find_dates(day)]


RULE = Rule(
    id="content/event-over",
    title="Event that is over",
    why="Past events crowd out those that people can still go to.",
    fix="Take the page down after the event, or turn it into a report that says so.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
)
