"""What people decided about issues and findings, and who looks after a page or service.

Kept as events that are only ever added (`audit.history.event_log`), so that nothing is overwritten
and the log says who did what and when. What holds now follows from going through them in order.
Whoever decides says up to which event they had read: if somebody decided about the same thing
since, nothing is kept and they are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from audit.history.event_log import EventLog, NumberedEvent, Refuses, new_event
from audit.registry import all_rules
from audit.results import Judged
from audit.rule import Finding, identity
from signpost.errors import SignpostError
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import Event

KINDS: Mapping[str, str] = {
    "accepted_risk": "Accepted risk",
    "false_alarm": "False alarm",
    "not_ours": "Not ours to mend",
    "fix_planned": "Fix planned",
}
SCOPES = ("issue", "finding", "folder")
OWNED = ("page", "service")
COLUMNS = (
    *("scope", "target", "kind", "who", "why", "until", "made", "rule", "page", "state"),
    "version",
)
# What changes a decision, and what changes an owner.
_DECIDING, _ASSIGNING = frozenset({"decide", "withdraw"}), frozenset({"assign"})
# Longer texts are no reason but an essay; addresses are limited as the crawl limits them.
_LONGEST = 2000


class DecisionError(SignpostError):
    """A decision cannot be kept; the message says in one line what is wrong with it."""


class ChangedMeanwhileError(DecisionError):
    """Somebody else changed the same thing since it was read; the message says what they did."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about an issue, a finding or a folder (`target` is its name).

    `until` is a day (ISO 8601) or empty; after it the decision has run out. `rule` and `page` say
    to a reader what it was about, as names alone say nothing. `version` is the number of the event
    that keeps it (0: not kept yet).
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
    version: int = 0

    def holds(self, day: date) -> bool:
        """Whether the decision has not run out on a day."""
        return not self.until or date.fromisoformat(self.until) >= day


@dataclass
class Decisions:
    """Everything that people decided, as it stands on a day."""

    day: date
    by_target: dict[tuple[str, str], Decision] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    # The number of the last event that was read.
    version: int = 0

    @classmethod
    def of(cls, workspace: Workspace, day: date) -> Decisions:
        """Read a workspace's decisions."""
        return cls.after(EventLog(workspace).read(), day)

    @classmethod
    def after(cls, events: Sequence[NumberedEvent], day: date) -> Decisions:
        """Return what holds on a day after some events."""
        found = cls(day, version=len(events))
        for number, event in events:
            found._take(number, event)
        return found

    def _take(self, number: int, event: Event) -> None:
        """Go on by one event; those that change nothing (rechecks) are passed over."""
        if event.what == "decide":
            self.by_target[event.scope, event.target] = _decision_of(event, number)
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
        return sorted(self.by_target.values(), key=lambda d: d.version, reverse=True)

    def owner(self, page: str, service: str = "") -> str:
        """Return who looks after a page: by name, else by its service; "" where nobody said."""
        return self.owners.get(("page", page)) or self.owners.get(("service", service), "")

    def rows(self) -> list[dict[str, str | int]]:
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


def _decision_of(event: Event, number: int) -> Decision:
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
        version=number,
    )


def decide(
    workspace: Workspace,
    decision: Decision,
    day: date,
    *,
    read: int | None = None,
    events: EventLog | None = None,
    via: str = "form",
) -> None:
    """Keep a decision in place of an earlier one on the same thing.

    `read` is the number of the last event that whoever decides knew of; None: they were not asked.
    `events` is the workspace's log where it has been read already.

    Raises:
        DecisionError: something is missing or wrong in it.
        ChangedMeanwhileError: somebody else decided about it after event `read`.
    """
    good = checked(decision, day if via == "form" else None)
    more = {k: v for k, v in asdict(good).items() if k not in ("who", "version")}
    event = new_event(good.who, "decide", via=via, **more)
    (events or EventLog(workspace)).add(event, _unchanged(event, read, _DECIDING))


def withdraw(
    workspace: Workspace, who: str, scope: str, target: str, read: int | None = None
) -> None:
    """Take a decision back; the log keeps both. `read` as for `decide`.

    Raises:
        DecisionError: nobody says who it is.
        ChangedMeanwhileError: somebody else decided about it after event `read`.
    """
    event = new_event(one_line("who", who), "withdraw", scope=scope, target=target)
    EventLog(workspace).add(event, _unchanged(event, read, _DECIDING))


def assign(
    workspace: Workspace, who: str, scope: str, target: str, owner: str, read: int | None = None
) -> None:
    """Say who looks after a page or service; an empty `owner` says that nobody does.

    `read` as for `decide`.

    Raises:
        DecisionError: there is no such scope, or a text is missing or too long.
        ChangedMeanwhileError: somebody else named an owner after event `read`.
    """
    if scope not in OWNED:
        raise DecisionError(f"{scope!r} has no owner (pages and services have)")
    owner = one_line("owner", owner, needed=False)
    more = {"scope": scope, "target": target, "owner": owner}
    event = new_event(one_line("who", who), "assign", **more)
    EventLog(workspace).add(event, _unchanged(event, read, _ASSIGNING))


def _unchanged(event: Event, read: int | None, kinds: frozenset[str]) -> Refuses:
    """Return what refuses an event if one of `kinds` on the same thing came after event `read`."""

    def refuse(events: Sequence[NumberedEvent]) -> None:
        for _, other in reversed(events[read:] if read is not None else ()):
            about_the_same = (other.scope, other.target) == (event.scope, event.target)
            if about_the_same and other.what in kinds:
                raise ChangedMeanwhileError(f"meanwhile {told(other)}")

    return refuse


def told(event: Event) -> str:
    """Say in a few words what somebody did: who, when and what."""
    when = f"{event.who} ({event.at[:16].replace('T', ' ')} UTC)"
    if event.what == "withdraw":
        return f"{when} took the decision back"
    if event.what == "assign":
        return f"{when} named {event.owner!r}" if event.owner else f"{when} named nobody"
    until = f", until {event.until}" if event.until else ""
    return f"{when} decided: {KINDS.get(event.kind, event.kind)}, “{event.why[:200]}”{until}"


def checked(decision: Decision, day: date | None = None) -> Decision:
    """Return a decision, tidied, if it can be kept.

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
    decision = replace(
        decision, who=one_line("who", decision.who), why=one_line("why", decision.why)
    )
    try:
        until = date.fromisoformat(decision.until) if decision.until else None
    except ValueError:
        raise DecisionError(f"until {decision.until[:40]!r} is no day such as 2027-03-31") from None
    if until and day and until < day:
        raise DecisionError(f"until {decision.until} is past; give a day to come, or none")
    if decision.kind == "fix_planned" and until is None:
        raise DecisionError("a planned fix needs a day: until when will it be fixed?")
    return replace(decision, until=until.isoformat() if until else "")


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
