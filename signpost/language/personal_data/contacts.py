"""Where people live and how to reach them: addresses, telephone numbers and email beside names.

Councillors, officers and clubs give theirs on purpose; what stands beside a role or an
organisation is left alone (`Line.is_public`).
"""

from __future__ import annotations

import re

from signpost.language.personal_data.kinds import Found, Line
from signpost.language.redaction.postal_addresses import FLAT_ALONE, HOME, POSTCODE

# Numbers that Ofcom gives to homes and mobiles: 01, 02 and 07, but not 070 and 076.
_PHONE = re.compile(
    r"(?<![\w.£+-])(?:(?:\+44|0044) ?(?:\(0\) ?)?|\(?0)(?:7[1-57-9]\d{2}"
    r"|[12]\d{1,4})\)?[ .-]?\d{2,4}[ .-]?\d{3,4}(?:[ .-]?\d{1,4})?(?![\w-])",
    re.ASCII,
)
_DIGITS_OF_PHONE = range(10, 13)
# Mailboxes that people have and organisations seldom.
_PRIVATE_EMAIL = re.compile(
    r"[\w.+'-]{1,64}@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|aol|btinternet"
    r"|sky|virginmedia|talktalk|ntlworld|tiscali|protonmail|proton|gmx|mail|example)\.[a-z.]{2,8}",
    re.IGNORECASE,
)
# Houses that people are remembered by, long after they lived there.
_REMEMBERED = re.compile(
    r"\blived (?:at|in|here)\b|\bplaque\b|\bmemorial\b|\bborn (?:at|in)\b", re.I
)
ORGANISATION = re.compile(
    r"\b(?:council|ltd|limited|plc|llp|CIC|compan(?:y|ies)|club|society|associations?|group"
    r"|trust|church|mosque|temple|"
    r"synagogue|chapel|school|nursery|academy|college|university|charity|centre|library"
    r"|surgery|clinic|pharmacy"
    r"|hospital|foundation|community|parish|hall|museum|gallery|theatre|hotel|pub|inn"
    r"|restaurant|cafe|café|shop|stores?"
    r"|garage|services?|solicitors|architects?|surveyors|builders?|contractors?|practice"
    r"|partnership|department|office|"
    r"reception|helpline|switchboard|press|enquiries|bookings?|leisure|stadium|market|venue"
    r"|agents?|licen[cs]e holder"
    r"|premises|polling|station|farm shop|hire|taxis?|cars|cabs|team|project|network|forum"
    r"|federation|union|league"
    r"|scouts|guides|choir|band|orchestra|festival|allotments?|exhibition|studio|salon"
    r"|barbers|kennels|cattery)\b"
    r"(?! (?:road|rd|street|st|lane|avenue|close|drive|terrace|hill|way|row|walk|court"
    r"|gardens|place|square|mews|view|green)\b)",
    re.IGNORECASE,
)


def home_addresses(line: Line) -> list[Found]:
    """Find addresses of homes beside names."""
    if _REMEMBERED.search(line.text):
        return []
    if not line.names or line.is_public or line.is_example:
        return []
    for pattern in (HOME, FLAT_ALONE, POSTCODE):
        found = pattern.search(line.text)
        if found:
            return [("home_address", *found.span())]
    return []


def private_contacts(line: Line) -> list[Found]:
    """Find telephone numbers and private email addresses beside names."""
    if not line.names or line.is_public or line.is_example:
        return []
    phones = [x for x in _PHONE.finditer(line.text) if _is_phone(x[0])]
    found = [*phones, *_PRIVATE_EMAIL.finditer(line.text)]
    return [("private_contact", *x.span()) for x in found[:1]]


def _is_phone(text: str) -> bool:
    """Whether a number is as long as a telephone number."""
    return sum(c.isdigit() for c in text) in _DIGITS_OF_PHONE
