"""Codes that people write with and without spaces: form numbers, postcodes, telephone numbers.

A code is one term without its spaces, beside the words that it is written in. A page's form
number in capitals is one (`SA 100`); what residents type may be in any case.
"""

from __future__ import annotations

import re

# The outward and the inward part of a postcode of the United Kingdom.
_POSTCODE = r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)[ \u00a0]?([0-9][A-Z]{2})\b"
_TELEPHONE = (
    r"(?<![\w+])(?:\+44[ \u00a0]?(?:\(0\))?|\(?0)[0-9]"
    r"(?:[ \u00a0()-]{0,2}[0-9]){7,9}(?!\w)"
)
# Letters and digits of a form, a band or a reference: HB1, SA 100, 23/00123/FUL.
_REFERENCE = r"\b[0-9]{2,4}/[0-9]{3,6}(?:/[A-Z0-9]{1,6})?\b"
_FORM = r"\b([A-Z]{1,4})[ \u00a0-]?([0-9]{1,4}[A-Z]?)\b"
_WRITTEN = [re.compile(pattern) for pattern in (_POSTCODE, _TELEPHONE, _REFERENCE, _FORM)]
_TYPED = [re.compile(pattern, re.I) for pattern in (_POSTCODE, _TELEPHONE, _REFERENCE, _FORM)]
_DIGIT = re.compile("[0-9]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# What stands before a number in a sentence and is no form.
_PROSE = """
    a an as at by for from in is no nos of on or the to age day may top week year part page only
    over under step room
"""
_NO_FORMS = frozenset(_PROSE.split())


def written_codes(text: str) -> list[str]:
    """Return the codes of a page's text that its words do not say as they stand, once each."""
    return _codes(text, _WRITTEN) if _DIGIT.search(text) else []


def query_codes(query: str) -> list[str]:
    """Return the codes that a query may mean."""
    return _codes(query, _TYPED) if _DIGIT.search(query) else []


def _codes(text: str, patterns: list[re.Pattern[str]]) -> list[str]:
    """Find codes; one that is written without any space is a word already."""
    found: dict[str, None] = {}
    for pattern in patterns:
        for match in pattern.finditer(text):
            said = match.group().lower()
            code = _without_spaces(said)
            if said != code and not _is_prose(match):
                found[code] = None
    return list(found)


def _without_spaces(said: str) -> str:
    """Write a code as one word; the international form of a number as people dial it here."""
    plain = said.replace("+44", "0", 1).replace("(0)", "", 1) if said.startswith("+44") else said
    return _NOT_LETTERS.sub("", plain)


def _is_prose(match: re.Match[str]) -> bool:
    """Whether letters before a number are a word of a sentence (`of 12`)."""
    return match.re.groups == 2 and match.group(1).lower() in _NO_FORMS
