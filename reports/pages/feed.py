"""The weekly pages as an Atom feed, `feed.xml`."""

from __future__ import annotations

from reports.context import ReportContext
from reports.delivery.feed import feed
from reports.pages.page import ReportPage


def write(context: ReportContext) -> None:
    """Write `feed.xml`; this run's entry says what the weekly page says."""
    context.out.write("feed.xml", feed(context.sources, context.verdict))


PAGE = ReportPage(write)
