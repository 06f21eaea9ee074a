"""Files that people keep are written beside their place and moved there: whole, or not at all.

Whatever goes wrong on the way (a full disk, a stop, a mistake), what was there stays as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# A file that is being written; file systems take names of 255 bytes.
_SPARE = ".{name}.{process}.part"
_LONGEST = 120


@contextmanager
def replacing(
    path: Path, unless: Callable[[Path, Path], bool] | None = None, sync: bool = True
) -> Iterator[Path]:
    """Lend a spare name beside `path`; what was written there is moved over it at the end.

    Its permissions stay, and a link goes on leading to it. What is no file (a pipe, a device) is
    lent itself. `unless` is asked, with the new and the old, whether to leave the old one. `sync`:
    the disk has it before it takes its place (some tell only then that they are full).

    Raises:
        OSError: it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield target
        return
    spare = target.with_name(_SPARE.format(name=target.name[:_LONGEST], process=os.getpid()))
    try:
        yield spare
        if unless is not None and unless(spare, target):
            return
        if sync:
            _sync(spare)
        if target.exists():
            shutil.copymode(target, spare)
        spare.replace(target)
    finally:
        with contextlib.suppress(OSError):
            spare.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its place when the block ends well.

    Raises:
        OSError: it cannot be written.
    """
    with replacing(path) as spare, _named(path), spare.open("wb") as out:
        yield out


def write_whole(path: Path, data: str | bytes) -> None:
    """Put `data` (text as UTF-8, its line ends as they are) at `path`.

    Raises:
        OSError: it cannot be written.
    """
    with writing(path) as out:
        out.write(data.encode() if isinstance(data, str) else data)


def is_left_over(path: Path) -> bool:
    """Whether a file is what a process that was killed left of one that it wrote."""
    return path.name.startswith(".") and path.suffix == ".part"


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Have errors name the file that is meant, and not the spare one."""
    try:
        yield
    except OSError as error:
        if error.filename is None or is_left_over(Path(str(error.filename))):
            error.filename = str(path)
        raise


def _sync(file: Path) -> None:
    """Wait until the disk has a file."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
