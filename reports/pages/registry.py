"""Finds the pages of the report: every module below this room that defines `PAGE`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import reports.pages
from reports.context import Menu
from reports.pages.page import ReportPage


@cache
def all_pages() -> tuple[ReportPage, ...]:
    """Return the pages in the order of their modules' names, those of the menu last.

    Of the menu, the first entry comes last: what leads to other pages is written after them.
    """
    found = pkgutil.walk_packages(reports.pages.__path__, "reports.pages.")
    modules = [import_module(name) for name in sorted(x.name for x in found if not x.ispkg)]
    pages = [page for x in modules if isinstance(page := getattr(x, "PAGE", None), ReportPage)]
    return tuple(sorted(pages, key=lambda page: (page.menu is not None, -_place(page))))


def _place(page: ReportPage) -> int:
    """Return a page's place in the menu."""
    return page.menu.place if page.menu else 0


@cache
def menu() -> Menu:
    """Return the menu that every page has: (file, label), in order."""
    entries = sorted(page.menu for page in all_pages() if page.menu)
    return tuple((entry.file, entry.label) for entry in entries)
