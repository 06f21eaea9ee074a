"""What audit writes: the results of each page, and the issues that they add up to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import msgspec
from sqlalchemy import Engine, bindparam, delete, func, insert, select

from signpost.workspace.blobs import Blobs
from signpost.workspace.findings import Outcome, StoredFinding
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.schema import issues, results


class MadeFrom(msgspec.Struct, frozen=True, array_like=True):
    """What a page was judged from: where all of it is the same, so is the judgement.

    The parts of a judgement depend on different parts of this; see `audit.remembered`.
    """

    # The blob that holds the keys of the rules (version, options, code) as JSON, by id.
    rules: str
    # Names the page's record, body, links, visit or document.
    inputs: str
    # The headers that were read; "" for one that did not come.
    headers: dict[str, str]
    # What was asked of the site, and a digest of its answers. (Of the site's own result: the rules
    # that ask what differs from run to run, and a digest of all that is known of the site.)
    asked: list[str]
    answers: str
    # The days between which the day of the run makes no difference (ISO 8601).
    first: str
    last: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What audit says of one page; the bytes that are stored are this as JSON."""

    # One entry a rule, by its id.
    outcomes: dict[str, Outcome] = {}
    # Why a rule could not check, by its id.
    reasons: dict[str, str] = {}
    # What the page is; empty for the site's own result.
    summary: PageSummary = PageSummary()
    findings: list[StoredFinding] = []
    # None where it has to be judged anew (an earlier version's, one that took too long).
    made_from: MadeFrom | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """The judgement of one page (`url` empty: of the site) in one run."""

    run: int
    url: str
    judgement: Judgement


# The same judgement is the same bytes, so that what did not change is stored once.
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Judgement)
_FORGET = delete(results).where(
    (results.c.run == bindparam("of")) & (results.c.url == bindparam("at"))
)


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
            rows = [
                {"run": result.run, "url": result.url, "facts": name}
                for result, name in zip(batch, names, strict=True)
            ]
            if rows:
                connection.execute(_FORGET, [{"of": x["run"], "at": x["url"]} for x in rows])
                connection.execute(insert(results), rows)

    def take_over(self, run: int, names: Mapping[str, str]) -> None:
        """Give a run results that are stored already, as (address, blob), in one transaction."""
        rows = [{"run": run, "url": url, "facts": name} for url, name in names.items()]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(_FORGET, [{"of": run, "at": url} for url in names])
                connection.execute(insert(results), rows)

    def names(self, run: int) -> dict[str, str]:
        """Return the blob of each result of a run, by address ("": the site's own)."""
        query = select(results.c.url, results.c.facts).where(results.c.run == run)
        with self._engine.connect() as connection:
            return {row.url: row.facts for row in connection.execute(query)}

    def named(self, name: str) -> Judgement | None:
        """Return the judgement that a blob holds; None where it is gone or makes no sense."""
        try:
            return self._judgement(name)
        except (KeyError, msgspec.DecodeError):
            return None

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

    def all(self, run: int, without: Container[str] = ()) -> Iterator[PageResult]:
        """Go through the results of a run in order of address; the site's own come first.

        Those in the blobs `without` are left out, and not read.
        """
        query = select(results).where(results.c.run == run).order_by(results.c.url)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            if row.facts not in without:
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
