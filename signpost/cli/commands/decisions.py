"""`signpost decisions`: what people decided about issues."""

from __future__ import annotations

from dataclasses import asdict
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
        Path,
        typer.Argument(metavar="FILE", help="CSV or .xlsx, as export decisions or checks writes."),
    ],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Keep the decisions (or the checks by hand) of a table; ends with 2 if a row is left out."""
    from reports.server.decision_tables import import_file

    with opened(site, workspace, write=False) as (_config, store):
        done = import_file(store, file)
    rows = {
        "left_out": [asdict(note) for note in done.left_out],
        "notes": [asdict(note) for note in done.notes],
    }
    answer = {"decisions": done.kept, "same": done.same, **rows}
    left = [f"row {note.row} was left out: {note.why}" for note in done.left_out]
    told = [f"row {note.row}: {note.why}" for note in done.notes]
    known = f"; {done.same} say what is kept already" if done.same else ""
    first = f"Kept {done.kept} rows of {file}{known}"
    if not (done.kept or done.same or done.left_out):
        first = f"{file} has no rows under its head; nothing was changed"
    print_answer(as_json, answer, "\n".join([first, *left, *told]))
    if done.left_out:
        raise typer.Exit(2)
