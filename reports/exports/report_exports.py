"""The exports in a report's folder: every kind of row in the formats that people open."""

from __future__ import annotations

from contextlib import ExitStack

from reports.exports.csvw import ENDING, ColumnTypes, description
from reports.exports.registry import row_kinds
from reports.exports.row_files import write_all
from reports.sources import Sources
from reports.writing.files import ReportFolder

FORMATS = ("csv", "json", "xlsx")


def write_exports(sources: Sources, out: ReportFolder) -> dict[str, int]:
    """Write every kind of row under `exports/`; return how many rows of each there are.

    Of links only those that do not end well: a site of 20,000 pages has a million that do, which
    would be most of the report. `signpost export links` writes them all.

    Raises:
        OSError: the folder cannot be written to.
    """
    counts = {}
    for kind in row_kinds().values():
        found = kind.rows(sources)
        if kind.in_report is not None:
            found = filter(kind.in_report, found)
        with ExitStack() as files:
            outs = {
                form: files.enter_context(out.stream(f"exports/{kind.name}.{form}"))
                for form in FORMATS
            }
            types = ColumnTypes()
            counts[kind.name] = write_all(found, kind.columns, outs, kind.name, types)
        file = f"{kind.name}.csv"
        out.write(f"exports/{file}{ENDING}", description(file, sources.title_of(kind.name), types))
    return counts
