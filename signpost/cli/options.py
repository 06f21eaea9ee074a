"""The arguments and options that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

Site = Annotated[
    str, typer.Argument(metavar="SITE", help="A signpost.toml, or a bare https:// address.")
]
Folder = Annotated[
    str,
    typer.Option("--workspace", help="Folder of this site's runs, or a postgresql:// address."),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object; progress goes to standard error.")
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", help="End with 1 on such findings: new:serious, any:minor…"),
]
DEFAULT_FOLDER = "signpost-data"
