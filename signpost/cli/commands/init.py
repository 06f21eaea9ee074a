"""`signpost init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from signpost.atomic_files import write_whole
from signpost.cli.answers import print_answer
from signpost.cli.options import AsJson
from signpost.settings.config import checked_url
from signpost.workspace import WorkspaceError


def init(
    url: Annotated[str, typer.Argument(metavar="URL", help="The site's address.")],
    output: Annotated[Path, typer.Option(help="Where to write the settings.")] = Path(
        "signpost.toml"
    ),
    as_json: AsJson = False,
) -> None:
    """Write a commented signpost.toml, and journeys/top-tasks.toml beside it."""
    from signpost.settings.starter_file import starter
    from signpost.settings.top_tasks import top_tasks

    text = starter(checked_url(url))
    if output.exists():
        raise WorkspaceError(
            f"{output} is there already; nothing was changed. Name another with --output"
        )
    try:
        # The settings come last: they are there only if all is.
        tasks = output.parent / "journeys" / "top-tasks.toml"
        tasks.parent.mkdir(exist_ok=True)
        if not tasks.exists():
            write_whole(tasks, top_tasks())
        write_whole(output, text)
    except OSError as error:
        raise WorkspaceError(f"{output}: cannot be written ({error.strerror})") from None
    print_answer(
        as_json,
        {"settings": str(output)},
        f"Wrote {output} and {tasks}. Next: signpost weekly {output}",
    )
