"""The log of what people did: events that are only ever added, each with its number.

The numbers are a counter and not a clock: what was added later comes later, also on a machine
whose clock was set back, or on a share that two machines write to. Adding is optimistic: an event
takes the number after the last one that was read, and where somebody else was quicker the log is
read again and what is to be added is checked against what they did. Events belong to the workspace
and not to a run: they are stored under run 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import EVENTS, Event
from signpost.workspace.runs import now

_WORKSPACE = 0
_DIGITS = 20


class NumberedEvent(NamedTuple):
    """An event and which one of the log it is, from 1 on."""

    number: int
    event: Event


# Looks at the newest events and raises where what is to be added no longer fits them.
Refuses = Callable[[Sequence[NumberedEvent]], None]


class EventLog:
    """A workspace's log, read once and then only what is new."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._events: list[NumberedEvent] = []
        self._last_key = ""

    @property
    def version(self) -> int:
        """How many events have been read: the number of the last one."""
        return len(self._events)

    def read(self) -> list[NumberedEvent]:
        """Return every event, the oldest first."""
        store = self._workspace.artifacts
        for key in store.keys(_WORKSPACE, EVENTS, after=self._last_key):
            event = store.read(_WORKSPACE, EVENTS.of(key))
            self._last_key = key
            if event is not None:
                self._events.append(NumberedEvent(len(self._events) + 1, event))
        return self._events

    def add(self, event: Event, refuses: Refuses = lambda _events: None) -> int:
        """Add an event after those that are there; return its number.

        `refuses` is asked with the whole log, again whenever somebody else was quicker.
        """
        while True:
            refuses(self.read())
            key = _key_after(self._last_key)
            if self._workspace.artifacts.add(_WORKSPACE, EVENTS.of(key), event):
                return len(self.read())


def _key_after(key: str) -> str:
    """Return the key that follows; earlier versions wrote the clock and a random end."""
    return f"{int(key.partition('-')[0] or 0) + 1:0{_DIGITS}d}"


def log(workspace: Workspace) -> list[Event]:
    """Return everything that was done, oldest first."""
    return [event for _, event in EventLog(workspace).read()]


def new_event(who: str, what: str, **more: str) -> Event:
    """Return an event of this moment; `more` are other fields of `Event`."""
    return Event(at=now(), who=who, what=what, **more)


def note(workspace: Workspace, who: str, what: str, **more: str) -> None:
    """Add one event to the log, whatever else is in it."""
    EventLog(workspace).add(new_event(who, what, **more))
