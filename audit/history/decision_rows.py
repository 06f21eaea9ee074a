"""Decisions out of the rows of a table: read as people and spreadsheets write them.

Each row stands for itself: one that is wrong is told with its number and why, and the others are
read. Days are read in one order in the whole column: 31/03/2027, or 03/31/2027 where some value
can be nothing else; British where both would do.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from audit.history.decisions import KINDS, Decision, DecisionError, checked
from signpost.tables.date_columns import DateOrder, date_of, order_of

# What scopes were called before; tables that were exported then are still read.
_FORMER_SCOPES = {"fault": "issue"}
_LABELS = {
    **{label.casefold(): kind for kind, label in KINDS.items()},
    "not ours to mend": "not_ours",
    "not ours to fix": "not_ours",
}
# Rules of other packages are named by them; what marks up a page is no name.
_RULE = re.compile(r"[\w./:-]{1,120}")
_PAGE = re.compile(r"https?://[^\s\"<>]{1,2000}")
_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+\d+|\d{1,15}", re.IGNORECASE)

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something to tell of one row: its number as a spreadsheet counts it, and what."""

    row: int
    why: str


def read_decisions(rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Decision] | RowNote]:
    """Go through a table: a decision with the number of its row, or why a row cannot be kept."""
    values = [(number, plain_values(row, _FIELDS)) for number, row in rows]
    orders = {name: order_of([row[name] for _, row in values]) for name in ("until", "made")}
    for number, row in values:
        try:
            yield number, _decision(row, orders)
        except DecisionError as error:
            yield RowNote(number, str(error))


_FIELDS = tuple(Decision.__dataclass_fields__)


def _decision(row: Row, orders: Mapping[str, DateOrder]) -> Decision:
    """Read one row.

    Raises:
        DecisionError: it cannot be kept.
    """
    target = row["target"].lower()
    if len(target) != 16 and _NUMBER.fullmatch(target):
        raise DecisionError(
            f"a spreadsheet has made the number {row['target']} of its target: export again, and "
            "import that column as text"
        )
    version = row["version"]
    if version and not (version.isascii() and version.isdigit() and len(version) < 10):
        raise DecisionError(f"version {version[:40]!r} is no whole number: leave it as exported")
    if row["rule"] and not _RULE.fullmatch(row["rule"]):
        raise DecisionError(f"rule {row['rule'][:60]!r} is not the name of a rule")
    if row["page"] and not _PAGE.fullmatch(row["page"]):
        raise DecisionError(f"page {row['page'][:60]!r} is not a web address")
    scope, kind = row["scope"].lower() or "issue", row["kind"]
    decision = Decision(
        scope=_FORMER_SCOPES.get(scope, scope),
        target=target,
        kind=_LABELS.get(" ".join(kind.casefold().split()), kind.lower()),
        who=row["who"],
        why=row["why"],
        until=_day("until", row["until"], orders["until"]),
        made=moment_of(row["made"], orders["made"]),
        rule=row["rule"],
        page=row["page"],
        version=int(version or 0),
    )
    return checked(decision)


def _day(name: str, text: str, order: DateOrder | None) -> str:
    """Return a day as ISO 8601; "" of ""."""
    day = date_of(text, order) if text else None
    if text and day is None:
        raise DecisionError(f"{name} {text[:40]!r} is no day such as 31/03/2027 or 2027-03-31")
    return day.isoformat() if day else ""


def moment_of(text: str, order: DateOrder | None = None) -> str:
    """Return when something was made: as exported, or a day that somebody typed."""
    with contextlib.suppress(ValueError):
        if "T" in text:
            return datetime.fromisoformat(text).isoformat()
    return _day("made", text, order)


def without_repeats(
    found: Iterable[tuple[int, Decision]],
) -> Iterator[tuple[int, Decision] | RowNote]:
    """Leave out decisions about what a later row decides about too; each is told."""
    rows = list(found)
    last = {(made.scope, made.target): number for number, made in rows}
    for number, made in rows:
        later = last[made.scope, made.target]
        if later == number:
            yield number, made
        else:
            yield RowNote(number, f"row {later} is about the same {made.scope}, and holds instead")


def same(before: Decision | None, decision: Decision) -> bool:
    """Whether a decision says what is kept already, whenever that was."""
    if before is None:
        return False
    return replace(before, made=decision.made, version=decision.version) == decision


def plain_values(row: Mapping[str, object], keys: Iterable[str]) -> dict[str, str]:
    """Return a row's values for some keys ("" where there is none), as they were before export.

    Exports put an apostrophe before what a spreadsheet would run; it is taken off again.
    """
    values = {key: str(row.get(key) or "").strip() for key in keys}
    return {k: v[1:] if v[:2] in _DEFUSED else v for k, v in values.items()}


_DEFUSED = {f"'{sign}" for sign in "=+-@"}
