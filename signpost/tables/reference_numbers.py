"""Numbers that name something and count nothing: references, running numbers, telephones, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from signpost.tables.number_columns import NumberLocale, is_rounded, number_of

_LETTERS = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[\w./-]{3,40}", re.ASCII)
_ZEROS = re.compile(r"0\d{2,}[\d ]*")
_DAY = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_GUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)


def why_reference(values: Sequence[str], *, named_count: bool) -> str:
    """Say in a few words why a column's numbers name something; nothing if they may well count.

    `named_count`: its heading says that it counts (`Views`), so more has to speak against it than
    against a heading that may mean either (`Number`).
    """
    filled = [value for value in values if value]
    if not filled:
        return ""
    most = len(filled) / 2
    if sum(bool(_is_lettered(x)) for x in filled) > most:
        return "its values have letters in them, as references do"
    if sum(bool(_ZEROS.fullmatch(x)) for x in filled) > most:
        return "its values begin with 0, as references and telephone numbers do"
    if len(filled) > 1 and sum(bool(_DAY.fullmatch(x)) for x in filled) > most:
        return "its values are days, such as 20261001"
    numbers = [number_of(x, NumberLocale()) for x in filled]
    known = [int(x) for x in numbers if x is not None]
    if len(known) <= most:
        return ""
    return _running(known, named_count) or _long(known, named_count)


def _is_lettered(value: str) -> bool:
    return bool(_GUID.fullmatch(value)) or (
        bool(_LETTERS.fullmatch(value)) and not is_rounded(value)
    )


def _running(numbers: Sequence[int], named_count: bool) -> str:
    """Tell a running number: each one more than the last, or (unsurely named) a little more."""
    steps = {after - before for before, after in pairwise(numbers)}
    least = 8 if named_count else 2
    if len(numbers) >= least and steps in ({1}, {-1} if not named_count else {1}):
        return "it is a running number"
    close = len(numbers) >= 5 and (min(steps) > 0 or max(steps) < 0)
    spread = abs(numbers[-1] - numbers[0])
    if not named_count and close and spread <= 5 * len(numbers) and min(numbers) >= 1000:
        return "it is a running number"
    return ""


def _long(numbers: Sequence[int], named_count: bool) -> str:
    """Tell long numbers that are all different and as long as each other."""
    least, digits = (4, 8) if named_count else (2, 6)
    lengths = {len(str(number)) for number in numbers}
    if len(set(numbers)) != len(numbers):
        return ""
    if len(numbers) >= least and len(lengths) == 1 and min(lengths) >= digits:
        return f"its numbers are all different and have {min(lengths)} digits, as references do"
    if min(lengths) >= (10 if named_count else 9):
        return "its numbers are as long as references"
    return ""
