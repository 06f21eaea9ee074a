"""Pages whose event, closure, term or season is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.upkeep.dated_text import dated_sentences
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
# Pages that share a word with events: "Fair processing notice", "Market stall prices".
_NO_EVENT = re.compile(
    r"\b(?:notices?|polic(?:y|ies)|privacy|prices?|fees?|charges?|tariffs?|licen[cs]es?|minutes"
    r"|reports?|results?|plans?|strateg(?:y|ies)|processing|act|regulations?|statement)\b",
    re.IGNORECASE,
)
# That something opened on a day does not say that it is over.
_OPENS = re.compile(r"(?:opens?|opening|starts?|open from)\b", re.IGNORECASE)
# The date of an edition of a text.
_EDITION = re.compile(
    r"\b(?:version|edition|revision|rev\.|release)\b\W*v?\d"
    r"|^(?:date|published|researched|tested)\s?:\s?(?:\d{1,2}\s)?[A-Z][a-z]+\s20\d\d$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\"(?:startDate|endDate)\"\s*:\s*\"(\d{4}-\d\d-\d\d)")
_SAYS_SO = re.compile(
    r"\b(?:took place|has (?:now )?(?:ended|finished|passed)|is over|was held)\b", re.I
)


def check(page: PageView, today: date) -> Iterator[Finding]:
    """Find pages that announce what is over: all the days that they name for events are past.

    Those are the days in the title, headings and markup of an event's page, and the days on which
    sentences, definitions and cells of any page say that something happens (a fair, a closure, a
    term, a season, a changed collection). News and minutes are left out; a person has to say.
    """
    if is_record(page):
        raise NotApplicable
    days = [_Day(day, "event date") for day in _dates_of_event(page)]
    days += [
        _Day(x.found.last, f"{one.label}: {one.text}" if one.label else one.text)
        for one in dated_sentences(page)
        if not _OPENS.match(one.label)
        and not _EDITION.search(one.text)
        and not (one.known_closed or (one.block.kind == "heading" and _NO_EVENT.search(one.text)))
        for x in one.dates
        if x.role == "event"
    ]
    if not days:
        raise NotApplicable
    last = max(days, key=lambda day: day.day)
    if last.day >= today or _SAYS_SO.search(page.content.text):
        return
    yield Finding(
        message=f"What this page announces was over on {in_words(last.day)}. Take it out, or say "
        "when it happens next.",
        where=last.where,
        evidence=in_words(last.day),
        certainty="needs_person",
        key="event date",
    )


class _Day(NamedTuple):
    """A day on which something happens, and where the page says so."""

    day: date
    where: str


def _dates_of_event(page: PageView) -> list[date]:
    """Return the days that a page names as those of its event."""
    marked = _event_days_in_data(page)
    content = page.content
    about = f"{content.title} {content.h1}"
    named = bool(_PATH.search(urlsplit(page.url).path)) or bool(_WORDS.search(about))
    if _NO_EVENT.search(about) or not (marked or named):
        return marked
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
    version=3,
)
