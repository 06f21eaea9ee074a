"""How one sheet of a workbook is laid out: how far it reaches, what is hidden, what is a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Excel's own number formats 9 and 10 are 0% and 0.00% (ECMA-376, part 1, 18.8.30).
OWN_PERCENTS = frozenset({9, 10})
# Percentages of so many cells are remembered.
MOST_PERCENTS = 2_000_000
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(slots=True)
class SheetLayout:
    """How one sheet is laid out; rows and columns count from 0, `rows` and `columns` are sizes."""

    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        """Say that there is a cell."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)


def shows_percent(number_format: str) -> bool:
    """Whether a number format shows a share as a percentage."""
    return "%" in _QUOTED.sub("", number_format)
