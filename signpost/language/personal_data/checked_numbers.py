"""Numbers that are personal wherever they stand; their check digits are tried by python-stdnum.

A National Insurance number has no check digit, so its prefix is tried (HMRC's manual NIM39110).
UK sort codes and account numbers have checks that each bank sets (Vocalink's tables), which no
kept library has: they are known by their shape and by standing beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.gb import nhs, utr

from signpost.language.personal_data.kinds import Found, Line

_I = re.IGNORECASE | re.ASCII
# D, F, I, Q, U and V are in no prefix, O is no second letter; these are not given out (NIM39110).
# QQ is what forms show as an example, and what people put in the place of a real one.
_NI = re.compile(
    r"(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\w-])",
    _I,
)
_NHS = re.compile(r"(?<![\w.£/+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w/-])", re.ASCII)
_NHS_SAID = re.compile(r"\bNHS\b|\bhospital number|\bpatient", re.IGNORECASE)
_UTR = re.compile(r"(?<![\w.£/+-])\d{5}[ -]?\d{5}K?(?![\w/-])", _I)
_UTR_SAID = re.compile(
    r"\bUTR\b|\bunique tax(?:payer)?(?:'s)? ref|\btax(?:payer)? ref|\bself[- ]assessment",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\w.£/+-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w/-])", re.ASCII)
_AMEX = re.compile(r"(?<![\w.£/+-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\w/-])", re.ASCII)
# Who issues cards, by first digits and length (ISO/IEC 7812): Visa, Mastercard, Maestro, JCB,
# American Express, Diners, Discover. Library cards (2..., 14 digits) and barcodes are none.
_ISSUED = re.compile(
    r"4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|(?:50|5[6-9]|6[0-9])\d{14,17}"
    r"|35\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
)
_NO_CARD = re.compile(r"\b(?:library|barcode|ISBN|IMEI|MPAN|UPRN|order|tracking)\b", re.IGNORECASE)
_IBAN = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?[A-Z0-9]{3,4}){2,6}(?: ?[A-Z0-9]{1,3})?(?!\w)"
)
_SORT_CODE = r"(?<![\d/.-])\d{2}[- ]\d{2}[- ]\d{2}(?![\d/-])"
_BANK = re.compile(
    rf"(?:{_SORT_CODE}|(?:sort ?codes?|s/c)\W{{0,4}}\d{{6}})[^\d\n]{{1,30}}\b\d{{8}}\b"
    rf"|\b\d{{8}}\b[^\d\n]{{1,30}}(?:{_SORT_CODE}|(?:sort ?codes?|s/c)\W{{0,4}}\d{{6}}\b)",
    _I,
)
# How an organisation says where it wants to be paid.
_PAY_US = re.compile(
    r"\b(?:pay(?:able|ments?)?(?: should be| can be)?(?: made)? (?:us|to|by|into|online|direct)"
    r"|our (?:bank|account)|council'?s? (?:bank|account)|account name\W{1,3}[\w ]{0,40}"
    r"(?:council|trust|ltd|limited|plc|fund|services|authority)|bacs|quot(?:e|ing)|remittance"
    r"|donat(?:e|ions?)|invoice|our sort code|bank transfer|standing order|telephone banking"
    r"|(?:you can|please|to|and|then|^\W{0,3}|[.!?:;]\s)\s?(?:pay|transfer|use|send|make))\b",
    re.IGNORECASE,
)


def checked_numbers(line: Line) -> list[Found]:
    """Find identity, tax, card and bank numbers; not where a line shows what one looks like."""
    if line.is_example or not any(c.isdigit() for c in line.text):
        return []
    return [*_people(line), *_cards(line), *_banks(line)]


def _people(line: Line) -> Iterator[Found]:
    """Yield National Insurance, NHS and tax numbers."""
    text = line.text
    for found in _NI.finditer(text):
        # "QQ 12 34 56 C" by itself is the example that forms print.
        if found[0][:2].upper() != "QQ" or line.names:
            yield "ni_number", *found.span()
    for found in _NHS.finditer(text):
        if nhs.is_valid(found[0]) and (_NHS_SAID.search(text) or (line.names and _parted(found))):
            yield "nhs_number", *found.span()
    if _UTR_SAID.search(text):
        for found in _UTR.finditer(text):
            if utr.is_valid(found[0].replace("-", "")):
                yield "utr", *found.span()


def _parted(found: re.Match[str]) -> bool:
    """Whether a number is written in the NHS's way, and so no telephone number without its 0."""
    return bool(re.fullmatch(r"\d{3}([ -])\d{3}\1\d{4}", found[0]))


def _cards(line: Line) -> Iterator[Found]:
    """Yield payment card numbers."""
    if _NO_CARD.search(line.text):
        return
    for pattern in (_CARD, _AMEX):
        for found in pattern.finditer(line.text):
            digits = re.sub(r"\D", "", found[0])
            if _ISSUED.fullmatch(digits) and luhn.is_valid(digits) and len(set(digits)) > 1:
                yield "payment_card", *found.span()


def _banks(line: Line) -> Iterator[Found]:
    """Yield accounts: of a named person, or where no organisation asks to be paid into it."""
    if not line.names and (line.is_public or _PAY_US.search(line.text)):
        return
    for found in _IBAN.finditer(line.text):
        if iban.is_valid(found[0]):
            yield "bank_account", *found.span()
    for found in _BANK.finditer(line.text):
        # One figure all along is what an example has, and no account.
        if len(set(re.sub(r"\D", "", found[0]))) > 1:
            yield "bank_account", *found.span()
