"""Personal data that residents type into a search box: taken out before anything is kept.

Email addresses, telephone numbers, National Insurance numbers, card and account numbers and full
postcodes (UK GDPR, article 5(1)(c): no more than is needed). Every pattern is bounded.
"""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}")
# HMRC's manual NIM39110: two letters, six digits, A to D; spaces between pairs. Letters that
# are never given out count too: they may be slips.
_NI_NUMBER = re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE | re.ASCII)
# The shape in BS 7666, outward and inward code.
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2}\b", re.IGNORECASE | re.ASCII)
_DIGITS = re.compile(r"(?<![\w.])[+(]{0,2}\d(?:[ ().-]{0,2}\d){6,22}(?!\w)", re.ASCII)
# Shortest account or reference number taken out; forms and years are shorter.
_ACCOUNT = 8
_PHONE = (9, 15)
_CARD = (13, 19)


def without_personal_data(query: str) -> str:
    """Return a query without personal data; what is left may be nothing."""
    for pattern in (_EMAIL, _NI_NUMBER, _POSTCODE):
        query = pattern.sub(" ", query)
    return " ".join(_DIGITS.sub(_number, query).split())


def _number(match: re.Match[str]) -> str:
    """Take out a number that may name a person or an account; leave years and the like."""
    written = match.group()
    digits = "".join(c for c in written if c.isdigit())
    solid = written.isdigit()
    if solid and len(digits) >= _ACCOUNT:
        return " "
    if written[0] in "+(0" and _PHONE[0] <= len(digits) <= _PHONE[1]:
        return " "
    if _CARD[0] <= len(digits) <= _CARD[1] and luhn(digits):
        return " "
    return written


def luhn(digits: str) -> bool:
    """Whether a row of digits has a right check digit (ISO/IEC 7812-1, as on payment cards)."""
    doubled = [int(d) * (1 if i % 2 else 2) for i, d in enumerate(reversed(digits), 1)]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
