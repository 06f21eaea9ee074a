"""Week on week: which findings are new, still there, fixed, not checked, or due to a changed rule.

A run is compared with the audited run before it by the findings' identities, as sorted arrays of
64-bit numbers, so that a million findings cost some megabytes. Nothing is called fixed that was
not looked at, and nothing new that only a changed rule brought up.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from audit.history.identities import Ids, PresentFindings
from audit.registry import all_rules
from audit.results import Judged, PageJudgement, Status, names, repeated_findings, stored
from audit.rule import identity
from audit.withheld import page_without_quotes, withheld_pages, without_quotes
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged import RULES, RuleVersion
from signpost.workspace.artifacts.judged_history import FIRST_SEEN, FirstSeen

# Answers after which a page is no longer there to be wrong.
_GONE = frozenset({301, 302, 303, 307, 308, 404, 410})


@dataclass(slots=True)
class _EarlierRun:
    """The earlier run: its findings, and since when they (and unchecked older ones) are there."""

    run: int
    ids: Ids
    seen: dict[int, Ids] = field(default_factory=dict)
    unchecked: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def since(self, name: str) -> int:
        """Return the run in which a finding of this run was seen first."""
        return next((run for run, ids in self.seen.items() if name in ids), self.run)


@dataclass
class Comparison:
    """A run beside the audited run before it. `before` is None for the first run of a site.

    `present` is what the run found, where somebody has read its judgements already. Of the rules in
    `leave_out` nothing is told, neither findings nor outcomes; `withheld_pages` are not quoted.
    """

    workspace: Workspace
    run: int
    before: int | None
    present: PresentFindings | None = None
    leave_out: frozenset[str] = frozenset()

    @property
    def first(self) -> bool:
        """Whether there is nothing to compare with: every finding then is new."""
        return self.before is None

    def current(self) -> Iterator[PageJudgement]:
        """Go through the run's judgements; their findings have `status` and `first_seen`.

        Once they are through, what is gone is known without reading them again.
        """
        present = PresentFindings()
        for page in stored(self.workspace, self.run):
            self._note(page, present)
            page.findings = [self.mark(x) for x in page.findings if x.rule not in self.leave_out]
            if self.leave_out:
                page.outcomes = {
                    rule: x for rule, x in page.outcomes.items() if rule not in self.leave_out
                }
            yield page_without_quotes(page) if page.url in self.withheld_pages else page
        self.present = self.present or present

    @cached_property
    def withheld_pages(self) -> frozenset[str]:
        """The pages that nobody should quote, of this run and of the one before."""
        runs = [self.run, *([self.before] if self.before is not None else [])]
        return frozenset().union(*(withheld_pages(self.workspace, run) for run in runs))

    def left_out(self) -> Iterator[Judged]:
        """Go through this run's findings of the rules that are left out, marked as others are."""
        for page in stored(self.workspace, self.run) if self.leave_out else ():
            yield from (self.mark(found) for found in page.findings if found.rule in self.leave_out)

    def mark(self, found: Judged) -> Judged:
        """Return a finding of this run with its `status` and `first_seen`.

        A run of an earlier version may have renamed rules: compared under today's names, told
        under its own.
        """
        named = _renamed(found, self._renames)
        status, since = self.status(named), self.run
        if status == "still_there" and self._past is not None:
            since = self._past.since(found.id)
        return dataclasses.replace(found, status=status, first_seen=since)

    def status(self, found: Judged) -> Status:
        """Tell how a finding of this run compares with the earlier run."""
        if self._past is None:
            return "new"
        if self._was_there(found.id):
            return "still_there"
        return "rule_changed" if found.rule in self.changed_rules else "new"

    def gone(self) -> Iterator[Judged]:
        """Go through the findings that were there, or waited to be checked, and are not there now.

        Each says `fixed`, `not_checked` or `rule_changed`. What could not be checked for several
        runs goes on being listed until somebody knows.
        """
        for found in chain(self._changed(), (found for _, found in self.waited)):
            if found.rule not in self.leave_out and found.id not in self._present.ids:
                status = self._status_gone(found.rule, found.page)
                since = self._past.since(found.id) if self._past else self.run
                one = dataclasses.replace(found, status=status, first_seen=since)
                yield without_quotes(one) if one.page in self.withheld_pages else one

    @cached_property
    def waited(self) -> list[tuple[int, Judged]]:
        """Findings that the earlier run could not check, each with the run that had it last."""
        left = {
            page: {name for some in rules.values() for name in some}
            for page, rules in (self._past.unchecked if self._past else {}).items()
        }
        found: list[tuple[int, Judged]] = []
        runs = (r.id for r in reversed(self.workspace.runs.all()) if r.id < (self.before or 0))
        for run in runs:
            if not left:
                break
            for page, one in _of_pages(self.workspace, run, left):
                left[page].discard(one.id)
                found.append((run, one))
            left = {page: names for page, names in left.items() if names}
        return found

    def earlier(self) -> Iterator[Judged]:
        """Go through the earlier run's findings, under today's names of renamed rules."""
        if self.before is None:
            return
        for page in stored(self.workspace, self.before):
            for found in page.findings:
                yield _renamed(found, self._renames)

    def _changed(self) -> Iterator[Judged]:
        """Go through the earlier run's findings, without those of results that are as they were."""
        if self.before is None:
            return
        same = frozenset(self.workspace.results.names(self.run).items())
        then = self.workspace.results.names(self.before).items()
        kept = frozenset(name for url, name in then if (url, name) in same)
        repeated = repeated_findings(self.workspace, self.before)
        for result in self.workspace.results.all(self.before, without=kept):
            for found in PageJudgement.unpack(result, repeated).findings:
                yield _renamed(found, self._renames)

    @cached_property
    def changed_rules(self) -> frozenset[str]:
        """Rules that changed between the runs, or whose engine did, or that only one had."""
        if self.before is None:
            return frozenset()
        now, then = (self._rules(run) for run in (self.run, self.before))
        both = now.keys() & then.keys()
        return frozenset((now.keys() ^ then.keys()) | {x for x in both if now[x].differs(then[x])})

    def remember(self) -> None:
        """Keep with the run since when its findings are there. The runner calls this once."""
        seen: dict[int, list[str]] = {}
        unchecked: dict[str, dict[str, list[str]]] = {}
        if self._past is not None:
            unchecked = self._not_checked(self._past)
            left = [x for rules in unchecked.values() for some in rules.values() for x in some]
            there = (name for name in self._present.ids if self._was_there(name))
            for name in chain(left, there):
                seen.setdefault(self._past.since(name), []).append(name)
        packed = {run: Ids(some).pack() for run, some in seen.items()}
        kept = FirstSeen(seen=packed, unchecked=unchecked)
        self.workspace.artifacts.write(self.run, FIRST_SEEN, kept)

    def _not_checked(self, past: _EarlierRun) -> dict[str, dict[str, list[str]]]:
        """Return what was there, or waited to be checked, and was not checked in this run."""
        left: dict[str, dict[str, list[str]]] = {}
        waiting = (
            (rule, page, name)
            for page, rules in past.unchecked.items()
            for rule, some in rules.items()
            for name in some
        )
        for rule, page, name in chain(waiting, self._names_before()):
            if name not in self._present.ids and self._status_gone(rule, page) == "not_checked":
                left.setdefault(page, {}).setdefault(rule, []).append(name)
        return left

    def _names_before(self) -> Iterator[tuple[str, str, str]]:
        """Go through the earlier run's findings as (rule, page, identity), under today's names."""
        if self.before is None:
            return
        if not self._renames:
            yield from names(self.workspace, self.before)
            return
        for found in self.earlier():
            yield found.rule, found.page, found.id

    def _was_there(self, name: str) -> bool:
        """Whether a finding was there in the earlier run, or waited to be checked since."""
        return self._past is not None and (name in self._past.ids or name in self._waiting)

    def _rules(self, run: int) -> dict[str, RuleVersion]:
        """Return a run's rules with version and options, under today's names."""
        rules = self.workspace.artifacts.read(run, RULES)
        return {self._renames.get(name, name): version for name, version in rules.items()}

    def _status_gone(self, rule: str, page: str) -> Status:
        """Tell why a finding of the earlier run is not there now."""
        if rule in self.changed_rules:
            return "rule_changed"
        unchecked = self._present.unchecked.get(page)
        if unchecked is not None:
            return "not_checked" if rule in unchecked else "fixed"
        answer = self.workspace.pages.get(self.run, page)
        if answer is None or answer.status is None:
            return "not_checked"
        return "fixed" if answer.status in _GONE or answer.status == 200 else "not_checked"

    @cached_property
    def _present(self) -> PresentFindings:
        """This run's findings and, for each page judged, the rules that could not check it."""
        if self.present is not None:
            return self.present
        found = PresentFindings()
        for page in stored(self.workspace, self.run):
            self._note(page, found)
        return found

    def _note(self, page: PageJudgement, present: PresentFindings) -> None:
        """Add a page to what a run found, under today's names of renamed rules."""
        if self._renames:
            renamed = [_renamed(x, self._renames) for x in page.findings]
            page = dataclasses.replace(page, findings=renamed)
        present.add(page)

    @cached_property
    def _renames(self) -> dict[str, str]:
        """Today's id of every rule that was once called something else."""
        return renames()

    @cached_property
    def _past(self) -> _EarlierRun | None:
        """What is known of the earlier run."""
        if self.before is None:
            return None
        kept = self.workspace.artifacts.read(self.before, FIRST_SEEN)
        return _EarlierRun(
            self.before,
            Ids(name for _, _, name in self._names_before()),
            {run: Ids.unpack(text) for run, text in kept.seen.items()},
            kept.unchecked,
        )

    @cached_property
    def _waiting(self) -> Ids:
        """Findings that were there once and could not be checked in the earlier run."""
        unchecked = self._past.unchecked if self._past else {}
        return Ids(x for rules in unchecked.values() for some in rules.values() for x in some)


def compare(
    workspace: Workspace,
    run: int,
    present: PresentFindings | None = None,
    leave_out: frozenset[str] = frozenset(),
) -> Comparison:
    """Compare a run with the newest audited run before it (see `Comparison`)."""
    before = workspace.runs.before(run)
    return Comparison(workspace, run, before.id if before else None, present, leave_out)


def _of_pages(
    workspace: Workspace, run: int, wanted: dict[str, set[str]]
) -> Iterator[tuple[str, Judged]]:
    """Go through the findings of a run that are wanted: identities by page; (page, finding)."""
    renamed = renames()
    repeated = repeated_findings(workspace, run)
    for url in ("", *wanted):
        result = workspace.results.get(run, url)
        for found in PageJudgement.unpack(result, repeated).findings if result else ():
            one = _renamed(found, renamed)
            if one.id in wanted.get(one.page, ()):
                yield one.page, one


def renames() -> dict[str, str]:
    """Return today's id of every rule that was once called something else."""
    return {old: rule.id for rule in all_rules().values() for old in rule.formerly}


def _renamed(found: Judged, renamed: dict[str, str]) -> Judged:
    """Give a finding of an earlier run today's name of its rule, and the identity that follows."""
    rule = renamed.get(found.rule)
    if rule is None:
        return found
    name = identity(rule, found.page, found.finding)
    return dataclasses.replace(found, id=name, rule=rule)
