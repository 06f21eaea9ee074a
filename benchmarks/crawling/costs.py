"""What a command costs: CPU over its whole process tree, time, and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Cost:
    """What a command took: CPU and wall seconds, and its peak memory in MB."""

    cpu: float
    wall: float
    memory: float
    finished: bool = True
    output: str = ""

    def line(self, size: int) -> str:
        """Say it in one line, CPU per 1,000 pages."""
        return (
            f"{1000 * self.cpu / size:6.2f} CPU s per 1,000 pages, {self.wall:6.1f} s, "
            f"{self.memory:4.0f} MB"
        )


def median(costs: Sequence[Cost]) -> Cost:
    """Return the medians of several runs of one command, each figure by itself."""
    return Cost(
        statistics.median(x.cpu for x in costs),
        statistics.median(x.wall for x in costs),
        statistics.median(x.memory for x in costs),
    )


def measured(command: list[str], folder: Path, limit: float = 3600) -> Cost:
    """Run a command to its end, at most `limit` seconds; return what it took, children included.

    Peak memory is the command's own process's (Linux), sampled fifty times a second.

    Raises:
        RuntimeError: it ended with an error (exit codes 1 and 2 pass: link checkers say "found").
    """
    out = folder / "output.txt"
    start = time.monotonic()
    with out.open("wb") as file:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=file,
            stderr=subprocess.DEVNULL,
        )
        peak, status, used, late = 0, 0, None, False
        while used is None:
            peak = max(peak, memory_kb(process.pid))
            ended, status, found = os.wait4(process.pid, os.WNOHANG)
            used = found if ended else None
            if not late and time.monotonic() - start > limit:
                late = True
                process.kill()
            time.sleep(0.02)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1, 2) and not late:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    wall = time.monotonic() - start
    text = out.read_text(encoding="utf-8", errors="replace")
    return Cost(used.ru_utime + used.ru_stime, wall, peak / 1000, not late, text)


def memory_kb(process: int) -> int:
    """Return the most memory that a process has had so far, in kilobytes (Linux)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
