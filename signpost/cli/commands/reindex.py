"""`signpost reindex`."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import opened
from signpost.settings.config import checked_url


def reindex(
    site: Site,
    pages: Annotated[list[str], typer.Argument(metavar="PAGE…", help="Addresses of the site.")],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Fetch pages now, and put them into the live search; ends with 1 if the gate refuses it."""
    from crawler.recheck.fetch_page import fetch_pages
    from search.reindex import reindex_pages, run_to_change

    urls = [checked_url(page) for page in dict.fromkeys(pages)]
    with opened(site, workspace) as (config, store):
        run = run_to_change(store)
        answers = fetch_pages(store, config, run, urls)
        now = {x.url: (x.page, x.document) if x.page else None for x in answers}
        changed, verdict = reindex_pages(store, config, run, now)
    answer = {**msgspec.to_builtins(changed), **verdict}
    print_answer(as_json, answer, f"{changed.told()}. {verdict['reason']}")
    if not verdict["promoted"]:
        raise typer.Exit(1)
