"""Whether the files of a build are those that were written: their sizes and their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

_FILE = "files.json"


class _Written(msgspec.Struct, frozen=True):
    """What a file was when it was written: its size in bytes and the digest of its content."""

    size: int
    digest: str


def write_list(folder: Path) -> None:
    """Write down every file of a folder, to be compared later."""
    found = {
        file.relative_to(folder).as_posix(): _Written(file.stat().st_size, _digest(file))
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    (folder / _FILE).write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1))


def damage_of(folder: Path, thorough: bool = False) -> str:
    """Say what is wrong with a folder's files; nothing where all are as they were written.

    Without `thorough` only their sizes are looked at, which costs next to nothing.
    """
    try:
        written = msgspec.json.decode((folder / _FILE).read_bytes(), type=dict[str, _Written])
        for name, was in written.items():
            file = folder / name
            if file.stat().st_size != was.size or (thorough and _digest(file) != was.digest):
                return f"{name} is not as it was written"
    except FileNotFoundError as error:
        return f"{Path(error.filename).name} is missing"
    except (OSError, msgspec.DecodeError) as error:
        return f"its files cannot be read ({error})"
    return ""


def _digest(file: Path) -> str:
    """Return a name for a file's content."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()[:32]
