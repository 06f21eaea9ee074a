"""The command line as a whole: its commands, in their order, each with what it promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from signpost.cli import commands
from signpost.cli.app import app

COMMANDS = [
    "init", "doctor", "weekly", "audit", "send-report", "crawl", "visit", "index", "promote", "reindex",
    "report", "journeys", "recheck", "benchmark", "search", "export", "rules", "demo", "serve", "decisions",
]  # fmt: skip


def test_every_command_of_the_design_is_there_in_its_order() -> None:
    found = get_command(app).commands  # type: ignore[attr-defined]
    assert list(found) == COMMANDS
    assert set(found["serve"].commands) == {"search", "reports"}
    assert set(found["decisions"].commands) == {"import"}


def test_every_command_has_a_file_and_every_file_a_command() -> None:
    files = {path.stem for path in Path(commands.__file__).parent.glob("*.py")}
    assert files - {"__init__"} == {name.replace("-", "_") for name in COMMANDS}


def leaves(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Go through the commands that do something, by their words."""
    for word, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, f"{name} {word}".strip())
    if not hasattr(command, "commands"):
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(leaves(get_command(app))))
def test_every_command_answers_as_json_and_says_what_it_does(name: str, command: Any) -> None:
    assert "--json" in {option for p in command.params for option in p.opts}
    assert command.help.endswith(".")
