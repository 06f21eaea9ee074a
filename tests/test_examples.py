"""The examples: every command and option in them exists."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from signpost.cli.app import app

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(x for x in (ROOT / "examples").rglob("*.*") if x.suffix != ".pyc" and x.is_file())
FILES = [*EXAMPLES, ROOT / "docs" / "acting.md"]
_COMMAND = re.compile(r"(?:^|[\s`/])signpost ((?:[a-z-]+)(?: [^\n`#]*)?)", re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda x: x.name)
def test_the_commands_in_the_examples_exist(file: Path) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for line in _COMMAND.findall(file.read_text(encoding="utf-8")):
        words = line.split()
        assert words[0] in commands, line
        command = commands[words[0]]
        if words[0] in ("serve", "decisions"):
            assert words[1] in command.commands, line
            command = command.commands[words[1]]
        options = {option for p in command.params for option in p.opts}
        assert {x for x in words if x.startswith("--")} <= options, line


def test_the_examples_have_commands() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    assert sum(len(_COMMAND.findall(text)) for text in texts) >= 10
