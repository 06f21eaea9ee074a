"""Finds the exports: modules of `kinds/` and `formats/`, and those of other packages.

A module's export is its `EXPORT`. Another package names its own in the entry point group
`signpost.exports`: each entry point leads to a `RowKind`, a `RowFormat` or a `RunFormat`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from reports.exports import formats, kinds
from reports.exports.export_types import (
    Export,
    RowFormat,
    RowKind,
    RunFormat,
    UnknownExportError,
)

GROUP = "signpost.exports"


@cache
def _all() -> tuple[Export, ...]:
    """Return every export, those of other packages last, in order of place and name.

    Raises:
        UnknownExportError: an entry point leads to no export, or two exports have one name.
    """
    own = (*_of_modules(kinds), *_of_modules(formats))
    found = sorted((*own, *_of_packages()), key=lambda export: (export.place, export.name))
    seen: set[tuple[bool, str]] = set()
    for export in found:
        key = (isinstance(export, RowKind), export.name)
        if key in seen:
            raise UnknownExportError(f"two exports are called {export.name!r}")
        seen.add(key)
    return tuple(found)


def _of_modules(room: ModuleType) -> Iterator[Export]:
    """Go through the exports of a room's modules."""
    for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        yield import_module(module.name).EXPORT


def _of_packages() -> Iterator[Export]:
    """Go through the exports that other packages name."""
    for point in entry_points(group=GROUP):
        export = point.load()
        if not isinstance(export, (RowKind, RowFormat, RunFormat)):
            raise UnknownExportError(f"{point.value} ({GROUP}) is no export")
        yield export


def row_kinds() -> dict[str, RowKind]:
    """Return the kinds of rows by name, in order."""
    return {x.name: x for x in _all() if isinstance(x, RowKind)}


def row_formats() -> dict[str, RowFormat]:
    """Return the formats that every kind of row can be written in, by name, in order."""
    return {x.name: x for x in _all() if isinstance(x, RowFormat)}


def run_formats() -> dict[str, RunFormat]:
    """Return the formats of a run as a whole, by name, in order."""
    return {x.name: x for x in _all() if isinstance(x, RunFormat)}


def export_kinds() -> list[str]:
    """Return what can be exported: kinds of rows, then what has a format of its own only."""
    return list(dict.fromkeys([*row_kinds(), *(x.kind for x in run_formats().values())]))


def export_formats() -> list[str]:
    """Return the names of all formats, those that every kind of row can be written in first."""
    return [*row_formats(), *run_formats()]
