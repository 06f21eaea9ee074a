"""Pages on fees and taxes that stop at an earlier financial year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.upkeep.dated_text import dated_sentences
from audit.evidence.upkeep.dates import financial_year, find_dates, years
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.language.sentences import split

_MONEY = re.compile(
    r"\b(?:fees?|charges?|charging|prices?|price list|pricing|tariffs?|council tax|business rates"
    r"|rents?|cost of|costs|how much)\b",
    re.IGNORECASE,
)
# Pages that keep earlier years on purpose.
_KEPT = re.compile(r"\b(?:previous|past|archived?|histor\w+|earlier|old)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:Act|Regulations?|Order|Rules|Directive|Measure)\s(?:\([^)]{0,40}\)\s)?(?:19|20)\d\d"
)


def check(page: PageView, today: date) -> Iterator[Finding]:
    """Find pages about money whose newest financial year is over; a person has to say."""
    now = financial_year(today)
    content = page.content
    address = re.sub(r"[-_/]", " ", unquote(urlsplit(page.url).path))
    about = f"{content.title} {content.h1} {address}"
    if not _MONEY.search(about) or _KEPT.search(about) or is_record(page):
        raise NotApplicable
    headings = " . ".join([content.title, *(b.text for b in content.headings)])
    named = {y for y, financial in years(content.text) if financial}
    ended = _ended(page, today)
    named |= ended
    financial_years = set(named)
    named |= {y for y, _ in years(_LAW.sub(" ", headings))}
    if not named:
        raise NotApplicable
    newest = max(named)
    if newest >= now or _names_year_since(f"{about}\n{content.text}", now, bool(ended)):
        return
    written = _financial_year(newest) if newest in financial_years else str(newest)
    yield Finding(
        message=f"The newest year on this page is {written}; it is now {_financial_year(now)}. "
        "Check whether the amounts still hold.",
        where=_line_with_year(content.text, newest),
        evidence=written,
        certainty="needs_person",
        key="newest year",
    )


def _ended(page: PageView, today: date) -> set[int]:
    """Return the financial years until whose end amounts hold, where all of them are over."""
    ends = {
        x.found.last
        for one in dated_sentences(page)
        for x in one.dates
        if x.role == "effective" and x.is_end
    }
    return set() if not ends or max(ends) >= today else {financial_year(day) for day in ends}


def _names_year_since(text: str, now: int, ended: bool) -> bool:
    """Whether a text names this financial year or a later one.

    Where its amounts say until which day they hold (`ended`), that day's own year does not count.
    """
    if ended:
        for found in reversed(find_dates(text)):
            if financial_year(found.last) < now:
                text = f"{text[: found.start]}{text[found.end :]}"
    return any(year >= now for year, _ in years(text))


def _line_with_year(text: str, year: int) -> str:
    """Return the first line that names a year, shortened to its sentence."""
    for line in text.split("\n"):
        if str(year) in line:
            return next((s for s in split(line) if str(year) in s), line)
    return "title"


def _financial_year(year: int) -> str:
    """Write a financial year: 2024 to 2025."""
    return f"{year} to {year + 1}"


RULE = Rule(
    id="content/old-year",
    title="Amounts of an earlier year",
    why="People plan with the amounts that they read, and call when the bill says another.",
    fix="Give this year's amounts; move earlier years to a page that says so.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
    version=2,
)
