"""What people decided about issues and findings, and who looks after a page or service.

Kept as events that are only ever added, one artifact each, so that nothing is overwritten and the
log says who did what and when. What holds now follows from going through them in order. Events
belong to the workspace and not to a run: they are stored under run 0.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from urllib.parse import urlsplit

from audit.registry import all_rules
from audit.results import Judged
from audit.rule import Finding, identity
from signpost.errors import SignpostError
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import EVENTS, Event
from signpost.workspace.runs import now

KINDS: Mapping[str, str] = {
    "accepted_risk": "Accepted risk",
    "false_alarm": "False alarm",
    "not_ours": "Not ours to mend",
    "fix_planned": "Fix planned",
}
SCOPES = ("issue", "finding", "folder")
OWNED = ("page", "service")
COLUMNS = (*("scope", "target", "kind", "who", "why", "until", "made", "rule", "page", "state"),)
_WORKSPACE = 0
# Longer texts are no reason but an essay; addresses are limited as the crawl limits them.
_LONGEST = 2000


class DecisionError(SignpostError):
    """A decision cannot be kept; the message says in one line what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about an issue, a finding or a folder (`target` is its name).

    `until` is a day (ISO 8601) or empty; after it the decision has run out. `rule` and `page` say
    to a reader what it was about, as names alone say nothing.
    """

    scope: str
    target: str
    kind: str
    who: str
    why: str
    until: str = ""
    made: str = ""
    rule: str = ""
    page: str = ""

    def holds(self, day: date) -> bool:
        """Whether the decision has not run out on a day."""
        return not self.until or date.fromisoformat(self.until) >= day


@dataclass
class Decisions:
    """Everything that people decided, as it stands on a day."""

    day: date
    by_target: dict[tuple[str, str], Decision] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace, day: date) -> Decisions:
        """Read a workspace's decisions."""
        found = cls(day)
        for event in log(workspace):
            found._take(event)
        return found

    def _take(self, event: Event) -> None:
        """Go on by one event; those that change nothing (rechecks) are passed over."""
        if event.what == "decide":
            self.by_target[event.scope, event.target] = _decision_of(event)
        elif event.what == "withdraw":
            self.by_target.pop((event.scope, event.target), None)
        elif event.what == "assign":
            self.owners[event.scope, event.target] = event.owner

    def holding(self, scope: str, name: str) -> Decision | None:
        """Return the decision on just this issue or finding that holds, if there is one."""
        found = self.by_target.get((scope, name))
        return found if found and found.holds(self.day) else None

    def of_issue(self, name: str) -> Decision | None:
        """Return the decision on an issue that holds, if there is one."""
        return self.holding("issue", name)

    def of_finding(self, found: Judged) -> Decision | None:
        """Return the decision on a finding, its issue or its folder that holds, if there is one."""
        own = self.holding("finding", found.id) or self.of_issue(found.issue)
        return own or self._of_folder(found)

    def _of_folder(self, found: Judged) -> Decision | None:
        """Return the decision on a folder that a finding's page is in, the innermost first."""
        if not may_be_decided_by_folder(found):
            return None
        targets = (folder_target(found, folder) for folder in folders_of(found.page))
        return next(filter(None, (self.holding("folder", x) for x in targets)), None)

    def state(self, decision: Decision) -> str:
        """Return `holds` or `expired`."""
        return "holds" if decision.holds(self.day) else "expired"

    def all(self) -> list[Decision]:
        """Return every decision that was not withdrawn, the newest first."""
        return sorted(self.by_target.values(), key=lambda d: (d.made, d.target), reverse=True)

    def owner(self, page: str, service: str = "") -> str:
        """Return who looks after a page: by name, else by its service; "" where nobody said."""
        return self.owners.get(("page", page)) or self.owners.get(("service", service), "")

    def rows(self) -> list[dict[str, str]]:
        """Return the decisions as rows with the keys of `COLUMNS`."""
        return [{**asdict(x), "state": self.state(x)} for x in self.all()]


def may_be_decided_by_folder(found: Judged) -> bool:
    """Whether a decision on a folder can hold for a finding: of some rules, and where none is sure.

    What surely is a mistake is never decided away by the place that it is in.
    """
    rule = all_rules().get(found.rule)
    by_folder = rule is not None and rule.decided_by_folder
    return by_folder and found.finding.certainty == "needs_person"


def folders_of(url: str) -> list[str]:
    """Return the folders that an address is in, the innermost first; the whole site is none."""
    parts = urlsplit(url)
    names = parts.path.split("/")[1:-1]
    root = f"{parts.scheme}://{parts.netloc}/"
    return [f"{root}{'/'.join(names[:n])}/" for n in range(len(names), 0, -1)]


def folder_target(found: Judged, folder: str) -> str:
    """Name what a decision on a folder is about: a rule's findings of one kind in it."""
    return identity(found.rule, folder, Finding(message="", key=found.finding.key))


def _decision_of(event: Event) -> Decision:
    """Return the decision that an event keeps."""
    return Decision(
        scope=event.scope,
        target=event.target,
        kind=event.kind,
        who=event.who,
        why=event.why,
        until=event.until,
        made=event.made or event.at,
        rule=event.rule,
        page=event.page,
    )


def log(workspace: Workspace) -> list[Event]:
    """Return everything that was done, oldest first."""
    keys = workspace.artifacts.keys(_WORKSPACE, EVENTS)
    found = (workspace.artifacts.read(_WORKSPACE, EVENTS.of(key)) for key in keys)
    return [event for event in found if event is not None]


def note(workspace: Workspace, who: str, what: str, **more: str) -> None:
    """Add one event to the log; `more` are other fields of `Event`. Nothing there is touched."""
    key = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
    event = Event(at=now(), who=who, what=what, **more)
    workspace.artifacts.write(_WORKSPACE, EVENTS.of(key), event)


def decide(workspace: Workspace, decision: Decision, day: date, via: str = "form") -> None:
    """Keep a decision in place of an earlier one on the same thing.

    Raises:
        DecisionError: something is missing or wrong in it.
    """
    checked(decision, day if via == "form" else None)
    more = {k: v for k, v in asdict(decision).items() if k != "who"}
    note(workspace, decision.who, "decide", via=via, **more)


def withdraw(workspace: Workspace, who: str, scope: str, target: str) -> None:
    """Take a decision back; the log keeps both."""
    note(workspace, one_line("who", who), "withdraw", scope=scope, target=target)


def assign(workspace: Workspace, who: str, scope: str, target: str, owner: str) -> None:
    """Say who looks after a page or service; an empty `owner` says that nobody does.

    Raises:
        DecisionError: there is no such scope, or a text is missing or too long.
    """
    if scope not in OWNED:
        raise DecisionError(f"{scope!r} has no owner (pages and services have)")
    owner = one_line("owner", owner, needed=False)
    note(workspace, one_line("who", who), "assign", scope=scope, target=target, owner=owner)


def checked(decision: Decision, day: date | None = None) -> Decision:
    """Return a decision if it can be kept.

    Raises:
        DecisionError: its kind or scope is unknown, who or why is missing, or `until` is no day,
            or (where `day` is given) is past.
    """
    if decision.scope not in SCOPES:
        raise DecisionError(f"scope {decision.scope!r} is not known ({', '.join(SCOPES)})")
    if decision.kind not in KINDS:
        raise DecisionError(f"kind {decision.kind!r} is not known ({', '.join(KINDS)})")
    if not _is_name(decision.target):
        raise DecisionError(f"target {decision.target[:40]!r} names no issue, finding or folder")
    one_line("who", decision.who)
    one_line("why", decision.why)
    try:
        until = date.fromisoformat(decision.until) if decision.until else None
    except ValueError:
        raise DecisionError(f"until {decision.until[:40]!r} is no day such as 2027-03-31") from None
    if until and day and until < day:
        raise DecisionError(f"until {decision.until} is past; give a day to come, or none")
    if decision.kind == "fix_planned" and until is None:
        raise DecisionError("a planned fix needs a day: until when will it be mended?")
    return decision


def read_rows(rows: Iterable[Mapping[str, str]], where: str) -> list[Decision]:
    """Read decisions from the rows of a table; nothing is kept if one of them is wrong.

    Raises:
        DecisionError: a row is wrong; the message names it.
    """
    found = []
    for number, row in enumerate(rows, 2):
        try:
            found.append(checked(Decision(**plain_values(row, Decision.__dataclass_fields__))))
        except DecisionError as error:
            raise DecisionError(f"{where}, line {number}: {error}") from None
    return found


def plain_values(row: Mapping[str, object], keys: Iterable[str]) -> dict[str, str]:
    """Return a row's values for some keys ("" where there is none), as they were before export.

    Exports put an apostrophe before what a spreadsheet would run; it is taken off again.
    """
    values = {key: str(row.get(key) or "").strip() for key in keys}
    return {k: v[1:] if v[:2] in _DEFUSED else v for k, v in values.items()}


_DEFUSED = {f"'{sign}" for sign in "=+-@"}


def one_line(name: str, text: str, needed: bool = True) -> str:
    """Return a text on one line.

    Raises:
        DecisionError: it is missing and `needed`, or too long.
    """
    text = " ".join(text.split())
    if needed and not text:
        raise DecisionError(f"say {name}: it is kept with the decision")
    if len(text) > _LONGEST:
        raise DecisionError(f"{name} is longer than {_LONGEST:,} characters")
    return text


def _is_name(text: str) -> bool:
    """Whether a text is an issue's or finding's name: 16 hexadecimal digits."""
    return len(text) == 16 and all(c in "0123456789abcdef" for c in text)
