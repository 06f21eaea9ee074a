"""Decisions and manual checks out of a table: what is new or differs is kept as events.

Each row stands for itself: those that are wrong, or that somebody decided about since the table
was exported, are left out and told; the others are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from audit.history.decision_rows import RowNote, read_decisions, same, without_repeats
from audit.history.decisions import DecisionError, Decisions, decide
from audit.history.event_log import EventLog
from audit.monitoring_sample import manual_answers
from signpost.tables.reading import BEYOND, read_records
from signpost.tables.table_error import TableError
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import FIRST_SEEN

T = TypeVar("T")
# Rows by their number as a spreadsheet counts them, cells by heading.
Records = Sequence[tuple[int, Mapping[str, str]]]
# Digits of the name of an issue or finding.
_NAME = 16


@dataclass
class ImportedRows:
    """What became of a table's rows: how many were kept, or said what is kept already.

    `left_out` says which were not kept and why; `notes` what else is worth knowing of a row.
    """

    kept: int = 0
    same: int = 0
    left_out: list[RowNote] = field(default_factory=list)
    notes: list[RowNote] = field(default_factory=list)


def import_file(workspace: Workspace, file: Path) -> ImportedRows:
    """Keep a file's decisions; return what became of each row.

    A table with the columns `check` and `answer` holds what people found by hand in the rehearsal.

    Raises:
        DecisionError: the file cannot be read, or is no table of decisions or checks.
    """
    if not file.is_file():
        raise DecisionError(f"{file}: no such file")
    try:
        answers = read_records(file, ("check", "answer", "page"))
    except TableError:
        answers = None
    try:
        if answers is not None:
            return _keep_answers(workspace, answers)
        return _keep_decisions(workspace, read_records(file, ("target", "kind", "who", "why")))
    except TableError as error:
        raise DecisionError(str(error)) from None


def _keep_decisions(workspace: Workspace, table: Records) -> ImportedRows:
    """Keep the decisions of a table."""
    result = ImportedRows(notes=list(_beyond(table)))
    good = _sorted_out(read_decisions(table), result.left_out)
    log, today = EventLog(workspace), datetime.now(UTC).date()
    before = Decisions.after(log.read(), today)
    known = {target for _, target in before.by_target} | _found_here(workspace)
    for number, decision in _sorted_out(without_repeats(good), result.notes):
        if same(before.by_target.get((decision.scope, decision.target)), decision):
            result.same += 1
            continue
        try:
            read = decision.version or None
            decide(workspace, decision, today, read=read, events=log, via="import")
        except DecisionError as error:
            result.left_out.append(RowNote(number, f"{error}. Export again, then decide"))
            continue
        result.kept += 1
        if decision.target not in known:
            said = f"kept, but no run here found the {decision.scope} {decision.target}"
            result.notes.append(RowNote(number, said))
        if not decision.holds(today):
            result.notes.append(RowNote(number, f"kept, but it ran out on {decision.until}"))
    return result


def _keep_answers(workspace: Workspace, table: Records) -> ImportedRows:
    """Keep what people found by hand; rows without an answer are still to be done."""
    result = ImportedRows(notes=list(_beyond(table)))
    rows = manual_answers.read_rows(table)
    answers = [answer for _, answer in _sorted_out(rows, result.left_out)]
    result.kept = manual_answers.keep(workspace, answers, via="import")
    result.same = len(answers) - result.kept
    return result


def _beyond(table: Records) -> Iterator[RowNote]:
    """Tell of cells that stand under no heading: mostly a text with commas lost its quotes."""
    for number, row in table:
        if row.get(BEYOND):
            said = f"{row[BEYOND][:80]!r} stands under no heading and was not read"
            yield RowNote(number, said)


def _sorted_out(
    rows: Iterable[tuple[int, T] | RowNote], notes: list[RowNote]
) -> list[tuple[int, T]]:
    """Return what could be read; what is to be told goes to `notes`."""
    good: list[tuple[int, T]] = []
    for row in rows:
        if isinstance(row, RowNote):
            notes.append(row)
        else:
            good.append(row)
    return good


def _found_here(workspace: Workspace) -> set[str]:
    """Return the names of every run's issues, and of the newest judged run's findings."""
    runs = workspace.runs.all()
    found = {row.id for run in runs for row in workspace.results.issues(run.id)}
    judged = next((r for r in reversed(runs) if workspace.runs.is_done(r.id, "audit")), None)
    seen = workspace.artifacts.read(judged.id, FIRST_SEEN).seen.values() if judged else ()
    return found | {x[i : i + _NAME] for x in seen for i in range(0, len(x), _NAME)}
