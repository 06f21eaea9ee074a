"""What audit writes: the results of each page, and the issues that they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import msgspec
from sqlalchemy import Engine, delete, func, insert, select

from signpost.workspace.blobs import Blobs
from signpost.workspace.findings import Outcome, StoredFinding
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.schema import issues, results


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What audit says of one page; the bytes that are stored are this as JSON."""

    # One entry a rule, by its id.
    outcomes: dict[str, Outcome] = {}
    # Why a rule could not check, by its id.
    reasons: dict[str, str] = {}
    # What the page is; empty for the site's own result.
    summary: PageSummary = PageSummary()
    findings: list[StoredFinding] = []


@dataclass(frozen=True, slots=True)
class PageResult:
    """The judgement of one page (`url` empty: of the site) in one run."""

    run: int
    url: str
    judgement: Judgement


# The same judgement is the same bytes, so that what did not change is stored once.
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Judgement)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Findings that one fix clears. Priorities are a range; `owner` may be empty."""

    run: int
    id: str
    rule: str
    where_sample: str
    page_sample: str
    pages: int
    findings: int
    severity: str
    certainty: str
    priority_low: float
    priority_high: float
    owner: str
    message: str


class Results:
    """Reads and writes what audit finds."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs

    def add(self, batch: Iterable[PageResult]) -> None:
        """Store (or replace) the results of some pages in one transaction."""
        batch = list(batch)
        with self._engine.begin() as connection:
            names = self._blobs.add(connection, [_ENCODER.encode(x.judgement) for x in batch])
            for result, name in zip(batch, names, strict=True):
                where = (results.c.run == result.run) & (results.c.url == result.url)
                connection.execute(delete(results).where(where))
                row = {"run": result.run, "url": result.url, "facts": name}
                connection.execute(insert(results).values(row))

    def clear(self, run: int) -> None:
        """Forget a run's results and issues, to judge it again."""
        with self._engine.begin() as connection:
            connection.execute(delete(results).where(results.c.run == run))
            connection.execute(delete(issues).where(issues.c.run == run))

    def done(self, run: int) -> set[str]:
        """Return the addresses that have results in a run."""
        with self._engine.connect() as connection:
            query = select(results.c.url).where(results.c.run == run)
            return set(connection.execute(query).scalars())

    def all(self, run: int) -> Iterator[PageResult]:
        """Go through the results of a run in order of address; the site's own come first."""
        query = select(results).where(results.c.run == run).order_by(results.c.url)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            yield PageResult(run, row.url, self._judgement(row.facts))

    def get(self, run: int, url: str) -> PageResult | None:
        """Return the result of one page in a run (`url` empty: of the site), if there is one."""
        query = select(results.c.facts).where(results.c.run == run, results.c.url == url)
        with self._engine.connect() as connection:
            name = connection.execute(query).scalar()
        return PageResult(run, url, self._judgement(name)) if name else None

    def _judgement(self, name: str) -> Judgement:
        """Read the judgement that a blob holds."""
        return _DECODER.decode(self._blobs.get(name))

    def names_of(self, url: str, of_runs: Sequence[int]) -> dict[int, str]:
        """Return the blob that holds a page's result, by run: the same name is the same result."""
        which = (results.c.run.in_(of_runs)) & (results.c.url == url)
        with self._engine.connect() as connection:
            query = select(results.c.run, results.c.facts).where(which)
            return {row.run: row.facts for row in connection.execute(query)}

    def put_issues(self, run: int, rows: Iterable[IssueRow]) -> None:
        """Replace a run's issues."""
        values = [asdict(row) for row in rows]
        with self._engine.begin() as connection:
            connection.execute(delete(issues).where(issues.c.run == run))
            if values:
                connection.execute(insert(issues), values)

    def issue_counts(self, run: int) -> dict[tuple[str, str], int]:
        """Count a run's issues by (severity, certainty)."""
        kinds = (issues.c.severity, issues.c.certainty)
        query = select(*kinds, func.count()).where(issues.c.run == run).group_by(*kinds)
        with self._engine.connect() as connection:
            return {(row[0], row[1]): row[2] for row in connection.execute(query)}

    def issues(self, run: int) -> list[IssueRow]:
        """Return a run's issues, first what should be mended first, what needs a person last."""
        query = (
            select(issues)
            .where(issues.c.run == run)
            .order_by(
                issues.c.certainty != "sure",
                (issues.c.priority_low + issues.c.priority_high).desc(),
                issues.c.pages.desc(),
                issues.c.id,
            )
        )
        with self._engine.connect() as connection:
            return [IssueRow(**row._mapping) for row in connection.execute(query)]
