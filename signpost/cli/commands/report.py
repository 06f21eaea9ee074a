"""`signpost report`."""

from __future__ import annotations

from typing import Annotated

import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.single_stage import run_on_latest
from signpost.cli.workspaces import judged_run, opened
from signpost.weekly import Job, run_stage


def report(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    review: Annotated[
        bool, typer.Option("--review", help="Also as a document: the website review.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the report of the latest checked run; --review also prints the review as a PDF."""
    if review:
        _print_review(site, workspace, as_json)
    else:
        run_on_latest("report", site, workspace, as_json)


def _print_review(site: str, folder: str, as_json: bool) -> None:
    """Write the report of the latest judged run, and its website review as a PDF."""
    from crawler.browser.guarded_browser import check_starts
    from crawler.browser.pdf_printing import print_page

    with opened(site, folder) as (config, store):
        job = Job(config, store, judged_run(store, folder))
        check_starts(config)  # before the report is written
        for name in ("opportunities", "report"):
            run_stage(job, name)
        page = store.folder / "report" / "review.html"
        paper = page.with_suffix(".pdf")
        print_page(page, paper)
    found = {"run": job.run.id, "review": str(page), "pdf": str(paper)}
    print_answer(as_json, found, f"The website review is at {page} and {paper}")
