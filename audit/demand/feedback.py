"""Counts of feedback, complaints and contacts by page or by service, without a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.demand import service_demand
from audit.demand.contacts import COLUMNS as _LOG_COLUMNS
from audit.demand.contacts import service_by_words
from audit.demand.page_views import address_of, page_of
from audit.demand.service_addresses import service_at
from audit.demand.table_files import RowError, Table, is_total, read_table, whole
from audit.site_view import SiteView
from signpost.language.redaction.redact import redacted
from signpost.settings.config import Config, ConfigError
from signpost.workspace.artifacts.judged_demand import Contacts, Feedback

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "page": _LOG_COLUMNS["page"],
    "service": _LOG_COLUMNS["service"],
    "count": (
        "count",
        "contacts",
        "complaints",
        "comments",
        "feedback",
        "responses",
        "no",
        "not useful",
        "not helpful",
        "calls",
        "number",
        "total",
        "volume",
    ),
}
_SETTING = "[demand] feedback"
_NO_CONTACTS = Contacts()


@dataclass(slots=True)
class _Tally:
    """Counts by page of the site and by service, and notes on what was not used."""

    pages: Counter[str] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def files(config: Config) -> list[Path]:
    """Return the files of counts that the settings name."""
    return [config.folder / name for name in config.demand.feedback]


def table_of(path: Path) -> Table:
    """Open one file: it needs a count, and a page or a service.

    Raises:
        ConfigError: it is missing, is no table or lacks a column.
    """
    table = read_table(path, _SETTING, COLUMNS, "count")
    if not {"page", "service"} & set(table.columns):
        raise ConfigError(
            f"{path}: no column 'page' and no column 'service'. Name one of them in the first row"
        )
    return table


def of(site: SiteView, services: Mapping[str, str], contacts: Contacts = _NO_CONTACTS) -> Feedback:
    """Read the files that the settings name; `services` gives each page's service.

    A row with a page counts for that page, one with a service alone for the service. Rows of the
    same page or service add up, also across files: they are other people's words each. What enters
    the priorities of a service are the files' counts and those of the contact log together.

    Raises:
        ConfigError: a file is missing or is no such table.
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
    )


def _read(site: SiteView, names: Collection[str]) -> _Tally:
    """Add up the rows of all files; `names` are the services that are known."""
    found = _Tally()
    for path in files(site.config):
        table = table_of(path)
        for number, row in table.rows:
            try:
                _add(found, row, site, names)
            except RowError as why:
                table.refuse(number, str(why))
        found.notes.extend(table.notes())
    return found


def _add(found: _Tally, row: Mapping[str, str], site: SiteView, names: Collection[str]) -> None:
    """Count one row.

    Raises:
        RowError: it cannot be read, or is of no page and no service that is known.
    """
    page, named = row.get("page", ""), row.get("service", "")
    if is_total(page) or is_total(named):
        raise RowError("a total")
    if not page and not named:
        raise RowError("no page and no service")
    count = whole(row.get("count", ""), "the count")
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


def _service(cell: str, names: Collection[str]) -> str:
    """Return the service that a cell names: as it is written, else by its words."""
    plain = redacted(cell).casefold()
    same = next((name for name in names if name.casefold() == plain), "")
    return same or (service_by_words(plain, names) if plain else "")
