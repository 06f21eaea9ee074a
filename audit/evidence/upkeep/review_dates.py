"""When a page was last looked after: by what it shows, what its code says, what the server says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from audit.evidence.once import once_a_page
from audit.evidence.upkeep.dates import find_dates
from audit.inputs import PageView
from signpost.pages.markup import squeeze

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
# One of these words stands in whatever the two above find.
_SAYING_SO = ("review", "update", "modified", "checked", "amended")
_SAYS_SO = re.compile("|".join(_SAYING_SO), re.IGNORECASE)
_META = frozenset(
    [
        "dcterms.modified", "dc.date.modified", "article:modified_time", "og:updated_time",
        "last-modified", "revised", "dcterms.date.modified",
    ]
)  # fmt: skip
_LOOK_BACK = 60
_OWNER_META = frozenset({"dcterms.creator", "dc.creator", "author", "article:author", "owner"})
_OWNER = re.compile(
    r"\b(?:page |content )?(?:owner|owned by|maintained by|responsible (?:team|officer|service))"
    r"\s?[:\u2013-]?\s(?P<who>[A-Z][\w&\u2019' -]{2,60})"
)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is known of a page's upkeep; texts that nobody gives are empty.

    `updated` is the day of the last change (ISO 8601) and `updated_by` who says so, in this order
    of trust: `shown` to readers, `metadata`, `server` (Last-Modified). `review_due` is the day on
    which the page says that it is to be reviewed, `owner` who looks after it.
    """

    updated: str
    updated_by: str
    review_due: str
    owner: str


@once_a_page
def dates_shown(page: PageView) -> tuple[list[date], list[date]]:
    """Return the days on which a page says it was, and is to be, reviewed."""
    reviewed: list[date] = []
    due: list[date] = []
    text = squeeze(" ".join(page.texts))
    for start, day in _dates_after_words(text):
        before = text[max(0, start - _LOOK_BACK) : start]
        if _LAST.search(before):
            reviewed.append(day)
        elif _NEXT.search(before):
            due.append(day)
    return reviewed, due


def _dates_after_words(text: str) -> Iterator[tuple[int, date]]:
    """Yield the place and last day of each date that stands soon after a word on reviews.

    Looking for the words first is many times as fast as looking for every date of a page.
    """
    passed = -1
    for place in _places_of_words(text):
        for found in find_dates(text[place : place + 3 * _LOOK_BACK]):
            start = place + found.start
            if found.start <= 2 * _LOOK_BACK and start > passed:
                passed = start
                yield start, found.last


def _places_of_words(text: str) -> list[int]:
    """Return where words on reviews begin, in order; most pages have one or two."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter became two, and places moved
        return [word.start() for word in _SAYS_SO.finditer(text)]
    found: list[int] = []
    for word in _SAYING_SO:
        place = folded.find(word)
        while place >= 0:
            found.append(place)
            place = folded.find(word, place + len(word))
    return sorted(found)


def dates_in_metadata(page: PageView) -> list[date]:
    """Return the days of change that a page's meta elements name."""
    found = []
    for element in page.tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in _META:
            found += [x.last for x in find_dates((element.get("content") or "")[:30])]
    return found


@once_a_page
def facts(page: PageView) -> Upkeep:
    """Return what is known of a page's upkeep."""
    reviewed, due = dates_shown(page)
    changed, source = _updated(page, reviewed)
    return Upkeep(
        updated=changed,
        updated_by=source,
        review_due=max((x.isoformat() for x in due), default=""),
        owner=owner(page),
    )


def _updated(page: PageView, reviewed: list[date]) -> tuple[str, str]:
    """Return when a page was last changed and who says so; ("", "") if nobody does."""
    for dates, source in ((reviewed, "shown"), (dates_in_metadata(page), "metadata")):
        if dates:
            return max(dates).isoformat(), source
    try:
        said = parsedate_to_datetime(page.record.headers.get("last-modified", ""))
    except (TypeError, ValueError):
        return "", ""
    return said.date().isoformat(), "server"


def owner(page: PageView) -> str:
    """Return who looks after a page: by its metadata, else by what it shows; or nothing."""
    for element in page.tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in _OWNER_META and squeeze(element.get("content") or ""):
            return squeeze(element.get("content") or "")[:80]
    texts = [*page.content.text.split("\n"), *(text for _, text in page.content.unread_outside)]
    found = (_OWNER.search(text[:2_000]) for text in texts)
    return next((match["who"].strip() for match in found if match), "")
