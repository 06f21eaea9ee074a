"""The weekly report: writes every page that there is into a folder, and removes what is stale."""

from __future__ import annotations

from pathlib import Path

from reports.context import Progress, ReportContext
from reports.pages.registry import all_pages, menu
from reports.sources import Sources
from reports.writing.files import ReportFolder
from reports.writing.templating import static
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

FIRST_PAGE = "index.html"


def report(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Progress = lambda _done, _all: None,
) -> dict[str, object]:
    """Write the report of a run into the workspace's folder `report`, as a stage of the run.

    Returns `report`, the page that it opens with, and how many `pages` and `issues` it tells of.
    """
    with workspace.runs.doing(run.id, "report") as stage:
        path = write_report(workspace, config, run.id, workspace.folder / "report", progress)
        stage.summary = {
            "report": str(path),
            "pages": len(workspace.results.done(run.id) - {""}),
            "issues": len(workspace.results.issues(run.id)),
        }
    return stage.summary


def write_report(
    workspace: Workspace,
    config: Config,
    run_id: int,
    folder: Path,
    progress: Progress = lambda _done, _all: None,
) -> Path:
    """Write the report of a run into `folder` and return the page that it opens with.

    Files that say the same as before are left alone; those of pages that are gone are removed.
    `progress` is told how many scorecards of how many are written.

    Raises:
        LookupError: the workspace has no such run.
        OSError: the folder cannot be written to.
    """
    pages = all_pages()
    context = ReportContext(
        sources=Sources.of(workspace, config, run_id),
        out=ReportFolder(folder),
        menu=menu(),
        takers=[page.takes_pages for page in pages if page.takes_pages],
        progress=progress,
    )
    context.out.write("report.css", static("report.css"))
    for page in pages:
        if page.write:
            page.write(context)
    for page in pages:
        for pattern in page.files:
            context.out.sweep(pattern.folder, pattern.names)
    return folder / FIRST_PAGE
