"""`signpost recheck`."""

from __future__ import annotations

import time
from typing import Annotated

import msgspec
import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import judged_run, opened
from signpost.settings.config import checked_url
from signpost.weekly import Job
from signpost.workspace.artifacts.judged_history import Recheck


def recheck(
    site: Site,
    page_url: Annotated[str, typer.Argument(metavar="PAGE_URL")],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Fetch, visit and judge one page again, now; the run itself stays as it is."""
    from reports.view_models.recheck_text import listing

    url = checked_url(page_url)
    with opened(site, workspace) as (config, store):
        found, seconds = _recheck_page(Job(config, store, judged_run(store, workspace)), url)
    answer = {**msgspec.to_builtins(found), "seconds": seconds}
    print_answer(as_json, answer, listing(found, seconds))


def _recheck_page(job: Job, url: str) -> tuple[Recheck, float]:
    """Fetch, visit and judge one page again; return what came of it and the seconds it took.

    Raises:
        crawler.recheck.fetch_page.RecheckError: the page is not on the site, gone or unreachable.
    """
    start = time.monotonic()
    from audit.recheck import judge_rechecked_page
    from crawler.recheck.fetch_page import fetch_page
    from crawler.recheck.visit_page import visit_again

    work = (job.workspace, job.config, job.run)
    fetched = fetch_page(*work, url)
    page = fetched.page
    visit = visit_again(*work, url) if page.is_html else None
    found = judge_rechecked_page(*work, page, visit, fetched.document, fetched.others)
    return found, round(time.monotonic() - start, 2)
