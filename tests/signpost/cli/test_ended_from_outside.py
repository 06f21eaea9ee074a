"""What ends from outside under a running command (a browser, its driver, a worker, the database):
it goes on by itself, or ends with one line and exit code 2 and the same command carries on."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

pytestmark = pytest.mark.slow

PAGES = 12
LONG = "The library van stops at the green of every village in the north of the district. "


@pytest.fixture
def site(web: Callable[..., Any]) -> str:
    """A site whose pages take a moment to come."""

    def page(i: int) -> Callable[[Any], Any]:
        links = "".join(f"<li><a href=/{j}>Van stop {j}</a>" for j in range(i + 1, i + 4))
        words = "".join(f"<p>Stop {i}, round {n}. {LONG}</p>" for n in range(60))
        html = (
            f"<html lang=en><title>Stop {i} - Library van</title><main><h1>Van stop {i}</h1>"
            f"{words}<ul>{links}</ul></main></html>"
        )
        return lambda _: (time.sleep(0.15), (200, {}, html))[1]

    pages = {f"/{i}": page(i) for i in range(1, PAGES)} | {"/": page(0)}
    return str(web(pages).url)


def children(process: subprocess.Popen[str], *words: str) -> list[psutil.Process]:
    """Return the processes that a command has started whose command line holds all words."""
    found = []
    for child in psutil.Process(process.pid).children(recursive=True):
        try:
            line = " ".join(child.cmdline())
        except psutil.Error:
            continue
        if all(word in line for word in words):
            found.append(child)
    return found


def begin(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command."""
    return subprocess.Popen(
        [sys.executable, "-m", "signpost", *words, "--workspace", "ws"], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def rows(folder: Path, table: str) -> int:
    """Count the rows of a table, while something else may be writing."""
    try:
        with sqlite3.connect(f"file:{folder}/ws/signpost.sqlite?mode=ro", uri=True) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def until(holds: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Wait until something holds, while a command is at work."""
    limit = time.monotonic() + 90
    while not holds():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.01)


def check_said(process: subprocess.Popen[str], capsys: Any, what: str) -> int:
    """Wait for a command; hold what it said to one line without a traceback. Return its code."""
    out, err = process.communicate(timeout=120)
    with capsys.disabled():
        print(f"\n{what}: exit {process.returncode}: {err.strip()}")
    assert "Traceback" not in err, err
    assert process.returncode in (0, 2), err
    if process.returncode:
        assert len([x for x in err.splitlines() if x.startswith("signpost: ")]) == 1
        assert out == ""
    return process.returncode


@pytest.mark.browser
@pytest.mark.parametrize("what", [("--type=renderer",), ("--remote-debugging-pipe",), ("driver",)])
def test_what_visits_need(
    what: tuple[str], site: str, signpost: Callable[..., Any], tmp_path: Path, capsys: Any
) -> None:
    assert signpost("crawl", site, "--workspace", "ws").code == 0
    process = begin(tmp_path, "visit", site)
    until(lambda: rows(tmp_path, "visit") >= 2, process)
    for child in children(process, *what):
        if what[0] != "--remote-debugging-pipe" or "--type=" not in " ".join(child.cmdline()):
            os.kill(child.pid, signal.SIGKILL)
    check_said(process, capsys, what[0])
    done = signpost("visit", site, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    with sqlite3.connect(tmp_path / "ws" / "signpost.sqlite") as connection:
        print(
            connection.execute(
                "SELECT url, reason, seconds FROM visit WHERE state != 'ok'"
            ).fetchall()
        )
    assert done.json["states"] == {"ok": PAGES}


def test_workers_that_judge(
    site: str, signpost: Callable[..., Any], tmp_path: Path, capsys: Any
) -> None:
    assert signpost("crawl", site, "--workspace", "ws").code == 0
    shutil.copytree(tmp_path / "ws", tmp_path / "whole")
    whole = signpost("audit", site, "--workspace", "whole", "--json")
    process = begin(tmp_path, "audit", site)
    until(lambda: children(process, "audit"), process)
    for child in children(process, "audit"):
        os.kill(child.pid, signal.SIGKILL)
    check_said(process, capsys, "workers")
    done = signpost("audit", site, "--workspace", "ws", "--json")
    assert done.json == whole.json


@pytest.mark.parametrize("replaced", [False, True])
@pytest.mark.parametrize("command", ["crawl", "audit"])
def test_the_database(
    command: str, replaced: bool, site: str, signpost: Callable[..., Any], tmp_path: Path,
    capsys: Any,
) -> None:  # fmt: skip
    file = tmp_path / "ws" / "signpost.sqlite"
    if command == "audit":
        assert signpost("crawl", site, "--workspace", "ws").code == 0
    process = begin(tmp_path, command, site)
    until(lambda: rows(tmp_path, "stage WHERE finished = ''"), process)
    file.rename(tmp_path / "away")
    if replaced:
        file.touch()
    assert check_said(process, capsys, f"database, {command}") == 2
    assert not file.exists() or not file.stat().st_size
    (tmp_path / "away").rename(file)
    done = signpost(command, site, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert rows(tmp_path, "page WHERE kind = 'html' AND status = 200") == PAGES
