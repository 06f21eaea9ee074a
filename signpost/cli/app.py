"""The command line as Typer knows it: the commands, in the order of `--help`."""

from __future__ import annotations

from typing import Annotated

import typer

from signpost import __version__
from signpost.cli.commands.audit import audit
from signpost.cli.commands.benchmark import benchmark
from signpost.cli.commands.crawl import crawl
from signpost.cli.commands.decisions import decisions
from signpost.cli.commands.demo import demo
from signpost.cli.commands.doctor import doctor
from signpost.cli.commands.export import export
from signpost.cli.commands.index import index
from signpost.cli.commands.init import init
from signpost.cli.commands.journeys import journeys
from signpost.cli.commands.promote import promote
from signpost.cli.commands.recheck import recheck
from signpost.cli.commands.reindex import reindex
from signpost.cli.commands.report import report
from signpost.cli.commands.rules import rules
from signpost.cli.commands.search import search
from signpost.cli.commands.send_report import send_report
from signpost.cli.commands.serve import serve
from signpost.cli.commands.visit import visit
from signpost.cli.commands.weekly import weekly


def _print_version(wanted: bool) -> None:
    """Print which version this is, and end."""
    if wanted:
        print(f"signpost {__version__}")  # noqa: T201
        raise typer.Exit


app = typer.Typer(
    help="Audits a council's website every week and gives it a search that works.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def signpost(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_print_version, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Audits a council's website every week and gives it a search that works."""


for command in (
    init,
    doctor,
    weekly,
    audit,
    send_report,
    crawl,
    visit,
    index,
    promote,
    reindex,
    report,
    journeys,
    recheck,
    benchmark,
    search,
    export,
    rules,
    demo,
):
    app.command()(command)
app.add_typer(serve, name="serve")
app.add_typer(decisions, name="decisions")
