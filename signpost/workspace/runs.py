"""Runs and their stages: what was started, what was finished, what it came to."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from signpost import __version__
from signpost.workspace.schema import pages, runs, skipped, stages


def now(timespec: str = "seconds") -> str:
    """Return the present time as ISO 8601 in UTC, to the second or finer (`timespec`)."""
    return datetime.now(UTC).isoformat(timespec=timespec)


def moment() -> str:
    """Return the present time to the microsecond: what came before what is read from these."""
    return now("microseconds")


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over the site. `finished` is empty while it is under way (or was cut off)."""

    id: int
    site: str
    command: str
    started: str
    finished: str
    version: str


@dataclass(slots=True)
class StageRecord:
    """One stage of a run. `key` says what it was made from; `summary` is what it came to."""

    run: int
    name: str
    started: str = ""
    finished: str = ""
    seconds: float = 0.0
    key: str = ""
    summary: dict[str, Any] = field(default_factory=dict)


class Runs:
    """Reads and writes runs and stages."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def start(self, site: str, command: str) -> Run:
        """Begin a run."""
        row = {"site": site, "command": command, "started": moment(), "version": __version__}
        with self._engine.begin() as connection:
            number = connection.execute(insert(runs).values(row).returning(runs.c.id)).scalar_one()
        return Run(id=number, finished="", **row)

    def all(self) -> list[Run]:
        """Return every run, oldest first."""
        with self._engine.connect() as connection:
            return [Run(**r._mapping) for r in connection.execute(select(runs).order_by(runs.c.id))]

    def get(self, number: int) -> Run | None:
        """Return run `number`, if there is one."""
        return next((run for run in self.all() if run.id == number), None)

    def latest(self) -> Run | None:
        """Return the newest run, if any."""
        return next(reversed(self.all()), None)

    def unfinished(self, within_hours: float) -> Run | None:
        """Return the newest run if it was cut off and began less than so many hours ago."""
        run = self.latest()
        if run is None or run.finished:
            return None
        age = datetime.now(UTC) - datetime.fromisoformat(run.started)
        return run if age < timedelta(hours=within_hours) else None

    def before(self, number: int, stage: str = "audit") -> Run | None:
        """Return the newest run before `number` whose `stage` was finished."""
        earlier = [run for run in self.all() if run.id < number]
        return next((r for r in reversed(earlier) if self.is_done(r.id, stage)), None)

    def forget(self, number: int) -> None:
        """Remove a run that learnt nothing, with what it stored."""
        with self._engine.begin() as connection:
            for table in (pages, skipped, stages):
                connection.execute(delete(table).where(table.c.run == number))
            connection.execute(delete(runs).where(runs.c.id == number))

    def finish(self, number: int) -> None:
        """Mark a run as finished."""
        with self._engine.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == number).values(finished=now()))

    def stage(self, run: int, name: str) -> StageRecord | None:
        """Return a stage of a run, if it was ever started."""
        return next((s for s in self.stages(run) if s.name == name), None)

    def stages(self, run: int) -> list[StageRecord]:
        """Return the stages of a run in the order in which they were started."""
        query = select(stages).where(stages.c.run == run).order_by(stages.c.started, stages.c.name)
        with self._engine.connect() as connection:
            rows = [dict(r._mapping) for r in connection.execute(query)]
        return [StageRecord(**{**row, "summary": json.loads(row["summary"])}) for row in rows]

    def is_done(self, run: int, name: str) -> bool:
        """Whether a stage of a run was finished."""
        stage = self.stage(run, name)
        return stage is not None and bool(stage.finished)

    @contextmanager
    def doing(self, run: int, name: str, key: str = "") -> Iterator[StageRecord]:
        """Time a stage and keep its summary; seconds add up over the tries of a killed stage.

        A stage that ends in an exception stays unfinished, with the seconds it took.
        """
        before = self.stage(run, name)
        spent = before.seconds if before and before.key == key and not before.finished else 0.0
        stage = StageRecord(run=run, name=name, started=now(), seconds=spent, key=key)
        self._write(stage)
        start = time.monotonic()
        try:
            yield stage
            stage.finished = now()
        finally:
            stage.seconds = round(spent + time.monotonic() - start, 2)
            self._write(stage)

    def amend_summary(self, run: int, name: str, summary: dict[str, Any]) -> None:
        """Replace what a finished stage came to, as a later one has added to it."""
        which = (stages.c.run == run) & (stages.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(update(stages).where(which).values(summary=json.dumps(summary)))

    def _write(self, stage: StageRecord) -> None:
        """Replace a stage's row."""
        values = {
            "run": stage.run,
            "name": stage.name,
            "started": stage.started,
            "finished": stage.finished,
            "seconds": stage.seconds,
            "key": stage.key,
            "summary": json.dumps(stage.summary),
        }
        with self._engine.begin() as connection:
            connection.execute(
                delete(stages).where(stages.c.run == stage.run, stages.c.name == stage.name)
            )
            connection.execute(insert(stages).values(values))
