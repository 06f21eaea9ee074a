"""Takes personal data out of what residents type or say, before anything is kept.

Names after titles, greetings and the like; email addresses and telephone numbers; addresses of
homes; National Insurance, NHS, bank, card, account and reference numbers; dates of birth; vehicle
registrations (UK GDPR, article 5(1)(c): no more than is needed). What only looks like these stays:
planning references, UPRNs, prices, opening hours, collection days, forms, numbers of councils.
A machine does not find everything: a name that stands alone in a sentence is not seen.

Every pattern is bounded, so that hostile text takes no longer than any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from signpost.language.redaction import identifiers, person_names, postal_addresses

Detector = tuple[str, Callable[[str, Callable[[str], str]], str]]

# In this order: what is most certain first, so that a part of it is not taken for something else.
_DETECTORS: tuple[Detector, ...] = (
    ("email", identifiers.emails),
    ("bank details", identifiers.bank_details),
    ("date of birth", identifiers.births),
    ("number", identifiers.identities),
    ("vehicle", identifiers.vehicles),
    ("address", postal_addresses.homes),
    ("postcode", postal_addresses.postcodes),
    ("reference", identifiers.references),
    ("number", identifiers.long_numbers),
    ("name", person_names.people),
)
# These find only what has a digit in it; most queries have none, and logs are long.
_NEED_DIGITS = frozenset(
    {
        identifiers.bank_details,
        identifiers.births,
        identifiers.identities,
        identifiers.references,
        identifiers.long_numbers,
        postal_addresses.postcodes,
    }
)
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"\x00(\d{1,2})\x00")


def without_personal_data(query: str) -> str:
    """Return a query without personal data; what is left may be nothing."""
    return " ".join(_MARK.sub(" ", _marked(query, ())).split())


def redacted(text: str, known_numbers: Collection[str] = ()) -> str:
    """Return a text with personal data replaced by what it was, as in `[email]`.

    `known_numbers` are telephone numbers that may stay, such as the council's own, however spaced.
    """
    marked = _marked(text, known_numbers)
    return _MARK.sub(lambda found: f"[{_DETECTORS[int(found.group(1))][0]}]", marked)


def _marked(text: str, known_numbers: Collection[str]) -> str:
    """Put a mark in place of everything personal: the detector's number between two NULs."""
    text = text.replace("\x00", " ")
    known = {_digits(number) for number in known_numbers} - {""}
    has_digits = _DIGIT.search(text) is not None
    for place, (_, detect) in enumerate(_DETECTORS):
        if not has_digits and detect in _NEED_DIGITS:
            continue

        def mark(found: str, place: int = place) -> str:
            return found if _digits(found) in known else f"\x00{place}\x00"

        text = detect(text, mark)
    return text


def _digits(text: str) -> str:
    """Return the digits of a number, without spaces and an international prefix."""
    digits = "".join(c for c in text if c.isdigit())
    return f"0{digits[2:]}" if text.lstrip(" (").startswith("+44") else digits
