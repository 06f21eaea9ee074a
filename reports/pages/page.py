"""What a page of the report is: how it is written, its files, its place in the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reports.context import ReportContext, TakesPage


class FilePattern(NamedTuple):
    """Files that an earlier report may have left: a folder below the report's, whole names in it.

    `names` is a regular expression; a file that fits it and was not written this time is removed.
    """

    folder: str
    names: str


class MenuEntry(NamedTuple):
    """An entry of the menu on every page; entries are in order of `place`."""

    place: int
    file: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of the report, or several of one kind; `reports.pages.registry` finds it by its name.

    A module below `reports/pages` defines it as `PAGE`. `write` writes it; `takes_pages`, for pages
    written while the judgements go by, makes what is handed each of them.
    """

    write: Callable[[ReportContext], object] | None = None
    takes_pages: Callable[[ReportContext], TakesPage] | None = None
    files: tuple[FilePattern, ...] = ()
    menu: MenuEntry | None = None
