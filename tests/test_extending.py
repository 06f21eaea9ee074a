"""The guides to extending Signpost: each one's steps are taken in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs" / "extending").glob("*.md"))
ROOMS = ("signpost", "crawler", "audit", "search", "reports", "demo", "tests", "docs", "examples")
FILES = ("pyproject.toml", "scrapy.cfg", "README.md", "CONTRIBUTING.md", "requirements.lock")
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"(?:#|\{#|/\*) ([\w./-]+\.\w+)(?: #\}| \*/)?\n")
# A guide that is longer than a page is not read.
MAX_LINES = 120


@dataclass
class Steps:
    """What a guide says to do: files to write, by path; changes to make; commands to run."""

    files: dict[str, str] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)


def steps_of(guide: Path) -> Steps:
    """Read the steps of a guide."""
    steps = Steps()
    for _, kind, text in _BLOCK.findall(guide.read_text(encoding="utf-8")):
        text = textwrap.dedent(text)
        name = _NAME.match(text)
        if kind == "console":
            lines = text.splitlines()
            steps.commands += [x.removeprefix("$ ") for x in lines if x.startswith("$ ")]
        elif kind == "diff":
            steps.changes.append(text)
        elif name:
            steps.files[name[1]] = text if kind == "python" else text[name.end() :]
    return steps


def change(project: Path, diff: str) -> None:
    """Make one change; what it changes has to stand in the file exactly once."""
    head, _, body = diff.partition("@@\n")
    file = project / head.split("+++ b/")[1].strip()
    before = "".join(f"{x[1:]}\n" for x in body.splitlines() if not x.startswith("+"))
    after = "".join(f"{x[1:]}\n" for x in body.splitlines() if not x.startswith("-"))
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{file.name} does not have, once:\n{before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, without what is installed."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES, ids=lambda x: x.stem)
def test_the_steps_of_a_guide_work(guide: Path, project: Path) -> None:
    steps = steps_of(guide)
    assert steps.files
    assert steps.commands
    for name, text in steps.files.items():
        assert not (project / name).exists(), f"{guide.name}: {name} is there already"
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    here = {**os.environ, "PYTHONPATH": str(project)}
    for diff in steps.changes:
        change(project, diff)
    for command in (*steps.commands, ".venv/bin/ruff check ."):
        line = re.sub(r"^\.venv/bin/", f"{sys.executable} -m ", command)
        done = subprocess.run(
            line, shell=True, cwd=project, env=here, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda x: x.stem)
def test_a_guide_is_at_most_a_page(guide: Path) -> None:
    assert len(guide.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_every_way_to_extend_has_a_guide() -> None:
    assert {x.stem for x in GUIDES} == {"rule", "ranker", "export", "report-page", "stage"}
