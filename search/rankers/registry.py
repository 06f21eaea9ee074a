"""Which rankers there are: each module of this room that defines `RANKER` has one."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from search.documents import SearchError
from search.rankers.ranker import Ranker, RankerDefinition, RankerOptions


@cache
def rankers() -> dict[str, RankerDefinition]:
    """Return the rankers by name, in alphabetical order."""
    here = str(Path(__file__).parent)
    modules = [
        import_module(f"{__package__}.{found.name}")
        for found in pkgutil.iter_modules([here])
        if not found.ispkg and found.name != "registry"
    ]
    defined = [module.RANKER for module in modules if hasattr(module, "RANKER")]
    return {ranker.name: ranker for ranker in sorted(defined, key=lambda r: r.name)}


def make_ranker(name: str, options: RankerOptions = RankerOptions()) -> Ranker:  # noqa: B008
    """Make one ranker, to be built or loaded."""
    return rankers()[name].make(options)


def ranker_names(wanted: str | Sequence[str] = "all") -> list[str]:
    """Return the rankers named: `all`, `whoosh,tfidf`, or a list of names.

    Raises:
        SearchError: there is no ranker of that name.
    """
    names = wanted.split(",") if isinstance(wanted, str) else list(wanted)
    names = [name.strip() for name in names if name.strip()]
    known = rankers()
    if not names or "all" in names:
        return list(known)
    for name in names:
        if name not in known:
            raise SearchError(f"there is no ranker {name!r}; there are: all, {', '.join(known)}")
    return list(dict.fromkeys(names))


def data_version(options: RankerOptions) -> str:
    """Return what rankers need of other packages' data, in which version; nothing for nothing.

    Raises:
        SearchError: some of it is not there; one line says what to do.
    """
    versions = (ranker.data_version(options) for ranker in rankers().values())
    return ", ".join(version for version in versions if version)


def load_ranker(name: str, folder: Path) -> Ranker:
    """Load a saved ranker.

    Raises:
        SearchError: there is no such ranker, or its files are missing or damaged.
    """
    ranker = make_ranker(ranker_names(name)[0])
    try:
        ranker.load(folder)
    except Exception as error:  # noqa: BLE001 - whatever damaged files make of the readers
        raise SearchError(
            f"{folder}: the {name} index cannot be read ({error}). Run 'signpost index' again"
        ) from None
    return ranker
