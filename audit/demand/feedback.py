"""Counts of feedback, complaints and contacts by page or by service, without a text."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.demand import service_demand
from audit.demand.answers import is_negative, misfit_of_answer
from audit.demand.contacts import COLUMNS as _LOG_COLUMNS
from audit.demand.contacts import service_by_words
from audit.demand.page_views import address_of, page_of
from audit.demand.service_addresses import service_at
from audit.site_view import SiteView
from signpost.language.redaction.redact import redacted
from signpost.settings.config import Config
from signpost.tables.columns import ColumnKind
from signpost.tables.reading import Table, read_table
from signpost.tables.table_error import RowError, TableError
from signpost.tables.table_search import Wanted
from signpost.tables.totals import RunningSums, is_total
from signpost.tables.value_kinds import misfit_of_count
from signpost.workspace.artifacts.files_read import FileRead
from signpost.workspace.artifacts.judged_demand import Contacts, Feedback

COLUMNS: Mapping[str, ColumnKind] = {
    "page": _LOG_COLUMNS["page"],
    "service": _LOG_COLUMNS["service"],
    "count": ColumnKind(
        names=(
            *("count", "contacts", "complaints", "comments", "feedback", "responses", "no"),
            *("not useful", "not helpful", "calls"),
        ),
        weak=("number", "total", "volume"),
        words=("not useful", "not helpful", "complaints", "contacts", "responses", "number of"),
        never=("per", "avg", "average", "rate", "percent", "target", "days", "date", "reference"),
        misfit=misfit_of_count,
        beside={"no": "yes"},
    ),
    "answer": ColumnKind(
        names=("rating", "answer", "useful", "helpful", "satisfaction"),
        words=("useful", "helpful", "find what", "satisfied", "rating"),
        misfit=misfit_of_answer,
    ),
    "date": _LOG_COLUMNS["date"],
    "reference": ColumnKind(
        names=("reference", "ref", "case reference", "case number", "case id", "id", "ticket"),
        words=("reference", "ref", "case"),
    ),
}
# Headings of numbers that are no counts: a list with them may still be counted row by row.
_NO_COUNTS = re.compile(r"\b(rating|score|stars?|satisfaction|ease|age|year|ward|id|ref|case)\b")
# With a count; else by each row's answer; else each row of a list of cases is one.
_WANTED = Wanted(
    COLUMNS,
    tuple(
        (place, *more) for more in (("count",), ("answer",), ()) for place in ("page", "service")
    ),
    monthly="count",
    either=("page", "service"),
)
_SETTING = "[demand] feedback"
_NO_CONTACTS = Contacts()


@dataclass(slots=True)
class _Tally:
    """Counts by page of the site and by service, and notes on what was not used."""

    pages: Counter[str] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)


def files(config: Config) -> list[Path]:
    """Return the files of counts that the settings name."""
    return [config.folder / name for name in config.demand.feedback]


def table_of(path: Path) -> Table:
    """Open one file: it needs a page or a service, and a count unless each row is one answer.

    Raises:
        TableError: it is missing, is no table or lacks a column.
    """
    table = read_table(path, _SETTING, _WANTED, counts=("count",))
    if not {"count", "answer"} & set(table.columns):
        for heading in table.other_counts():
            if not _NO_COUNTS.search(heading.lower()):
                raise TableError(
                    f"{path}: no column 'count', and “{heading}” may be one. Call it count, or "
                    "leave it out if each row is one answer"
                )
    return table


def of(site: SiteView, services: Mapping[str, str], contacts: Contacts = _NO_CONTACTS) -> Feedback:
    """Read the files that the settings name; `services` gives each page's service.

    A row with a page counts for that page, one with a service alone for the service. Rows of the
    same page or service add up, also across files: they are other people's words each. What enters
    the priorities of a service are the files' counts and those of the contact log together.

    Raises:
        TableError: a file is missing or is no such table.
    """
    listed = service_demand.of(site.config).services
    found = _read(site, {*services.values(), *(service.name for service in listed)} - {""})
    counted = Counter(found.services)
    for page, count in found.pages.items():
        # A page that answers with an error is of a service all the same.
        counted[services.get(page) or service_at(page, listed)] += count
    weighed = Counter(found.services)
    for row in contacts.services:
        if row.name:
            weighed[row.name] += row.contacts
    return Feedback(
        pages=dict(found.pages),
        services=dict(weighed),
        counted={name: count for name, count in counted.items() if name},
        notes=found.notes,
        files=found.files,
    )


def _read(site: SiteView, names: Collection[str]) -> _Tally:
    """Add up the rows of all files; `names` are the services that are known."""
    found = _Tally()
    seen: dict[str, str] = {}
    for path in files(site.config):
        table = table_of(path)
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        if content in seen:
            found.notes.append(f"{path.name} is the same as {seen[content]}: it was read once")
            continue
        seen[content] = path.name
        before = found.pages + found.services
        sums = RunningSums()
        for number, row in table.rows:
            try:
                _add(found, row, table, sums, site, names)
            except RowError as why:
                table.refuse(number, str(why))
        found.notes.extend(table.notes())
        counted = (found.pages + found.services) - before
        used = len(table.rows) - table.refused
        found.files.append(table.file_read("answers and contacts", counted, used, _how(table)))
    return found


def _how(table: Table) -> list[str]:
    """Say how rows were counted where no column has a count."""
    if "count" in table.columns:
        return []
    if "answer" in table.columns:
        return ["each row with an answer such as No or Poor counts as one"]
    return ["there is no count, so each row counts as one"]


def _add(
    found: _Tally,
    row: Mapping[str, str],
    table: Table,
    sums: RunningSums,
    site: SiteView,
    names: Collection[str],
) -> None:
    """Count one row.

    Raises:
        RowError: it cannot be read, or is of no page and no service that is known.
    """
    page, named = row.get("page", ""), row.get("service", "")
    if is_total(page) or is_total(named):
        raise RowError("a total")
    if not page and not named:
        raise RowError("no page and no service")
    count = _count(row, table)
    if sums.is_subtotal(page or named, count):
        raise RowError("a total of the rows above it")
    address = page_of(site, address_of(page, site.config.site.url)) if page else ""
    service = _service(named, names)
    if address:
        found.pages[address] += count
    elif service:
        found.services[service] += count
    else:
        raise RowError(
            "the page is not among those that were crawled" if page else "no service of that name"
        )


def _count(row: Mapping[str, str], table: Table) -> int:
    """Return what a row counts for.

    Raises:
        RowError: its count cannot be read, or its answer is no complaint.
    """
    if "count" in table.columns:
        return table.count(row, "count", "the count")
    if "answer" in table.columns and not is_negative(row.get("answer", "")):
        raise RowError("the answer is not negative" if row.get("answer") else "no answer")
    return 1


def _service(cell: str, names: Collection[str]) -> str:
    """Return the service that a cell names: as it is written, else by its words."""
    plain = redacted(cell).casefold()
    same = next((name for name in names if name.casefold() == plain), "")
    return same or (service_by_words(plain, names) if plain else "")
