"""How values are read from a sentence: phone numbers, addresses, hours, fees and deadlines.

Each reader takes a sentence (or table row) and the heading over it, and yields (value, aspect,
place): values are written one way, so that "01632 960 100" and "+44 1632 960100" compare as equal;
only values of one aspect (the hours of a day, a price a year) are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from audit.evidence.upkeep.date_roles import date_roles
from audit.evidence.upkeep.dates import find_dates

Kind = Literal["phone", "email", "hours", "fee", "deadline", "address"]
Found = Iterator[tuple[str, str, int]]

# One of these characters stands in every value.
WITHIN = re.compile(r"[\d@]")
_PHONE = re.compile(r"(?<![\w+£/.-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d[\d()\s-]{7,13}\d(?![\w/-])")
# Another number for another use is no contradiction.
_OTHER_USE = re.compile(
    r"\b(?:fax|minicom|textphone|text|sms|relay|type ?talk|out[- ]of[- ]hours|emergenc(?:y|ies)"
    r"|whatsapp|mobile|outside office hours|abroad|overseas)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.@])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[A-Z]{2})\b")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_TIME = r"(\d{1,2})(?:[.:](\d\d))?\s?(am|pm)?|(noon|midday|midnight)"
_HOURS = re.compile(
    rf"\b{_DAY}(?:\s?(?:to|-|\u2013)\s?{_DAY})?s?,?:?\s(?:from\s|between\s)?"
    rf"((?:{_TIME}))\s?(?:to|-|\u2013|until|and)\s?((?:{_TIME}))\b",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:summer|winter|spring|autumn|easter|christmas|new year|bank holidays?|term"
    r"|school holidays?"
    r"|from \d|until \d|january|february|march|april|june|july|august|september|october|november"
    r"|december|temporar\w+)\b",
    re.IGNORECASE,
)
_FEE = re.compile(r"£(\d{1,3}(?:,\d{3})+|\d{1,6})(\.\d\d)?(?![\d,]|\s?(?:m\b|million|billion))")
_COSTS = re.compile(r"\b(?:costs?|charges?|fee|price|pay)\b[^.]{0,25}$", re.IGNORECASE)
_PER = re.compile(
    r"\s?(?:a|an|per|each|every|/)\s?(year|month|week|day|hour|session|night|item|bag|person|child)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:up to|from|over|under|more than|less than|at least|between|about|around|save|fined?"
    r"|or more|extra|discount|plus|deposit|refund|reduc\w+|minimum|maximum|was|were)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(apply|register|renew|claim)\b(?:\s[^\s.;:]{1,30}){0,8}?\s(?:by|before|until)"
    r"(?:\s[^\s.;:]{1,12}){0,4}\s$|"
    r"\b(closing date|deadline|closes?)\b(?:\s[^\s.;:]{1,30}){0,8}?(?:\s(?:is|on|at)|:)"
    r"(?:\s[^\s.;:]{1,12}){0,4}\s$",
    re.IGNORECASE,
)


def phones(text: str, _heading: str) -> Found:
    """Yield the phone numbers of general use, as digits that begin with 0."""
    for match in _PHONE.finditer(text) if "0" in text or "+" in text else ():
        digits = re.sub(r"\D", "", match.group().replace("(0)", ""))
        digits = f"0{digits[2:]}" if match.group().startswith("+44") else digits
        if len(digits) in (10, 11) and not _OTHER_USE.search(_near(text, match)):
            yield digits, "", match.start()


def _near(text: str, match: re.Match[str]) -> str:
    """Return what stands about a value and may say what it is for."""
    return text[max(0, match.start() - 80) : match.end() + 40]


def emails(text: str, _heading: str) -> Found:
    """Yield email addresses."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield match.group().lower().rstrip("."), "", match.start()


def hours(text: str, heading: str) -> Found:
    """Yield opening hours as "540-1020" (minutes of the day), one for each day."""
    found = list(_HOURS.finditer(text))
    if not found or _SEASON.search(text) or _SEASON.search(heading):
        return
    for match in found:
        first, last = match.group(1).lower(), (match.group(2) or match.group(1)).lower()
        start, end = _DAYS.index(first), _DAYS.index(last)
        times = _minutes(match.group(3), match.group(8))
        line = "phone " if re.search(r"phone|lines|call", text, re.IGNORECASE) else ""
        if times and start <= end:
            for day in _DAYS[start : end + 1]:
                yield times, f"{line}{day}", match.start()


def _minutes(start: str, end: str) -> str:
    """Write two times of day as minutes since midnight; "" where they make no sense."""
    opened, closed = _minute(start, "am"), _minute(end, "pm")
    return f"{opened}-{closed}" if opened is not None and closed is not None else ""


def _minute(time: str, half: str) -> int | None:
    """Read one time of day; `half` is taken where it does not say am or pm."""
    if time.lower() in ("noon", "midday", "midnight"):
        return 1440 if time.lower() == "midnight" else 720
    match = re.match(_TIME, time, re.IGNORECASE)
    if match is None or not match.group(1):
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    half = (match.group(3) or ("" if match.group(2) and hour > 12 else half)).lower()
    hour = hour % 12 + (12 if half == "pm" else 0) if half and hour <= 12 else hour
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def fees(text: str, _heading: str) -> Found:
    """Yield the one price of a sentence or row; the aspect is what it is for ("year")."""
    found = list(_FEE.finditer(text)) if "£" in text else []
    if len(found) != 1 or _MORE.search(text):
        return
    match = found[0]
    if match.start() > 60 and not _COSTS.search(text[: match.start()]):
        return
    per = _PER.match(text[match.end() :])
    amount = f"{match.group(1).replace(',', '')}{match.group(2) or '.00'}"
    yield amount, per.group(1).lower() if per else "", match.start()


def deadlines(text: str, _heading: str) -> Found:
    """Yield the one date by which a sentence asks for something, with the word that asks."""
    found = find_dates(text)
    asked = _DUE.search(text[: found[0].start]) if len(found) == 1 else None
    if asked is not None and date_roles(text)[0].role == "deadline":
        yield found[0].last.isoformat(), (asked[1] or asked[2]).lower(), found[0].start


def addresses(text: str, _heading: str) -> Found:
    """Yield postcodes; the place is where the postcode stands."""
    for match in POSTCODE.finditer(text):
        yield f"{match.group(1)} {match.group(2)}", "", match.start()


VALUES: dict[Kind, Callable[[str, str], Found]] = {
    "phone": phones,
    "email": emails,
    "hours": hours,
    "fee": fees,
    "deadline": deadlines,
    "address": addresses,
}
