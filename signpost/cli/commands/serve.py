"""`signpost serve`: the site search, or the reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from signpost import stop_signals
from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import opened

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port to listen on; 0: any free one.")]
serve = typer.Typer(help="Serve the site search, or the reports.", no_args_is_help=True)


@serve.command("search")
def serve_search(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    host: Host = "127.0.0.1",
    port: Port = 8700,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many processes answer at the port.")
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Serve the public site search over HTTP until stopped."""
    from search.service.server import serve as serve_until_stopped

    stop_signals.give_back()  # the server ends answers in good order, in its own way
    with opened(site, workspace, write=False) as (config, store):
        said = _announce(as_json, "The search is")
        serve_until_stopped(workspace, store, config, (host, port), said, workers)


@serve.command("reports")
def serve_reports(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    host: Host = "127.0.0.1",
    port: Port = 8701,
    as_json: AsJson = False,
) -> None:
    """Serve the written report, with rechecks and decisions, until stopped."""
    from reports.server.serve import serve as serve_until_stopped

    stop_signals.give_back()
    with opened(site, workspace, write=False) as (config, store):
        said = _announce(as_json, "The reports are")
        serve_until_stopped(store, config, (site, workspace), (host, port), said)


def _announce(as_json: bool, what: str) -> Callable[[str], None]:
    """Return what says where something is served, once it is."""
    return lambda address: print_answer(as_json, {"url": address}, f"{what} at {address}")
