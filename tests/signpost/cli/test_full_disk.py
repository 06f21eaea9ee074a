"""A disk that is full before a stage, on a file system of its own: one line, exit code 2, and the
same command carries on once there is room. Needs the right to mount; skipped by name elsewhere."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow]

SIZE = 20_000_000
WORDS = "We empty the brown bin of every household each second Monday, but on no bank holiday. "
STAGES = [
    "crawl",
    pytest.param("visit", marks=pytest.mark.browser),
    "audit",
    "index",
    "report",
    "export",
]
_ROOM = {"index": 100_000}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("a file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def site(web: Callable[..., Any]) -> str:
    """A site of some weight: its pages differ, and do not pack well."""

    def page(i: int) -> str:
        noise = " ".join(f"<p>Round {os.urandom(24).hex()}: {WORDS}</p>" for _ in range(30))
        links = "".join(f"<a href=/{j}>Round {j} of the bins</a> " for j in range(i + 1, i + 8))
        return (
            f"<html lang=en><title>Bins, round {i}</title><main><h1>Bins, round {i}</h1>"
            f"{noise}{links}</main></html>"
        )

    pages = {f"/{i}": page(i) for i in range(1, 61)} | {"/": page(0)}
    return str(web(pages).url)


def fill(disk: Path, room: int) -> Path:
    """Fill a file system but for some room; return the file that does."""
    file = disk / "filler"
    free = shutil.disk_usage(disk).free
    with file.open("wb") as out:
        out.write(b"\0" * (free - room))
    return file


def words_of(stage: str, site: str, disk: Path) -> list[str]:
    """Return the command of a stage."""
    more = ["--output", str(disk / "out.csv")] if stage == "export" else []
    return [stage, *(["findings"] * bool(more)), site, "--workspace", str(disk / "ws"), *more]


@pytest.mark.parametrize("stage", STAGES)
def test_full_before_a_stage(
    stage: str, disk: Path, site: str, signpost: Callable[..., Any],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    needed = {"crawl": [], "visit": ["crawl"], "audit": ["crawl"], "index": ["crawl"]}
    for before in needed.get(stage, ["crawl", "audit"]):
        done = signpost(*words_of(before, site, disk))
        assert done.code == 0, done.err
    if stage == "export":
        (disk / "out.csv").write_text("precious\n")
    filler = fill(disk, _ROOM.get(stage, 200_000) if stage != "export" else 60_000)
    command = words_of(stage, site, disk)
    began = time.monotonic()
    full = signpost(*command)
    seconds = time.monotonic() - began
    kept = (disk / "out.csv").read_text() if stage == "export" else "precious\n"
    filler.unlink()
    after = signpost(*command, seconds=300)
    with capsys.disabled():
        print(
            f"\n{stage:7} exit {full.code} in {seconds:.1f} s, then {after.code}: {full.err.strip()}"
        )
    # Before it may stand what an earlier stage of the same command came to.
    lines = [x for x in full.err.strip().splitlines() if x.startswith("signpost: ")]
    assert (full.code, len(lines)) == (2, 1), full.err
    assert full.err.strip().endswith(lines[0])
    assert "Traceback" not in full.err
    assert "full" in lines[0]
    assert "run the same command again" in lines[0]
    assert full.out == ""
    assert kept == "precious\n"
    assert after.code == 0, after.err
    assert not [x for x in disk.rglob("*") if x.name.endswith((".part", ".tmp"))]


@pytest.mark.parametrize("stage", ["crawl", "audit", "report"])
def test_a_disk_that_can_only_be_read(
    stage: str, disk: Path, site: str, signpost: Callable[..., Any]
) -> None:
    for before in ("crawl", "audit"):
        assert signpost(*words_of(before, site, disk)).code == 0
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    refused = signpost(*words_of(stage, site, disk))
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert (refused.code, refused.out, len(refused.err.strip().splitlines())) == (2, "", 1)
    assert "only be read" in refused.err or "cannot be opened" in refused.err
    assert "run the same command again" in refused.err
    assert signpost(*words_of(stage, site, disk)).code == 0
