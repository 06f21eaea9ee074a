"""`signpost demo`."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from signpost.cli.answers import print_answer
from signpost.cli.commands.weekly import weekly
from signpost.cli.options import AsJson, Folder
from signpost.errors import SignpostError
from signpost.weekly import screen
from signpost.workspace import Workspace, WorkspaceError


class WeekError(SignpostError):
    """A week that ran in a process of its own, which has said why it failed."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def demo(
    workspace: Folder = "signpost-data/demo",
    port: Annotated[int, typer.Option(help="Port of the demo council; 0: any free one.")] = 8754,
    week: Annotated[int, typer.Option(min=1, max=2, help="Which week's site to serve.")] = 1,
    weeks: Annotated[
        bool, typer.Option("--weeks", help="Both weeks, one after the other.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the demo council on this machine and run the weekly audit on it."""
    if weeks:
        result = both_weeks(workspace, port)
        print_answer(as_json, result, f"The report is at {result['report']}")
        return
    from demo.council import write_settings
    from demo.server import serve

    try:
        server = serve(port=port, week=week)
    except OSError as error:
        raise WorkspaceError(
            f"port {port} cannot be used ({error.strerror}). Name another with --port"
        ) from None
    with server as council:
        settings = write_settings(Path(workspace), council.url)
        weekly(str(settings), workspace, as_json=as_json)


def both_weeks(folder: str, port: int) -> dict[str, object]:
    """Audit the demo council in week 1 and again in week 2; return what the second came to.

    Each week is a process of its own, because Scrapy's reactor starts once in a process. If week 1
    was finished before (and week 2 cut off), only week 2 is run.

    Raises:
        WeekError: a week ended badly, with its exit code.
    """
    if port == 0:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
    result: dict[str, object] = {}
    for week in (2,) if _one_week_is_done(folder) else (1, 2):
        screen.print(f"Week {week} of the demo council")
        words = ["demo", "--week", str(week), "--workspace", folder, "--port", str(port), "--json"]
        done = subprocess.run(  # noqa: S603 - our own command, words of our own
            [sys.executable, "-m", "signpost", *words], stdout=subprocess.PIPE, check=False
        )
        if done.returncode:
            raise WeekError(f"week {week} of the demo did not end well", done.returncode)
        result = json.loads(done.stdout)
    return result


def _one_week_is_done(folder: str) -> bool:
    """Whether the demo's workspace ends with a finished week 1."""
    try:
        with Workspace.open(folder, create=False) as workspace:
            return len([run for run in workspace.runs.all() if run.finished]) % 2 == 1
    except WorkspaceError:
        return False
