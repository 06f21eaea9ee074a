"""Finds the exports: modules of `kinds/` and `formats/`, and those of other packages.

A module's export is its `EXPORT`. Another package names its own in the entry point group
`signpost.exports`: each entry point leads to a `RowKind`, `RowFormat` or `RunFormat`, to a module
that has one as `EXPORT`, or to several of them.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from reports.exports import formats, kinds
from reports.exports.export_types import Export, RowFormat, RowKind, RunFormat
from signpost.errors import SignpostError

ENTRY_POINT_GROUP = "signpost.exports"
# Names are typed, and name files.
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


class PackagedExportError(SignpostError):
    """An export of another package cannot be used; the message names the package and says why."""


@cache
def all_exports() -> tuple[Export, ...]:
    """Return every export in order of place and name; those of other packages come last.

    Raises:
        PackagedExportError: an export of another package is not one, or has another's name.
    """
    own = [*_of_modules(kinds), *_of_modules(formats)]
    taken = {_key(export) for export in own}
    packaged: list[Export] = []
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=_package):
        for export in _packaged(point):
            if _key(export) in taken:
                raise PackagedExportError(
                    f"{_named(point)}: there is an export {export.name!r} already"
                )
            taken.add(_key(export))
            packaged.append(export)
    return (*sorted(own, key=_order), *sorted(packaged, key=_order))


def _of_modules(room: ModuleType) -> Iterator[Export]:
    """Go through the exports of a room's modules; one without an `EXPORT` helps the others."""
    for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        export = getattr(import_module(module.name), "EXPORT", None)
        if export is not None:
            yield export


def _key(export: Export) -> tuple[bool, str]:
    """Return what no two exports share: a kind may be called as a format is."""
    return isinstance(export, RowKind), export.name


def _order(export: Export) -> tuple[int, str]:
    """Return what sorts exports."""
    return export.place, export.name


def _packaged(point: EntryPoint) -> Iterator[Export]:
    """Go through the exports of one entry point.

    Raises:
        PackagedExportError: it cannot be loaded, or what it names is no export with a plain name.
    """
    try:
        loaded = point.load()
    except Exception as error:
        raise PackagedExportError(f"{_named(point)}: {type(error).__name__}: {error}") from error
    if isinstance(loaded, ModuleType):
        loaded = getattr(loaded, "EXPORT", None)
    for export in loaded if isinstance(loaded, Iterable) else [loaded]:
        if not isinstance(export, (RowKind, RowFormat, RunFormat)):
            raise PackagedExportError(f"{_named(point)}: it names {export!r}, which is no export")
        if not _NAME.fullmatch(export.name):
            raise PackagedExportError(
                f"{_named(point)}: the name {export.name!r} has to be of a-z, 0-9, - and _"
            )
        yield export


def _package(point: EntryPoint) -> str:
    """Return the name of the package that an entry point is of."""
    return point.dist.name if point.dist else "a package"


def _named(point: EntryPoint) -> str:
    """Name an entry point for a message."""
    return f"the export {point.name!r} of the package {_package(point)!r} cannot be used"


def row_kinds() -> dict[str, RowKind]:
    """Return the kinds of rows by name, in order."""
    return {x.name: x for x in all_exports() if isinstance(x, RowKind)}


def row_formats() -> dict[str, RowFormat]:
    """Return the formats that every kind of row can be written in, by name, in order."""
    return {x.name: x for x in all_exports() if isinstance(x, RowFormat)}


def run_formats() -> dict[str, RunFormat]:
    """Return the formats of a run as a whole, by name, in order."""
    return {x.name: x for x in all_exports() if isinstance(x, RunFormat)}


def export_kinds() -> list[str]:
    """Return what can be exported: kinds of rows, then what has a format of its own only."""
    return list(dict.fromkeys([*row_kinds(), *(x.kind for x in run_formats().values())]))


def export_formats() -> list[str]:
    """Return the names of all formats, those that every kind of row can be written in first."""
    return [*row_formats(), *run_formats()]
