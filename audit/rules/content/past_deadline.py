"""Calls to act by a day that has gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from audit.evidence.upkeep.dated_pages import is_minutes, is_record
from audit.evidence.upkeep.dated_text import DatedSentence, dated_sentences, last_days_in_data
from audit.evidence.upkeep.dates import FoundDate, in_words
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule


def check(page: PageView, today: date) -> Iterator[Finding]:
    """Find sentences, definitions and cells that ask for something by a date before today.

    Minutes report what was asked, and are left out. On news and other records of their day, and in
    tables, it is for a person to say; so is a last day that only the page's structured data gives
    (`validThrough`).
    """
    if is_minutes(page):
        raise NotApplicable
    record: bool | None = None
    told = False
    for sentence in dated_sentences(page):
        found = _passed_deadline(sentence, today)
        if found is None:
            continue
        record = is_record(page) if record is None else record
        told = True
        yield _finding(
            found.last,
            f"{sentence.label}: {sentence.text}" if sentence.label else sentence.text,
            found.text,
            "needs_person" if record or sentence.block.kind == "cell" else "sure",
        )
    days = [] if told else last_days_in_data(page)
    if days and max(days) < today:
        yield _finding(max(days), "validThrough", max(days).isoformat(), "needs_person")


def _finding(day: date, where: str, evidence: str, certainty: Certainty) -> Finding:
    """Make the finding."""
    return Finding(
        message=f"This asks for something by {in_words(day)}, which has passed. "
        "Give the new date, or take it out.",
        where=where,
        evidence=evidence,
        certainty=certainty,
    )


def _passed_deadline(sentence: DatedSentence, today: date) -> FoundDate | None:
    """Return the last of a sentence's dates if all are past and one is a deadline."""
    dates = sentence.dates
    if sentence.known_closed or max(x.found.last for x in dates) >= today:
        return None
    if dates[0].found.start == 0 and len(dates) > 1:
        return None  # a note of what was changed on a day
    return next((x.found for x in dates if x.role == "deadline"), None)


RULE = Rule(
    id="content/past-deadline",
    title="Deadline that has passed",
    why="People act on the dates that they read, or conclude that the page is not looked after.",
    fix="Put in the new date or take the call out; say so if something is closed.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
    version=4,
)
