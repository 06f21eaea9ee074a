"""Writing one export of a run: a kind of rows in a format, or a format of its own."""

from __future__ import annotations

from typing import BinaryIO

from reports.exports.csvw import ColumnTypes
from reports.exports.export_types import UnknownExportError
from reports.exports.registry import export_kinds, row_kinds, run_formats
from reports.exports.row_files import check_row_format, write
from reports.sources import Sources
from signpost.settings.config import Config
from signpost.workspace import Workspace


def export(
    workspace: Workspace,
    config: Config,
    run_id: int,
    kind: str,
    form: str,
    out: BinaryIO,
    types: ColumnTypes | None = None,
    with_confidential: bool = False,
) -> int:
    """Write one kind of thing of a run in a format; return how many there were.

    `types` is told of every row, for a description of the file. Findings of what was published by
    mistake are among them only `with_confidential`.

    Raises:
        UnknownExportError: there is no such kind, format or run, or the format is not for things
            of that kind.
        signpost.workspace.PrunedError: the format holds what was let go ([crawl] keep_runs).
    """
    check_export(kind, form)
    run = workspace.runs.get(run_id)
    if run is None:
        raise UnknownExportError(f"there is no run {run_id}")
    sources = Sources(workspace, config, run, with_confidential)
    whole = run_formats().get(form)
    if whole is not None:
        return whole.write(sources, out)
    kinds = row_kinds()
    return write(kinds[kind].rows(sources), kinds[kind].columns, form, out, kind, types)


def check_export(kind: str, form: str) -> None:
    """Make sure that there is such an export, before a file is opened for it.

    Raises:
        UnknownExportError: there is no such kind or format, or the format is not for that kind.
    """
    whole = run_formats().get(form)
    if whole is not None and whole.kind == kind:
        return
    kinds = row_kinds()
    own = [x.name for x in run_formats().values() if x.kind == kind]
    if kind not in kinds and own:
        raise UnknownExportError(
            f"{kind} can be exported as {' or '.join(own)} only, not as {form}"
        )
    if kind not in kinds:
        known = ", ".join(export_kinds())
        raise UnknownExportError(f"there are no {kind!r} to export (there are: {known})")
    if whole is not None:
        raise UnknownExportError(f"{form} is a format of {whole.kind}, not of {kind}")
    check_row_format(form)
