"""What the browser writes: one visit a page and run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Engine, RowMapping, bindparam, select

from signpost.workspace.blobs import Blobs, insert_missing, json_bytes
from signpost.workspace.records import Visit
from signpost.workspace.schema import runs, visits
from signpost.workspace.visit_facts import VisitFacts

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(VisitFacts)
# Built once: SQLAlchemy takes longer to build this query than SQLite to answer it.
_ONE = select(visits).where(
    visits.c.run == bindparam("of_run"), visits.c.url == bindparam("address")
)
_UNREAD = "what was stored of the visit makes no sense: the page spoilt it"


def pack_facts(facts: VisitFacts) -> bytes:
    """Write a visit's facts as JSON that is the same bytes for the same facts."""
    try:
        return _encoder.encode(facts)
    except UnicodeEncodeError:  # half of a character, where a text was cut
        return json_bytes(msgspec.to_builtins(facts))


def unpack_facts(data: bytes) -> VisitFacts:
    """Read what `pack_facts` wrote, or an earlier version stored.

    Raises:
        msgspec.ValidationError: it is not what a visit can have seen.
    """
    try:
        return _decoder.decode(data)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # an earlier version stored what is no number as NaN
        return msgspec.convert(json.loads(data), VisitFacts)


class Visits:
    """Reads and writes visits."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs

    def add(self, visit: Visit, shots: dict[str, bytes]) -> None:
        """Store a visit with its pictures (`phone`, `desktop`: JPEG bytes) in one transaction."""
        with self._engine.begin() as connection:
            names = dict(zip(shots, self._blobs.add(connection, shots.values()), strict=True))
            facts = self._blobs.add(connection, [pack_facts(visit.facts)])[0]
            row = {
                "run": visit.run,
                "url": visit.url,
                "state": visit.state,
                "reason": visit.reason,
                "facts": facts,
                "phone_shot": names.get("phone", ""),
                "desktop_shot": names.get("desktop", ""),
                "seconds": visit.seconds,
                "visited": visit.visited,
            }
            connection.execute(insert_missing(visits, self._engine), row)

    def carry(self, before: int, run: int, urls: Sequence[str]) -> None:
        """Take visits of the run `before` over into `run`, in one transaction.

        They keep the time at which the page was really opened.
        """
        query = select(visits).where(visits.c.run == before, visits.c.url.in_(urls))
        with self._engine.begin() as connection:
            rows = [{**row._mapping, "run": run} for row in connection.execute(query)]
            if rows:
                connection.execute(insert_missing(visits, self._engine), rows)

    def carried(self, run: int) -> dict[str, int]:
        """Return the visits of a run that an earlier one made: that run's number, by address."""
        with self._engine.connect() as connection:
            began = connection.execute(select(runs.c.id, runs.c.started).order_by(runs.c.id)).all()
            mine = next((x.started for x in began if x.id == run), "")
            query = select(visits.c.url, visits.c.visited)
            rows = connection.execute(
                query.where(visits.c.run == run, visits.c.visited < mine, visits.c.visited != "")
            ).all()
        earlier = [x for x in reversed(began) if x.id < run]
        return {
            url: next((x.id for x in earlier if x.started <= visited), run) for url, visited in rows
        }

    def done(self, run: int) -> set[str]:
        """Return the addresses that were visited in a run, whatever came of it."""
        with self._engine.connect() as connection:
            query = select(visits.c.url).where(visits.c.run == run)
            return set(connection.execute(query).scalars())

    def get(self, run: int, url: str) -> Visit | None:
        """Return the visit of one page."""
        with self._engine.connect() as connection:
            row = connection.execute(_ONE, {"of_run": run, "address": url}).first()
        return self._visit(row._mapping) if row else None

    def all(self, run: int) -> Iterator[Visit]:
        """Go through the visits of a run in order of address."""
        query = select(visits).where(visits.c.run == run).order_by(visits.c.url)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            yield self._visit(row._mapping)

    def names(self, run: int) -> dict[str, str]:
        """Return what names each visit of a run, by address: the same name is the same visit."""
        what = (visits.c.state, visits.c.reason, visits.c.facts)
        shots = (visits.c.phone_shot, visits.c.desktop_shot)
        query = select(visits.c.url, *what, *shots).where(visits.c.run == run)
        with self._engine.connect() as connection:
            return {row[0]: " ".join(row[1:]) for row in connection.execute(query)}

    def brief(self, run: int) -> Iterator[Visit]:
        """Go through the visits of a run without their facts: state, reason and pictures only."""
        query = select(visits).where(visits.c.run == run).order_by(visits.c.url)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            yield Visit(**{**row._mapping, "facts": VisitFacts()})

    def _visit(self, row: RowMapping) -> Visit:
        """Turn a table row into a Visit; one whose facts make no sense could not be checked."""
        try:
            facts = unpack_facts(self._blobs.get(row["facts"]))
        except msgspec.ValidationError:
            unread = {"facts": VisitFacts(), "state": "could_not_check", "reason": _UNREAD}
            return Visit(**{**row, **unread})
        return Visit(**{**row, "facts": facts})
