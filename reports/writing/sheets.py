"""Long lists in files of a bearable length, with a way from each to the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One file of a long list. `first` is the number of its first row, from 1."""

    number: int
    count: int
    stem: str
    rows: Sequence[Row]
    first: int
    total: int

    @property
    def file(self) -> str:
        """The file's name."""
        return file_of(self.stem, self.number)

    @property
    def last(self) -> int:
        """The number of the last row on this sheet."""
        return self.first + len(self.rows) - 1

    @property
    def files(self) -> list[tuple[int, str]]:
        """Every sheet of the list: (number, file)."""
        return [(n, file_of(self.stem, n)) for n in range(1, self.count + 1)]

    def titled(self, name: str) -> str:
        """Name the sheet: the list's name, with a number where there are several."""
        return f"{name}, sheet {self.number} of {self.count}" if self.count > 1 else name


def file_of(stem: str, number: int) -> str:
    """Return the file of a sheet: `pages.html`, `pages-2.html`, ..."""
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def sheets(rows: Sequence[Row], stem: str, size: int) -> Iterator[Sheet[Row]]:
    """Cut a list into sheets of `size` rows; an empty list has one empty sheet."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        start = (number - 1) * size
        yield Sheet(number, count, stem, rows[start : start + size], start + 1, len(rows))
