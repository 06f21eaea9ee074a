"""Writing a report's files: whole or not at all, and only where something changed.

A report lives on a file share and is looked at while the next one is written, so a file is
written beside its place and moved there; one that says the same keeps its time stamp.
"""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from signpost.atomic_files import is_left_over, replacing


class ReportFolder:
    """One folder of a report. Remembers what was written, so that what is stale can go."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[Path] = set()
        self._made: set[Path] = set()

    def write(self, name: str, data: str | bytes) -> Path:
        """Put `data` (text as UTF-8) at `name`, relative to the folder, and return the path.

        Raises:
            OSError: the folder cannot be written to.
        """
        path = self._place(name)
        raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
        if not _holds(path, raw):
            with replacing(path, sync=False) as spare:
                spare.write_bytes(raw)
        return path

    @contextmanager
    def stream(self, name: str) -> Iterator[BinaryIO]:
        """Write a file too large for memory; it takes its place when the block ends well."""
        path = self._place(name)
        with replacing(path, _same_file, sync=False) as spare, spare.open("wb") as out:
            yield out

    def keep(self, name: str) -> bool:
        """Whether `name` is there already; it then counts as written (for names by content)."""
        path = self._place(name)
        return path.exists()

    def ends_with(self, name: str, mark: str) -> bool:
        """Whether `name` is there and ends with a mark; it then counts as written."""
        data = mark.encode()
        try:
            with (self.root / name).open("rb") as file:
                file.seek(-len(data), os.SEEK_END)
                same = file.read() == data
        except OSError:  # it is not there, or shorter
            return False
        if same:
            self.written.add(self.root / name)
        return same

    def forget(self, name: str) -> None:
        """Take back that `name` was written: there is nothing to write."""
        self.written.discard(self.root / name)

    def sweep(self, inner: str, pattern: str) -> int:
        """Remove what an earlier report left in `inner`: files whose whole name fits `pattern`.

        So goes what a killed one left half written. Returns how many went. Files of any other name
        are not ours and stay.
        """
        gone = 0
        for path in sorted((self.root / inner).glob("*")):
            is_ours = re.fullmatch(pattern, path.name) or is_left_over(path)
            if is_ours and path.is_file() and path not in self.written:
                path.unlink()
                gone += 1
        return gone

    def _place(self, name: str) -> Path:
        """Return where `name` goes, its folder made."""
        path = self.root / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        self.written.add(path)
        return path


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds exactly these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _same_file(new: Path, old: Path) -> bool:
    """Whether two files hold the same bytes."""
    return old.exists() and filecmp.cmp(new, old, shallow=False)
