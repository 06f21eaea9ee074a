"""Week on week, fault by fault: what is new, what is still there on how many pages, what is fixed.

A fault keeps its name from run to run (`audit.rule.fault_of`). Where the grouping itself
changed (one more page has it and it is now a shared fault), its findings tell that it is not new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from audit.history.run_history import Comparison
from audit.results import Status, stored
from signpost.workspace import FaultRow


@dataclass(frozen=True, slots=True)
class FaultChange:
    """One fault beside the earlier run. `row` is this run's, or the earlier one's if it is gone."""

    row: FaultRow
    status: Status
    pages_before: int
    pages_after: int


def changes(comparison: Comparison) -> list[FaultChange]:
    """Compare the faults of a run with the earlier run's.

    This run's faults come first, in their own order, then those that are gone: `fixed`,
    `not_checked` (some page of it was not) or `rule_changed`.
    """
    now = comparison.workspace.results.faults(comparison.run)
    if comparison.before is None:
        return [FaultChange(row, "new", 0, row.pages) for row in now]
    then = {x.id: x for x in comparison.workspace.results.faults(comparison.before)}
    known = _pages_known(comparison, {x.id for x in now} - set(then))
    current = [_change(comparison, row, then.get(row.id), known.get(row.id, 0)) for row in now]
    gone = _gone(comparison, then, {x.id for x in now})
    known_names = {x.row.id for x in (*current, *gone)} | set(then)
    return current + gone + _waited(comparison, known_names)


def _change(
    comparison: Comparison, row: FaultRow, before: FaultRow | None, known: int
) -> FaultChange:
    """Compare a fault of this run; `known` counts its pages whose findings were there before."""
    if before is not None:
        return FaultChange(row, "still_there", before.pages, row.pages)
    if known:
        return FaultChange(row, "still_there", known, row.pages)
    changed = row.rule in comparison.changed_rules
    return FaultChange(row, "rule_changed" if changed else "new", 0, row.pages)


def _pages_known(comparison: Comparison, names: set[str]) -> dict[str, int]:
    """Count, for faults of these names, the pages on which something of them was there before."""
    pages: dict[str, set[str]] = defaultdict(set)
    if names:
        for page in stored(comparison.workspace, comparison.run):
            for found in page.findings:
                if found.fault in names and comparison.status(found) == "still_there":
                    pages[found.fault].add(found.page)
    return {name: len(urls) for name, urls in pages.items()}


def _gone(
    comparison: Comparison, then: dict[str, FaultRow], now: Iterable[str]
) -> list[FaultChange]:
    """List the earlier run's faults that this run has not, unless they go on under another name."""
    missing = set(then) - set(now)
    if not missing:
        return []
    statuses: dict[str, set[Status]] = defaultdict(set)
    all_findings: dict[str, int] = defaultdict(int)
    for found in comparison.earlier():
        all_findings[found.fault] += found.fault in missing
    gone: dict[str, int] = defaultdict(int)
    for found in comparison.gone():
        if found.fault in missing:
            statuses[found.fault].add(found.status)
            gone[found.fault] += 1
    return [
        FaultChange(then[name], _worst(statuses[name]), then[name].pages, 0)
        for name in then
        if name in missing and gone[name] and gone[name] == all_findings[name]
    ]


def _waited(comparison: Comparison, told: Container[str]) -> list[FaultChange]:
    """List faults that no run since an older one could check, unless they are told of already."""
    statuses: dict[tuple[int, str], set[Status]] = defaultdict(set)
    runs = {found.id: run for run, found in comparison.waited if found.fault not in told}
    for found in comparison.gone():
        if found.id in runs:
            statuses[runs[found.id], found.fault].add(found.status)
    rows = {
        (run, row.id): row
        for run in {run for run, _ in statuses}
        for row in comparison.workspace.results.faults(run)
    }
    return [
        FaultChange(rows[key], _worst(said), rows[key].pages, 0)
        for key, said in statuses.items()
        if key in rows
    ]


def _worst(statuses: set[Status]) -> Status:
    """Return what can be said of a fault whose findings have these statuses: never too much."""
    if "rule_changed" in statuses:
        return "rule_changed"
    return "not_checked" if "not_checked" in statuses else "fixed"
