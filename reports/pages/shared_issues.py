"""By template fault: a page for every fault that many pages share, with those pages."""

from __future__ import annotations

from collections.abc import Iterable

from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.issue_list import FaultView
from reports.sources import Sources
from reports.tally import FAULT_PAGES, SAMPLE_PAGES, Tally
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles

FILE = r"[0-9a-f]{16}\.html"


def write_shared(
    sources: Sources,
    changes: Changes,
    found: Iterable[FaultView],
    tally: Tally,
    out: Folder,
    titles: Titles,
) -> None:
    """Write `faults/….html` for each fault on more pages than the list of faults names."""
    for view in found:
        if view.is_shared:
            html = render(
                "fault.html",
                sources=sources,
                changes=changes,
                view=view,
                pages=tally.fault_pages[view.row.id],
                named=SAMPLE_PAGES,
                limit=FAULT_PAGES,
                title=titles.unique(view.rule.title, f"fault {view.number}"),
                up="../",
            )
            out.write(f"faults/{view.row.id}.html", html)
