"""How the files that people handed in were read: what of them was used, how, and what was not."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import FilePattern, ReportPage

FILE = "files.html"


def write(context: ReportContext) -> None:
    """Write `files.html`, where the settings name files."""
    if context.files_read is None:
        return
    context.write_page(
        FILE,
        "files_read.html",
        context.title("How your files were read"),
        here=FILE,
        files_read=context.files_read,
    )


PAGE = ReportPage(write, files=(FilePattern("", r"files\.html"),))
