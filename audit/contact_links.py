"""Email and phone links: whether they can work as they are written."""

from __future__ import annotations

import re
from urllib.parse import unquote

from signpost.workspace.records import Link

# What people use of RFC 5322: one @, a host with a dot, no spaces.
_EMAIL = re.compile(
    r"[^\s@,;:<>()\[\]]{1,64}@[^\s@,;:<>()\[\]/]{1,190}\.[A-Za-z][A-Za-z0-9-]{1,62}"
)
# RFC 3966: digits with visual separators; spaces are against it, yet every phone takes them.
_DIGITS = re.compile(r"[0-9()+\-.\s/*#\u2010-\u2015]+")
_TRUNK = re.compile(r"\+44[\s.-]*\(?0")
# Dialled before a number: Relay UK's app and textphones (18001, 18002), and hiding or showing the
# caller's own number (141, 1470).
_CALL_PREFIX = re.compile(r"\s*(?:1800[12][\s,.;*-]*(?=[+(\d])|(?:141|1470)[\s.-]*(?=\+|\(?0))")
# ITU-T E.164: at most 15 digits; a UK number has at most 11 with its 0 (Ofcom's numbering plan).
_MOST, _MOST_UK, _LEAST = 15, 11, 3


def fault_of(link: Link) -> str:
    """Say why an email or phone link cannot work, as the end of a sentence; "" where it may."""
    rest = unquote(link.url.partition(":")[2])
    return _wrong_email(rest) if link.kind == "mail" else _wrong_phone(rest)


def without_call_prefix(number: str) -> str:
    """Return a number without what is dialled before it: “18001 01632 960100” is “01632 960100”."""
    return _CALL_PREFIX.sub("", number, count=1) if _CALL_PREFIX.match(number) else number


def _wrong_email(rest: str) -> str:
    """Say what is wrong with what follows mailto:, or nothing."""
    to, _, fields = rest.partition("?")
    if rest.startswith("//"):
        return "after mailto: comes the address, without slashes"
    if not to.strip():
        # "Share by email" links leave the recipient to the sender (RFC 6068, section 2).
        return "" if fields else "it names no email address"
    parts = [part.strip() for part in to.split(",")]
    bad = next((part for part in parts if not _EMAIL.fullmatch(part)), None)
    return f"“{bad}” is not an email address" if bad is not None else ""


def _wrong_phone(rest: str) -> str:
    """Say what is wrong with what follows tel:, or nothing."""
    if rest.startswith("//"):
        return "after tel: comes the number, without slashes"
    number = without_call_prefix(rest).partition(";")[0].partition(",")[0].strip()
    digits = re.sub(r"[^0-9]", "", number)
    if not digits:
        return "it names no phone number"
    if not _DIGITS.fullmatch(number):
        return f"“{number}” is not a phone number"
    if _TRUNK.match(number):
        return f"after +44 the 0 has to go: “{number}” rings nobody"
    return _wrong_length(digits, number)


def _wrong_length(digits: str, number: str) -> str:
    """Say if a number has too many or too few digits, or nothing."""
    national = digits.startswith("0") and not digits.startswith("00")
    if len(digits) > (_MOST_UK if national else _MOST):
        return f"“{number}” has more digits than a phone number"
    return f"“{number}” has too few digits" if len(digits) < _LEAST else ""
