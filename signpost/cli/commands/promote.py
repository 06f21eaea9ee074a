"""`signpost promote`."""

from __future__ import annotations

from typing import Annotated

import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.single_stage import run_on_latest
from signpost.cli.workspaces import opened


def promote(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    build: Annotated[
        str, typer.Option(help="Go to this kept build, such as build-12-1, without comparing.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Let the latest run's search go live if it answers no worse; ends with 1 if it is refused."""
    if build:
        from search.promote import promote_named

        with opened(site, workspace) as (_, store):
            promote_named(store, build)
        answer = {"promoted": True, "live": build}
        print_answer(as_json, answer, f"{build} is live, as you decided; nothing was compared")
        return
    if not run_on_latest("promote", site, workspace, as_json)["promoted"]:
        raise typer.Exit(1)
