"""`signpost search`."""

from __future__ import annotations

from typing import Annotated

import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import opened


def search(
    site: Site,
    words: Annotated[str, typer.Argument(help="What a resident would type.")],
    workspace: Folder = DEFAULT_FOLDER,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many answers.")] = 10,
    advanced: Annotated[
        bool,
        typer.Option(
            "--advanced",
            help='Read WORDS as a query of Whoosh: title:bins, "bin day", AND, OR, NOT, recycl*.',
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Ask the live index from the terminal."""
    from search.answering.advanced_search import AdvancedSearch
    from search.answering.live_search import open_live
    from search.terminal import results_listing

    with opened(site, workspace, write=False) as (config, store):
        live = open_live(store, config)
        if advanced:
            found = AdvancedSearch(live).search(words, limit).results
        else:
            found = live.ask(words, limit)
    answer = {"query": words, "results": [x.as_dict() for x in found]}
    print_answer(as_json, answer, results_listing(found))
