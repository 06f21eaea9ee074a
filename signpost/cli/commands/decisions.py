"""`signpost decisions`: what people decided about issues."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import opened

decisions = typer.Typer(help="What people decided about issues.", no_args_is_help=True)


@decisions.command("import")
def import_decisions(
    site: Site,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV, as export decisions or checks writes.")
    ],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Keep the decisions (or the checks by hand) of a table; all, or none if one is wrong."""
    from reports.server.decision_tables import import_file

    with opened(site, workspace, write=False) as (_config, store):
        kept = import_file(store, file)
    print_answer(as_json, {"decisions": kept}, f"Kept {kept} rows of {file}")
