"""Week on week, issue by issue: what is new, what is still there on how many pages, what is fixed.

An issue keeps its name from run to run (`audit.rule.issue_of`). Where the grouping itself
changed (one more page has it and it is now a shared issue), its findings tell that it is not new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from audit.history.run_history import Comparison
from audit.results import Status, stored
from audit.withheld import issue_without_quotes
from signpost.workspace import IssueRow


@dataclass(frozen=True, slots=True)
class IssueChange:
    """One issue beside the earlier run. `row` is this run's, or the earlier one's if it is gone."""

    row: IssueRow
    status: Status
    pages_before: int
    pages_after: int


def changes(comparison: Comparison) -> list[IssueChange]:
    """Compare the issues of a run with the earlier run's.

    This run's issues come first, in their own order, then those that are gone: `fixed`,
    `not_checked` (some page of it was not) or `rule_changed`.
    """
    now = _issues(comparison, comparison.run)
    if comparison.before is None:
        return [IssueChange(row, "new", 0, row.pages) for row in now]
    then = {x.id: x for x in _issues(comparison, comparison.before)}
    known = _pages_known(comparison, {x.id for x in now} - set(then))
    current = [_change(comparison, row, then.get(row.id), known.get(row.id, 0)) for row in now]
    gone = _gone(comparison, then, {x.id for x in now})
    known_names = {x.row.id for x in (*current, *gone)} | set(then)
    return current + gone + _waited(comparison, known_names)


def _issues(comparison: Comparison, run: int) -> list[IssueRow]:
    """Return the issues of a run, without rules that are left out and quotes that are withheld."""
    rows = comparison.workspace.results.issues(run)
    told = (row for row in rows if row.rule not in comparison.leave_out)
    withheld = comparison.withheld_pages
    return [issue_without_quotes(x) if x.page_sample in withheld else x for x in told]


def _change(
    comparison: Comparison, row: IssueRow, before: IssueRow | None, known: int
) -> IssueChange:
    """Compare an issue of this run; `known` counts its pages whose findings were there before."""
    if before is not None:
        return IssueChange(row, "still_there", before.pages, row.pages)
    if known:
        return IssueChange(row, "still_there", known, row.pages)
    changed = row.rule in comparison.changed_rules
    return IssueChange(row, "rule_changed" if changed else "new", 0, row.pages)


def _pages_known(comparison: Comparison, names: set[str]) -> dict[str, int]:
    """Count, for issues of these names, the pages on which something of them was there before."""
    pages: dict[str, set[str]] = defaultdict(set)
    if names:
        for page in stored(comparison.workspace, comparison.run):
            for found in page.findings:
                if found.issue in names and comparison.status(found) == "still_there":
                    pages[found.issue].add(found.page)
    return {name: len(urls) for name, urls in pages.items()}


def _gone(
    comparison: Comparison, then: dict[str, IssueRow], now: Iterable[str]
) -> list[IssueChange]:
    """List the earlier run's issues that this run has not, unless they go on under another name."""
    missing = set(then) - set(now)
    if not missing:
        return []
    statuses: dict[str, set[Status]] = defaultdict(set)
    all_findings: dict[str, int] = defaultdict(int)
    for found in comparison.earlier():
        all_findings[found.issue] += found.issue in missing
    gone: dict[str, int] = defaultdict(int)
    for found in comparison.gone():
        if found.issue in missing:
            statuses[found.issue].add(found.status)
            gone[found.issue] += 1
    return [
        IssueChange(then[name], _worst(statuses[name]), then[name].pages, 0)
        for name in then
        if name in missing and gone[name] and gone[name] == all_findings[name]
    ]


def _waited(comparison: Comparison, told: Container[str]) -> list[IssueChange]:
    """List issues that no run since an older one could check, unless they are told of already."""
    statuses: dict[tuple[int, str], set[Status]] = defaultdict(set)
    runs = {found.id: run for run, found in comparison.waited if found.issue not in told}
    for found in comparison.gone():
        if found.id in runs:
            statuses[runs[found.id], found.issue].add(found.status)
    rows = {
        (run, row.id): row
        for run in {run for run, _ in statuses}
        for row in _issues(comparison, run)
    }
    return [
        IssueChange(rows[key], _worst(said), rows[key].pages, 0)
        for key, said in statuses.items()
        if key in rows
    ]


def _worst(statuses: set[Status]) -> Status:
    """Return what can be said of an issue whose findings have these statuses: never too much."""
    if "rule_changed" in statuses:
        return "rule_changed"
    return "not_checked" if "not_checked" in statuses else "fixed"
