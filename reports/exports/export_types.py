"""What an export is: a kind of rows, a format that rows are written in, or a format of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from reports.sources import Sources
from signpost.errors import SignpostError

# What one cell of a row may hold; None: not known. Lists are of short texts.
Cell = str | int | float | bool | None | list[str]
Row = Mapping[str, Cell]
# Where exports stand that give no place of their own: after all that do.
_LAST = 1000


class UnknownExportError(SignpostError):
    """What was asked for is no kind of row or no format; the message names those there are."""


@dataclass(frozen=True, slots=True)
class RowKind:
    """One kind of row, such as `pages`: its keys in order, and what goes through a run's rows.

    `place` orders the kinds where they are listed. `in_report` tells which rows the report's own
    files have: of a site of 20,000 pages, not a million links that work.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Sources], Iterator[Row]]
    place: int = _LAST
    in_report: Callable[[Row], bool] | None = None


class RowWriter(Protocol):
    """Takes rows one at a time; `close` ends the file and leaves the stream open."""

    def add(self, values: Sequence[Cell], safe: Sequence[Cell]) -> None:
        """Write one row: its values as they are, and made safe for spreadsheets."""

    def close(self) -> None:
        """Write what ends the file."""


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A format that every kind of row can be written in, such as `csv`.

    `writer` makes what takes the rows: from the columns, an open binary stream and the rows' name.
    """

    name: str
    writer: Callable[[Sequence[str], BinaryIO, str], RowWriter]
    place: int = _LAST


@dataclass(frozen=True, slots=True)
class RunFormat:
    """A format for one kind of thing of a run as a whole, such as `sarif` of `findings`.

    `write` writes it to an open binary stream and returns how many things are in it.
    """

    name: str
    kind: str
    write: Callable[[Sources, BinaryIO], int]
    place: int = _LAST


Export = RowKind | RowFormat | RunFormat
