"""Decisions and manual checks out of a CSV file: what is new or differs is kept as events."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from audit.history.decisions import DecisionError, Decisions, decide, read_rows
from audit.monitoring_sample import manual_answers
from audit.monitoring_sample.manual_answers import keep
from signpost.workspace import Workspace


def import_file(workspace: Workspace, file: Path) -> int:
    """Keep a file's decisions; return how many were new or differed from what is kept.

    A table with the columns `check` and `answer` holds what people found by hand in the rehearsal.

    Raises:
        DecisionError: the file cannot be read, or a row is wrong; then nothing is kept.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream)
            columns = set(table.fieldnames or ())
            if {"check", "answer"} <= columns:
                return keep(workspace, manual_answers.read_rows(table, str(file)), via="import")
            found = read_rows(table, str(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DecisionError(f"{file}: cannot be read ({error})") from None
    today = datetime.now(UTC).date()
    known = Decisions.of(workspace, today).by_target
    kept = 0
    for decision in found:
        before = known.get((decision.scope, decision.target))
        if before is None or replace(before, made="") != replace(decision, made=""):
            decide(workspace, decision, today, via="import")
            kept += 1
    return kept
