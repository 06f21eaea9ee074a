"""Calls to act by a day that has gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.upkeep.dates import FoundDate, find_dates, in_words
from audit.evidence.words.prose import not_quoted
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import split

_ACTS = (
    "apply|register|book|order|reply|respond|submit|return|send|pay|vote|enter|nominate|comment|renew"
    "|claim|complete (?:the|your|our|this|a)|sign up|object|bid|email us|contact us"
    "|write to us|tell us|let us know"
    "|give us your views|have your say|take part|rsvp"
)
_BY_WHEN = r"(?:by|until|no later than|not later than|on or before)"
_HOUR = (
    r"(?:the|end|of|midnight|noon|midday|at|on|\d{1,2}(?:[.:]\d\d)?\s?[ap]m|\d\d[.:]\d\d"
    r"|\w{3,6}day,?)"
)
_ACT = re.compile(
    rf"\b(?:{_ACTS})\b(?P<between>(?:\s[^\s.;:!?]{{1,40}}){{0,10}}?)\s{_BY_WHEN}(?:\s{_HOUR}){{0,6}}\s$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:closing date|deadline|final date|last day (?:to|for)|(?:survey|consultation|offer|window"
    r"|registration|competition|round|scheme|applications?|nominations|entries|bookings?"
    r"|funds?|grants?|funding|programme|tender|ballot|poll|auction|portal)\s"
    r"(?:closes?|ends?|will close|will end)|and closes|closing (?:on|at)|open until"
    r"|must be received|must reach us"
    r"|must be (?:returned|submitted|paid|made|sent)|(?:return|payment|application"
    r"|responses?|forms?)\s"
    r"(?:is |are )?due)\b"
    rf"(?P<between>(?:\s(?-i:[a-z(])[^\s.;!?]{{0,40}}){{0,7}}?):?(?:\s[-\u2013])?(?:\s{_HOUR}){{0,6}}\s$",
    re.IGNORECASE,
)
# These sentences know that the day has gone.
_KNOWS = re.compile(
    r"\b(?:was|were|had|did|passed|closed|ended|expired|missed|late|previously|already"
    r"|ago|last year"
    r"|used to|former|formerly|example|e\.g|eg|since)\b",
    re.IGNORECASE,
)
# A clause in between: the date belongs to that, and not to the act ("claim if you retired by").
_CLAUSE = re.compile(
    r"\b(?:if|who|whose|which|that|when|where|because|unless|has|have|having|been|born|built|made"
    r"|due to|effect|periods?|dated|valid|\w{3,20}ed)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 160


def check(page: PageView, today: date) -> Iterator[Finding]:
    """Find sentences that ask for something by a date before today.

    On news, minutes and other records of their day it is for a person to say.
    """
    record: bool | None = None
    for block in not_quoted(page.content.blocks):
        if "20" not in block.text and "/" not in block.text:
            continue
        for sentence in split(block.text):
            found = _passed_deadline(sentence, today)
            if found is None:
                continue
            record = is_record(page) if record is None else record
            yield Finding(
                message=f"This asks for something by {in_words(found.last)}, which has passed. "
                ""
                "Give the new date, or take it out.",
                where=sentence,
                evidence=found.text,
                certainty="needs_person" if record else "sure",
            )


def _passed_deadline(sentence: str, today: date) -> FoundDate | None:
    """Return the last of a sentence's dates if all are past and one is a deadline."""
    dates = find_dates(sentence)
    if not dates or max(found.last for found in dates) >= today or _KNOWS.search(sentence):
        return None
    if dates[0].start == 0 and len(dates) > 1:
        return None  # a note of what was changed on a day
    for found in dates:
        before = sentence[max(0, found.start - _LOOK_BACK) : found.start]
        match = _ACT.search(before) or _DEADLINE.search(before)
        if match and not _CLAUSE.search(match["between"]):
            return found
    return None


RULE = Rule(
    id="content/past-deadline",
    title="Deadline that has passed",
    why="People act on the dates that they read, or conclude that the page is not looked after.",
    fix="Put in the new date or take the call out; say so if something is closed.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
    version=2,
)
