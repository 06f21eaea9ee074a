"""Names installed code, so that nothing is taken over that other code would have made otherwise."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SOURCES = frozenset({".py", ".txt", ".toml", ".json", ".html", ".css", ".js"})


@cache
def sources(packages: Iterable[str]) -> str:
    """Name the source files of some packages by what they hold; `packages` is a tuple."""
    seen = hashlib.blake2b(digest_size=16)
    for package in packages:
        found = getattr(sys.modules.get(package), "__spec__", None) or find_spec(package)
        places = list(found.submodule_search_locations or ()) if found else []
        single = [Path(found.origin)] if found and not places and found.origin else []
        files = [x for place in places for x in Path(place).rglob("*") if x.suffix in _SOURCES]
        for file in sorted([*files, *single]):
            seen.update(f"{file.name} {file.stat().st_size} ".encode())
            seen.update(file.read_bytes())
    return seen.hexdigest()


@cache
def versions() -> tuple[str, ...]:
    """Name what is installed, Python included: a new parser or word list may read otherwise."""
    # By the names of the folders that say what is installed: to read each takes 0.3 s in all.
    folders = (Path(place or ".") for place in sys.path)
    found = {x.stem for folder in folders for x in folder.glob("*.dist-info")}
    return (sys.version, *sorted(found))
