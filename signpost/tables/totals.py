"""Rows that add up the others: by their name, or by a name and what they come to."""

from __future__ import annotations

import re

_TOTAL = re.compile(
    r"(grand |overall |sub[- ]?|column |page )?totals?( calls| services| views| contacts)?:?"
    r"|all( services| calls| pages)?|overall|sum|cyfanswm",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"(sub-?)?totals?\b.+|.+\b(sub-?)?totals?:?", re.IGNORECASE)


def is_total(name: str) -> bool:
    """Whether a row's name says that it adds up the others."""
    return bool(_TOTAL.fullmatch(name.strip()))


class RunningSums:
    """Tells a subtotal: a row called `Housing total` whose count is what the rows above come to.

    A service may be called Total Mobility; only what adds up is left out.
    """

    def __init__(self) -> None:
        self._all = self._group = 0.0
        self._rows = 0

    def is_subtotal(self, name: str, count: float) -> bool:
        """Whether a row adds up those since the last subtotal, or all."""
        if self._rows and _MAYBE.fullmatch(name.strip()) and count in (self._group, self._all):
            self._group = 0.0
            self._rows = 0
            return True
        self._all += count
        self._group += count
        self._rows += 1
        return False
