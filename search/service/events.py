"""Writes what was searched and opened (`search.logs.service_events`) into files.

Personal data is taken out before anything is written. No visitor, address, cookie or session is
kept: a query has a number of its own, drawn by chance, and a click names only that number.
Files are one a day (UTC), kept as many days as the settings say.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from search.logs.service_events import (
    EVENTS,
    QUERIES,
    ClickAttributes,
    ClickedObject,
    ClickEvent,
    ClickPosition,
    QueryAttributes,
    QueryEvent,
)
from search.service.interleaving import Mixed
from signpost.language.redaction.redact import without_personal_data

_APPLICATION = "signpost"
_MOST_BYTES = 200_000_000
_QUERY_ID = re.compile(r"[0-9a-f]{32}")
_DATED = re.compile(r"(?:queries|events)-(\d{4}-\d{2}-\d{2})\.jsonl")


def _now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class EventLog:
    """Writes events into a folder; with `days` 0 it keeps nothing."""

    def __init__(
        self,
        folder: Path,
        days: int,
        clock: Callable[[], datetime] = _now,
        lost: Callable[[], None] = lambda: None,
    ) -> None:
        """`lost` is called for each event that cannot be written."""
        self.kept = days > 0
        self._folder, self._days, self._clock = folder, days, clock
        self._tidied = ""
        self._lost = lost

    def query(
        self,
        typed: str,
        searched: str,
        index: str,
        page: int,
        hits: Sequence[str],
        first: bool = True,
        mixed: Mixed = Mixed(),  # noqa: B008
    ) -> str:
        """Write that something was searched; return the number that its clicks will name.

        `first`: whether its network had not asked the same before; `mixed`: what was mixed in.
        """
        number = uuid.uuid4().hex
        other = without_personal_data(searched) if searched != typed else msgspec.UNSET
        event = QueryEvent(
            application=_APPLICATION,
            query_id=number,
            user_query=without_personal_data(typed),
            query_attributes=QueryAttributes(
                index=index,
                page=page,
                first=first,
                searched=other,
                beside=mixed.beside,
                teams=mixed.teams,
            ),
            query_response_hit_ids=list(hits),
        )
        self._write(QUERIES, event)
        return number

    def click(
        self,
        query_id: str,
        address: str,
        position: int,
        teaches: bool = True,
        votes: bool = False,
    ) -> None:
        """Write that a result was opened; `position` counts from 1. Made-up numbers are left."""
        if not _QUERY_ID.fullmatch(query_id):
            return
        attributes = ClickAttributes(
            clicked=ClickedObject(object_id=address),
            teaches=teaches,
            votes=votes,
            position=ClickPosition(ordinal=position),
        )
        event = ClickEvent(application=_APPLICATION, query_id=query_id, event_attributes=attributes)
        self._write(EVENTS, event)

    def _write(self, kind: str, event: QueryEvent | ClickEvent) -> None:
        """Add one line to today's file. A full disk costs the line, never the answer."""
        if not self.kept:
            return
        now = self._clock()
        written = now.isoformat(timespec="milliseconds")
        line = msgspec.json.encode(msgspec.structs.replace(event, timestamp=written))
        try:
            self._tidy(now)
            file = self._folder / f"{kind}-{now:%Y-%m-%d}.jsonl"
            handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                if os.fstat(handle).st_size > _MOST_BYTES:
                    self._lost()
                else:
                    # One write at the file's end: lines of several processes never mix.
                    os.write(handle, line + b"\n")
            finally:
                os.close(handle)
        except OSError:
            self._lost()

    def _tidy(self, now: datetime) -> None:
        """Once a day, remove the files that are older than the settings say."""
        today = f"{now:%Y-%m-%d}"
        if self._tidied == today:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        oldest = f"{now - timedelta(days=self._days):%Y-%m-%d}"
        for file in self._folder.iterdir():
            dated = _DATED.fullmatch(file.name)
            if dated and dated.group(1) < oldest:
                file.unlink(missing_ok=True)
        self._tidied = today
