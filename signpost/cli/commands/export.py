"""`signpost export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from signpost.atomic_files import writing
from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import judged_run, opened, run_of
from signpost.workspace import WorkspaceError

_EXPORTED = (
    "pages, links, findings, issues, queries, decisions, rehearsal, checks, warc, or what a "
    "package adds; a wrong name lists all."
)
# What kinds were called before; scripts that ask for them need not change.
_FORMER_KINDS = {"faults": "issues"}


def export(
    what: Annotated[str, typer.Argument(help=_EXPORTED)],
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    form: Annotated[
        str, typer.Option("--format", help="csv, json, jsonl, xlsx, sarif, junit, earl or warc.")
    ] = "csv",
    run: Annotated[int | None, typer.Option(help="Which run; without it, the latest.")] = None,
    output: Annotated[Path | None, typer.Option(help="File; without it, standard output.")] = None,
    as_json: AsJson = False,
    confidential: Annotated[
        bool,
        typer.Option("--confidential", help="Also where data was published by mistake."),
    ] = False,
) -> None:
    """Write one kind of row as a file for other tools; `warc` is the crawl as an archive."""
    if what == "warc" and as_json and output is None:
        raise WorkspaceError("a WARC file is no JSON: name a file with --output")
    if what == "warc":
        _export_warc(site, workspace, run, output, as_json)
        return
    from reports.exports.csvw import ENDING, ColumnTypes, description
    from reports.exports.run_export import check_export
    from reports.exports.run_export import export as write_rows
    from reports.sources import Sources

    kind = _FORMER_KINDS.get(what, what)
    form = "json" if as_json and output is None else form
    check_export(kind, form)
    with opened(site, workspace, write=False) as (config, store):
        chosen = judged_run(store, workspace, run)
        if output is None:
            write_rows(store, config, chosen.id, kind, form, sys.stdout.buffer, None, confidential)
            return
        types = ColumnTypes()
        with writing(output) as stream:
            rows = write_rows(store, config, chosen.id, kind, form, stream, types, confidential)
        if form == "csv":
            title = Sources(store, config, chosen).title_of(kind)
            with writing(output.with_name(output.name + ENDING)) as stream:
                stream.write(description(output.name, title, types))
    answer = {"rows": rows, "file": str(output)}
    print_answer(as_json, answer, f"Wrote {rows} {kind} to {output}")


def _export_warc(
    site: str, folder: str, number: int | None, output: Path | None, as_json: bool
) -> None:
    """Write a run's crawl as a WARC file; a run that was not judged has one too.

    Without `output` it goes to standard output, and nothing else does.
    """
    from reports.exports.formats.warc import write_warc
    from reports.sources import Sources

    with opened(site, folder, write=False) as (config, store):
        chosen = run_of(store, folder, number)
        sources = Sources(store, config, chosen)
        if output is None:
            write_warc(sources, sys.stdout.buffer)
            return
        store.pages.check_bodies(chosen.id)
        with writing(output) as stream:
            answers = write_warc(sources, stream)
    answer = {"answers": answers, "file": str(output)}
    print_answer(as_json, answer, f"Wrote {answers} to {output}")
