"""What got better and what got worse since the run before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from audit.history.issue_history import IssueChange
from audit.history.issue_history import changes as issue_changes
from audit.history.run_history import Comparison
from audit.results import Status
from reports.sources import Sources
from reports.writing.wording import STATUSES
from signpost.workspace import Run


@dataclass
class Changes:
    """One run beside the audited run before it."""

    sources: Sources
    comparison: Comparison

    @classmethod
    def of(cls, sources: Sources) -> Changes:
        """Compare a run with the one before it."""
        return cls(sources, sources.comparison)

    @property
    def first(self) -> bool:
        """Whether there is nothing to compare with."""
        return self.comparison.first

    @property
    def previous_run(self) -> Run | None:
        """The run that this one is compared with."""
        number = self.comparison.before
        return self.sources.workspace.runs.get(number) if number is not None else None

    @cached_property
    def days(self) -> dict[int, str]:
        """When each run began (ISO 8601), by number."""
        return {run.id: run.started for run in self.sources.workspace.runs.all()}

    @cached_property
    def findings(self) -> dict[str, int]:
        """How many findings have each status, all five of them."""
        counts = self.comparison.counts
        return {status: counts.get(status, 0) for status in STATUSES}

    @cached_property
    def issues(self) -> list[IssueChange]:
        """Every issue with its status: this run's in order of priority, then those gone."""
        return issue_changes(self.comparison)

    @cached_property
    def by_issue(self) -> dict[str, IssueChange]:
        """The same by the issue's name."""
        return {change.row.id: change for change in self.issues}

    def issues_with(self, status: Status) -> list[IssueChange]:
        """Return the issues of one status, first what should be mended first."""
        return [change for change in self.issues if change.status == status]

    @property
    def grown(self) -> list[IssueChange]:
        """Issues that are still there, and on more pages."""
        return [x for x in self.issues_with("still_there") if x.pages_after > x.pages_before]

    @property
    def shrunk(self) -> list[IssueChange]:
        """Issues that are still there, and on fewer pages."""
        return [x for x in self.issues_with("still_there") if x.pages_after < x.pages_before]
