"""The examples: every command and option in them exists."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from signpost.cli.app import app

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(x for x in (ROOT / "examples").rglob("*") if x.suffix != ".pyc" and x.is_file())
CONTAINERFILE = ROOT / "examples" / "Containerfile"
COMPOSE = ROOT / "examples" / "compose.yaml"
UNITS = sorted(x for x in (ROOT / "examples").glob("*.*") if x.suffix in (".service", ".timer"))
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


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = shutil.which("true")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        # Signpost is installed elsewhere here; systemd looks whether the program is there.
        text = text.replace("/srv/signpost/.venv/bin/signpost", program or "")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no"]
    verified = subprocess.run(
        [*command, *(str(tmp_path / unit.name) for unit in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (verified.returncode, verified.stderr) == (0, "")


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile; there is no container engine to ask."""
    text = CONTAINERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (x for x in text.splitlines() if x.strip() and not x.startswith("#"))
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines)]


def command_of(words: list[str]) -> None:
    """Check that a command line is one of ours."""
    command = get_command(app).commands[words[0]]  # type: ignore[attr-defined]
    if words[0] == "serve":
        command = command.commands[words[1]]
    options = {option for p in command.params for option in p.opts}
    assert {x for x in words if x.startswith("--")} <= options


def test_the_image_has_all_of_the_product() -> None:
    copied = {
        x.rstrip("/")
        for name, rest in instructions()
        if name == "COPY"
        for x in shlex.split(rest)[:-1]
    }
    assert all((ROOT / x).exists() for x in copied)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = re.search(r"^packages = \[(.*)\]$", project, re.MULTILINE)
    assert packages
    assert set(json.loads(f"[{packages[1]}]")) <= copied
    names = [name for name, _ in instructions()]
    assert names[0] == "FROM"
    assert set(names) <= {
        *("FROM", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK"),
        *("ENTRYPOINT", "CMD"),
    }
    said = dict(instructions())
    assert json.loads(said["ENTRYPOINT"]) == ["signpost"]
    command_of(json.loads(said["CMD"]))
    # Nothing runs as root that residents reach.
    assert names.index("USER") < names.index("ENTRYPOINT")


def test_the_services_of_compose_fit_together() -> None:
    services = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    for service in services.values():
        assert service["image"] == "signpost" or ":" in service["image"].rpartition("/")[2]
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert source == "./site" or (COMPOSE.parent / source).is_file()
        if service["image"] == "signpost" and "command" in service:
            command_of(service["command"])
    build = services["search"]["build"]
    assert (COMPOSE.parent / build["context"] / build["dockerfile"]).samefile(CONTAINERFILE)
    assert services["nginx"]["network_mode"] == "service:search"
