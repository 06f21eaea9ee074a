"""What a date in a sentence is for: to act by, to go to, to hold from or until, or history.

One reader for all rules that read dates. It reads the words before a date (and the verb after it):
what they ask for, what happens, what holds, and whether they speak of the past. What nothing
speaks for is history: a page may name any day that was. `benchmarks/dates.py` measures it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from audit.evidence.upkeep.dates import FoundDate, find_dates

Role = Literal["deadline", "event", "effective", "history"]

_FLAGS = re.IGNORECASE
# What may stand between a preposition and its date: hours, days of the week, "the end of".
_HOUR = (
    r"(?:the|end|of|midnight|noon|midday|at|on|to|until|from|early|overnight|next|again|\d{1,2}"
    r"(?:[.:]\d\d)?\s?(?:[ap]m|noon|midday)?,?|\d\d[.:]\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)"
)
_LEAD = rf"(?:[:,]?\s{_HOUR}){{0,6}}[:,]?\s?$"
_BY = r"(?:by|until|before|no later than|not later than|on or before|up to)"
_WORDS = r"(?:\s[^\s.;!?]{1,40})"

_ACTS = (
    "accept|add|appeal|apply|ask|get|make sure|ensure|remember to|bid|book|buy|cancel|choose|claim"
    "|collect|comment|confirm"
    "|complete (?:the|your|our|this|an?|it)|contact|email|enter|fill in"
    "|give us|have your say|join|let us know|license|make (?:an?|your|the)|nominate"
    "|object|order|pay|register|renew|reply|request|respond|return|rsvp|send|share|sign up|speak"
    "|submit|swap|switch|take part|tell us|tell|update|volunteer|vote|write|get in touch|hand in"
    "|make a claim|opt (?:in|out)|say|reserve|bring"
)
_NEED = r"must|needs?|should|please|have until|has until|have to|has to|need to|shall"
_PASSIVE = "received|returned|submitted|paid|made|sent|reach us|arrive|be with us|be in"
_CALLS = (
    "applications?|voting|auction|ballot|bids?|bookings?|claims?|competition|consultation|entries|funds?"
    "|funding|grants?|nominations?|offer|poll|portal|programme|registration|requests|round|scheme"
    "|submissions|survey|tenders?|vacancy|window|job|post|expressions of interest|petition"
    "|questionnaire|sale|appeal|which|it|this|and"
)
_DEADLINE = re.compile(
    rf"\b(?:{_ACTS})\b(?P<a>{_WORDS}{{0,12}}?)\s{_BY}{_LEAD}"
    rf"|\b(?:{_NEED})\b(?P<b>{_WORDS}{{0,12}}?)\s{_BY}{_LEAD}"
    r"|\b(?:have|has|open for \w+|are open|is open|still open|invited|accepted|welcome)\s"
    rf"(?:until|up to){_LEAD}"
    rf"|\b(?:closing date|deadline|final date|last (?:date|day))\b(?P<c>{_WORDS}{{0,7}}?)"
    rf"(?:\s(?:is|on|are))?{_LEAD}"
    rf"|\b(?:{_CALLS})\s(?:{_WORDS}{{0,2}}\s)?(?:will\s)?(?:runs?|be open|is open|stays open)\b"
    rf"(?:\sfrom\s[^|]{{4,40}})?\s(?:until|to|till|-|\u2013){_LEAD}"
    rf"|(?:\b(?:{_CALLS})\s(?:{_WORDS}{{0,3}}\s)?(?:will\s)?(?:closes?|ends?|closing)|^(?:closes?|ends?|closing)"
    rf"|\bclosing (?:on|at))\b(?:\s(?:on|at))?{_LEAD}"
    rf"|\b(?:(?:needed|required|due|apply|respond|reply|return) by|(?:is|are|be) due (?:on|by)|"
    rf"(?:{_PASSIVE})\s{_BY}){_LEAD}",
    _FLAGS,
)
_VALUES = (
    "fees?|prices?|charges?|costs?|rates?|rents?|tariffs?|allowances?|discounts?|tickets?|pass(?:es)?"
    "|permits?|licen[cs]es?|agreement|contract|policy|order|rules?|law|limits?|council tax|hours"
    "|price list|terms|benefits?|valid|£\\d[\\d.,]*|concessions?"
)
_EFFECTIVE = re.compile(
    rf"\b(?:valid|in force|into force|effective|take[s]? effect|with effect|effect)\b"
    rf"{_WORDS}{{0,3}}?{_LEAD}"
    rf"|\b(?:{_VALUES})\b(?:{_WORDS}){{0,8}}?\s(?:from|until|to|on|till|for){_LEAD}"
    rf"|\b(?:{_VALUES})\b(?:{_WORDS}){{0,8}}?\s(?:from|between)\s[^|]{{4,40}}\s(?:to|and|-|\u2013){_LEAD}"
    rf"|^(?:from|as from|as of|starting)(?:\s{_HOUR})*\s$",
    _FLAGS,
)
_HAPPENINGS = (
    "terms?|half.?term|inset days?|holidays?|season|fireworks|fair|fayre|festival|market|parade"
    "|meetings?|workshops?|concert|works?|roadworks|repairs|closures?|resurfacing|exhibition|show"
    "|elections?|polling day|election day|ceremony|carnival|open day|drop-in|christmas day"
    "|boxing day|new year's day|good friday|bank holiday|easter monday|collections?|new day"
    "|temporary lights|traffic lights|diversions?|trail|hearing|inquiry|class(?:es)?"
    "|training|event|tour|walk|talk"
)
_HAPPENS = (
    r"will be|will take place|takes? place|is on|are on|is at|(?:is|are) (?:\w+ly )?(?:held|shown"
    r"|closed|shut|cancelled|open|back|moved|postponed)|starts?|begins?|opens?|re-?opens?|will \w+"
    r"|runs?|meets?|meet|join us|come along|come to|see us|last"
    r"|stops?|returns?|moves?|ends?|closes?"
    r"|doors open|no (?:\w+ ){0,3}collections?|collection|collected|emptied|day is"
)
_EVENT = re.compile(
    rf"\b(?:{_HAPPENS})\b(?:{_WORDS}){{0,9}}?(?:\s(?:on|from|between|until|at|to|and|is|are))?{_LEAD}"
    rf"|\b(?:{_HAPPENS})\b(?:{_WORDS}){{0,9}}?\s(?:from|between|on)\s[^|]{{4,50}}\s(?:to|and|-|\u2013){_LEAD}"
    rf"|\b(?:{_HAPPENINGS})(?:\s\w+){{0,3}}(?::|\s\||\sis|\sare|,|\son|\sfrom)\s?[^|]{{0,40}}?{_LEAD}"
    rf"|\b(?:vote|come|visit|attend|call in|drop in|turn up|arrive|go|speak|meet us)\b"
    rf"(?:{_WORDS}){{0,8}}?\son{_LEAD}"
    rf"|(?:^|[:|(\u2013-]\s)(?:closed|shut|cancelled|postponed|open|no service)\b"
    rf"(?:{_WORDS}){{0,4}}?{_LEAD}"
    rf"|^(?:dates?|when|day|opens?|starts?|date and time|event date|dates and times)\s?[:|]{_LEAD}",
    _FLAGS,
)

# Sentences about what was. Participles after "be", "is" and "are" speak of now or later.
_NOW = re.compile(
    r"\b(?:must|will|can|should|shall|may|to|not|is|are|be|being|as|response|reply)(?:\s(?:be|now|being))?"
    r"\s(?:\w+ly\s)?(?:[a-z]{2,}ed|held|paid|made|sent|shut|shown|put|run|set|built|met|back)\b"
    r"|[:|]\s(?:closed|shut|cancelled|postponed)\b",
    _FLAGS,
)
_PAST_VERB = (
    r"(?!(?:need|shed|bed|red|fed|wed|speed|seed|feed|hundred|indeed|interested|unlimited|limited"
    r"|weed|proceed|exceed|succeed|breed|based|licensed|needed|listed|used)\b)[a-z]{2,}ed"
    r"|was|were|had|did|could|would|made|paid|met|sent|held|built|began|became|ran|took|taken|fell"
    r"|rose|wrote|came|went|gave|found|left|laid|sold|broke|spoke|got|born|told|took|won|lost|ago|since|previously"
    r"|already|formerly|used to|last year|dates from|set by|dated"
)
_PAST = re.compile(rf"\b(?:{_PAST_VERB})\b", _FLAGS)
_AUXILIARIES = frozenset(["was", "were", "had", "did", "could", "would", "used to"])
_PERFECT = re.compile(
    r"\b(?:has|have)\s(?:now |all |already |long |since )?(?:been|had|\w+ed|gone|run|met|sent|paid"
    r"|made|taken|shut|begun)\b",
    _FLAGS,
)
_PAST_AFTER = re.compile(
    rf"^(?:,[^,]{{1,60}},|,)?\s(?:\w+\s){{0,3}}?(?:has|have|{_PAST_VERB})\b(?!\sto\b)", _FLAGS
)
_REFERENCE = re.compile(
    r"(?<!end )(?<!night )(?<!evening )(?<!morning )(?<!week )\bof\s(?:\w+day,?\s)?$|©"
    r"|\bcopyright\b|\b(?:example|e\.g\.?|minutes|notes?|notice|version|reference|photograph|signed"
    r"|published|reviewed?|updated|posted|added|article|census|as at|figures?|data|results?"
    r"|year end(?:ed|ing)|date of birth|based on|cases|report|papers|decision|incident|invoice"
    r"|statement|complaint)\b",
    _FLAGS,
)
# A clause in between: the date belongs to that, and not to the act ("claim if you retired by").
_CLAUSE = re.compile(
    r"\b(?:if|who|whose|which|that|when|where|because|unless|has|have|having|been|born|built"
    r"|(?<!be )made|due to|effect|periods?|dated|valid|aged|first let|moved in)\b",
    _FLAGS,
)
_LABEL_DATE = re.compile(r"^(?:date\s\w+|\w+\sdate|application \w+)\s?[:|]", _FLAGS)
_CLOSING_LABEL = re.compile(
    r"^(?:closing|end|final|last|start|event|opening)\sdate|^date and", _FLAGS
)
_SEASON = re.compile(
    r"\b(?:(20\d\d)(?:\s?(?:/|-|\u2013|to)\s?(?:20)?(\d\d))?\s(?:\w+\s)?season|season\s(20\d\d))\b",
    _FLAGS,
)
_UNTIL = re.compile(r"\b(?:to|until|till|ending|-|\u2013)\s(?:\w+day\s)?$", _FLAGS)
# What follows the year of a season, or a day with its hours: "6 June 2026, 10am to 4pm".
_IS_EVENT = re.compile(
    r"\s(?:\w+\s)?season\b|,?\s(?:at\s|from\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m|noon)\b"
    r"|,?\s(?:at\s|from\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:to|-|\u2013)\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]m",
    _FLAGS,
)
_LOOK_BACK = 200


@dataclass(frozen=True, slots=True)
class DateRole:
    """A date, and what it is for in its sentence; `is_end` is whether something lasts until it."""

    found: FoundDate
    role: Role
    is_end: bool = False


@lru_cache(maxsize=4096)
def date_roles(sentence: str, label: str = "") -> tuple[DateRole, ...]:
    """Return the dates with a year in a sentence, in order, each with its role.

    `label` is what heads the text: the term of a definition, the head of a table's row or column.
    """
    text = f"{label.rstrip(' :')}: {sentence}" if label else sentence
    dates = sorted([*find_dates(text), *_seasons(text)], key=lambda found: found.start)
    roles: list[DateRole] = []
    for found in dates:
        before = text[max(0, found.start - _LOOK_BACK) : found.start]
        role = _role(before, text[found.end : found.end + 120])
        # The second day of a range, or of a list, is what the first is.
        gap = text[roles[-1].found.end : found.start] if roles else ""
        if (
            role == "history"
            and roles
            and re.fullmatch(r"\s?(?:to|and|-|\u2013|or|until)\s(?:\w+day\s)?", gap)
        ):
            role = roles[-1].role
        roles.append(DateRole(found, role, bool(_UNTIL.search(before))))
    return tuple(roles)


# The same words stand before each date of a column.
@lru_cache(maxsize=4096)
def _role(before: str, after: str) -> Role:
    """Say what a date is for, by the words before it and after it."""
    if _REFERENCE.search(before) or _PERFECT.search(before) or _is_label_of_record(before):
        return "history"
    if _PAST_AFTER.match(_NOW.sub(" is ", after)):
        return "history"
    said = before
    plain = _NOW.sub(lambda m: " is" + " " * (len(m.group()) - 3), before)
    past = list(_PAST.finditer(plain))
    if past:
        said = before[past[-1].end() :]
        if past[-1].group().lower() in _AUXILIARIES and "," not in said:
            return "history"
    deadline = _DEADLINE.search(said)
    if deadline and not any(part and _CLAUSE.search(part) for part in deadline.groups()):
        return "deadline"
    if past or deadline:
        return "history"
    if _EFFECTIVE.search(before):
        return "effective"
    return "event" if _EVENT.search(before) or _IS_EVENT.match(after) else "history"


def _is_label_of_record(before: str) -> bool:
    """Whether a label says that a day is one on which something was done ("Decision date")."""
    return bool(_LABEL_DATE.search(before)) and not _CLOSING_LABEL.search(before)


def _seasons(text: str) -> list[FoundDate]:
    """Return the seasons that a text names, as the years that they are in."""
    found = []
    for match in _SEASON.finditer(text):
        first = int(match[1] or match[3])
        last = first + 1 if match[2] else first
        year = match[1] or match[3]
        place = text.index(year, match.start())
        found.append(
            FoundDate(
                date(first, 1, 1),
                date(last, 12, 31),
                match.group(),
                place,
                match.end(2) if match[2] else place + 4,
            )
        )
    return found
