"""A page over all runs: when its judgement changed, and how.

Only runs that changed something are told of, so that the scorecard of a page that stays as it is
stays the same file week after week.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from audit.rule import SEVERITY_WEIGHT
from reports.sources import Sources
from signpost.workspace import Run
from signpost.workspace.artifacts.judged import RULES
from signpost.workspace.findings import StoredFinding
from signpost.workspace.result_store import Judgement


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What a run made of a page. Counts are of rules; `judged` is false where it had none."""

    day: str = ""
    judged: bool = True
    fails: int = 0
    needs_person: int = 0
    could_not_check: int = 0
    worst: str = ""
    rules_changed: bool = False

    @property
    def result(self) -> HistoryEntry:
        """The entry without its day, to be compared."""
        return replace(self, day="", rules_changed=False)


@dataclass
class PageHistories:
    """The judged runs up to this one, and what each of them says of a page."""

    sources: Sources

    @cached_property
    def runs(self) -> list[Run]:
        """The judged runs, oldest first."""
        store = self.sources.workspace.runs
        upto = [run for run in store.all() if run.id <= self.sources.run.id]
        return [run for run in upto if store.is_done(run.id, "audit")]

    @cached_property
    def _whole(self) -> dict[int, dict[str, list[StoredFinding]]]:
        """What the site rules of each run found, by page."""
        found: dict[int, dict[str, list[StoredFinding]]] = {}
        for run in self.runs:
            result = self.sources.workspace.results.get(run.id, "")
            by_page: dict[str, list[StoredFinding]] = defaultdict(list)
            for row in result.judgement.findings if result else ():
                by_page[row.page].append(row)
            found[run.id] = dict(by_page)
        return found

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The runs whose rules or options are not those of the run before."""
        rules = [self.sources.workspace.artifacts.read(run.id, RULES) for run in self.runs]
        pairs = zip(self.runs[1:], rules[1:], rules, strict=False)
        return frozenset(run.id for run, now, then in pairs if now != then)

    def of(self, url: str) -> list[HistoryEntry]:
        """Return the entries of a page that say something new, oldest first."""
        store = self.sources.workspace
        named = store.results.names_of(url, [run.id for run in self.runs])
        entries: list[HistoryEntry] = []
        judgement: Judgement | None = None
        last = ""
        for run in self.runs:
            name = named.get(run.id, "")
            if name and name != last:
                result, last = store.results.get(run.id, url), name
                judgement = result.judgement if result else None
            found = self._entry(run, judgement if name else None, url)
            if (entries or found.judged) and (not entries or found.result != entries[-1].result):
                entries.append(found)
        return entries

    def _entry(self, run: Run, judgement: Judgement | None, url: str) -> HistoryEntry:
        """Sum up what one run says of a page."""
        if judgement is None:
            return HistoryEntry(run.started, judged=False)
        whole = self._whole[run.id].get(url, [])
        sure = {row.rule for row in whole if _is_sure(row)}
        counted = Counter[str](judgement.outcomes.values())
        counted["fail"] += len(sure)
        counted["needs_person"] += len({row.rule for row in whole} - sure)
        worst = [row.severity for row in (*judgement.findings, *whole) if _is_sure(row)]
        return HistoryEntry(
            run.started,
            fails=counted["fail"],
            needs_person=counted["needs_person"],
            could_not_check=counted["could_not_check"],
            worst=max(worst, key=lambda x: SEVERITY_WEIGHT.get(x, 0), default=""),
            rules_changed=run.id in self._changed,
        )


def _is_sure(row: StoredFinding) -> bool:
    """Whether a stored finding is certain."""
    return row.certainty == "sure"
