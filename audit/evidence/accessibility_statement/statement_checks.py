"""What the law asks of an accessibility statement, point by point. Not a rule itself.

Source: the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
Regulations 2018, regulation 8, and the model statement of Commission Implementing Decision (EU)
2018/1523 as the Government Digital Service explains it. Each point is one function and one row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audit.evidence.accessibility_statement.statement_page import AccessibilityStatement
from audit.evidence.upkeep.dates import months_between
from signpost.pages.addresses import host_of, hostname_of, normalise

_FLAGS = re.IGNORECASE
_TITLE = re.compile(r"(?:^|\| )(?:website )?accessibility statement\b", _FLAGS)
_COMMITMENT = re.compile(r"\bcommit(?:ted|ment)\b", _FLAGS)
_REGULATIONS = re.compile(
    r"public sector bodies \(websites and mobile applications\).{0,20}accessibility regulations"
    r"(?: 2018)?",
    _FLAGS,
)
_STATUS = re.compile(r"\b(fully|partially|not)\b[\s*\u2018\u201c\"']{0,3}compliant\b", _FLAGS)
_PREPARED = re.compile(r"\b(?:prepared|published|created|first (?:written|made))\b", _FLAGS)
_REVIEWED = re.compile(r"\b(?:reviewed|updated|revised)\b", _FLAGS)
_PROMISE = re.compile(
    r"\b(?:will|plan(?:ned)?|aim|intend|expect(?:ed)?|hope|due|going to)\b.{0,80}"
    r"\b(?:by|before|until|in|from|during)\b(?: the end of)?\s*$",
    _FLAGS,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,60}")
_CONTACT = re.compile(r"\bcontact|\bform\b|\bfeedback\b|\breport\b", _FLAGS)
_COMMISSION = re.compile(r"equality and human rights commission|\behrc\b", _FLAGS)
_COMMISSION_NI = re.compile(r"equality commission for northern ireland|\becni\b", _FLAGS)
_EASS = ("equalityadvisoryservice.com", "equalityni.org")

# Fewer words than an issue needs to be told in.
_A_ISSUE = 6
_NOTHING = re.compile(
    r"^(?:(?:there (?:is|are)|we have|we know of) no\b|none\b|n/?a\b|to be (?:confirmed|added)"
    r"|tbc\b|lorem)",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class LegalPoint:
    """One point: its name, the test that is true where it is met, and what to write."""

    name: str
    is_met: Callable[[AccessibilityStatement], bool]
    write: str


def _says(pattern: re.Pattern[str]) -> Callable[[AccessibilityStatement], bool]:
    """Make a test that looks for some words in the statement."""
    return lambda statement: bool(pattern.search(statement.text))


def _heading(*words: str) -> Callable[[AccessibilityStatement], bool]:
    """Make a test that looks for a heading with all of some words."""
    return lambda statement: any(
        all(word in heading.lower() for word in words) for heading in statement.headings
    )


def claimed_status(statement: AccessibilityStatement) -> str:
    """Return the compliance status that a statement claims: `fully`, `partially`, `not` or ""."""
    found = {x.lower() for x in _STATUS.findall(statement.text)}
    # "Not compliant" also opens sentences on single issues, so it counts only by itself.
    stated = found - {"not"} or found
    return stated.pop() if len(stated) == 1 else ""


def has_non_accessible_content(statement: AccessibilityStatement) -> bool:
    """Whether the section of what is not accessible is there; a full claim needs none."""
    return claimed_status(statement) == "fully" or _heading("non", "accessible", "content")(
        statement
    )


def lists_something(statement: AccessibilityStatement) -> bool | None:
    """Whether the section on non-accessible content says anything; None where there is none."""
    words = statement.section("non", "accessible", "content")
    if words is None:
        return None
    return len(words.split()) >= _A_ISSUE and not _NOTHING.match(words)


def is_titled(statement: AccessibilityStatement) -> bool:
    """Whether title or main heading begin with “Accessibility statement”."""
    return bool(_TITLE.search(statement.title))


def says_when_prepared(statement: AccessibilityStatement) -> bool:
    """Whether it says on which day it was prepared."""
    words = [statement.before(x).rstrip() for x in statement.dates]
    # "Documents published before 23 September 2018" speaks of the exemption.
    return any(_PREPARED.search(x) and not x.endswith(("before", "since", "after")) for x in words)


def _reviews(statement: AccessibilityStatement) -> list[int]:
    """Return how many months ago each review was; reviews to come are left out."""
    days = [x.last for x in statement.dates if _REVIEWED.search(statement.before(x))]
    return [months_between(day, statement.today) for day in days if day <= statement.today]


def says_when_reviewed(statement: AccessibilityStatement) -> bool:
    """Whether it says on which day it was last reviewed."""
    return bool(_reviews(statement))


def reviewed_within_a_year(statement: AccessibilityStatement) -> bool:
    """Whether the last review is at most a year ago; true where no day of review is given."""
    months = _reviews(statement)
    return not months or min(months) < 12


def keeps_its_dates(statement: AccessibilityStatement) -> bool:
    """Whether no day by which something will be mended has passed."""
    return not any(
        x.last < statement.today and _PROMISE.search(statement.before(x, 160))
        for x in statement.dates
    )


def has_contact(statement: AccessibilityStatement) -> bool:
    """Whether it offers an email address, a form, or a link to one."""
    if _EMAIL.search(statement.text) or statement.main.find(["textarea", "form"]):
        return True
    return any(
        href.lower().startswith("mailto:") or _CONTACT.search(text)
        for text, href in statement.links
    )


def names_commission(statement: AccessibilityStatement) -> bool:
    """Whether it names the commission that enforces the regulations."""
    return bool(_COMMISSION.search(statement.text) or _COMMISSION_NI.search(statement.text))


def links_to_advice(statement: AccessibilityStatement) -> bool:
    """Whether it links to the Equality Advisory and Support Service (Northern Ireland: ECNI)."""
    return any(_host(href).endswith(_EASS) for _, href in statement.links)


def _host(href: str) -> str:
    """Return the host of a link; "" where there is none."""
    return hostname_of(host_of(normalise(href) or ""))


POINTS = (
    LegalPoint("title", is_titled, "Title the page “Accessibility statement for …”."),
    LegalPoint(
        "commitment",
        _says(_COMMITMENT),
        "Say that the council is committed to making its website accessible.",
    ),
    LegalPoint(
        "regulations",
        _says(_REGULATIONS),
        "Name the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
        "Regulations 2018.",
    ),
    LegalPoint(
        "compliance status",
        _heading("compliance", "status"),
        "Add the heading “Compliance status”.",
    ),
    LegalPoint(
        "status",
        lambda statement: bool(claimed_status(statement)),
        "Say that the website is fully compliant, partially compliant or not compliant.",
    ),
    LegalPoint(
        "non-accessible content",
        has_non_accessible_content,
        "Add the heading “Non-accessible content” and list what does not work, and why.",
    ),
    LegalPoint(
        "preparation",
        _heading("preparation", "statement"),
        "Add the heading “Preparation of this accessibility statement”.",
    ),
    LegalPoint(
        "date of preparation", says_when_prepared, "Say on which day the statement was prepared."
    ),
    LegalPoint(
        "date of review", says_when_reviewed, "Say on which day the statement was last reviewed."
    ),
    LegalPoint(
        "yearly review",
        reviewed_within_a_year,
        "Review the statement: the last review was more than a year ago.",
    ),
    LegalPoint(
        "dates of repairs",
        keeps_its_dates,
        "Give new dates: a day by which something was to be mended has passed.",
    ),
    LegalPoint(
        "feedback and contact",
        _heading("feedback", "contact"),
        "Add the heading “Feedback and contact information”.",
    ),
    LegalPoint("contact", has_contact, "Give an email address or a form for telling of problems."),
    LegalPoint(
        "enforcement procedure",
        _heading("enforcement", "procedure"),
        "Add the heading “Enforcement procedure”.",
    ),
    LegalPoint(
        "commission",
        names_commission,
        "Name the Equality and Human Rights Commission, which enforces the regulations.",
    ),
    LegalPoint(
        "advice",
        links_to_advice,
        "Link to the Equality Advisory and Support Service, for those not happy with an answer.",
    ),
)
