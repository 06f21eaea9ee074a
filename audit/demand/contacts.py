"""What residents say when they get in touch, from a log with free text.

Personal data goes before anything else is done with a text. Kept are counts by service and type
of avoidable contact (`audit.demand.contact_types`) and a few short examples, never the log.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.demand.contact_types import KINDS, kinds_of
from audit.site_view import SiteView
from signpost.language.redaction.redact import redacted
from signpost.pages.addresses import resolve
from signpost.settings.config import Config
from signpost.tables.columns import ColumnKind
from signpost.tables.reading import Table, read_table
from signpost.tables.table_error import RowError
from signpost.tables.table_search import Wanted
from signpost.tables.totals import is_total
from signpost.tables.value_kinds import (
    length_of,
    misfit_of_count,
    misfit_of_date,
    misfit_of_name,
    misfit_of_page,
    misfit_of_prose,
)
from signpost.workspace.artifacts.judged_demand import AvoidableContacts, Contacts, ServiceContacts

COLUMNS: Mapping[str, ColumnKind] = {
    "text": ColumnKind(
        names=(
            *("text", "comment", "comments", "feedback", "contact reason", "call reason"),
            *("reason", "description", "message", "enquiry", "notes", "details", "complaint"),
            *("what happened", "summary", "customer comments", "customer comment", "verbatim"),
        ),
        words=(
            *("comments", "comment", "feedback", "message", "description", "details", "enquiry"),
            *("what went wrong", "tell us", "what happened", "problem", "reason", "notes"),
        ),
        never=(
            *("resolution", "resolved", "internal", "work", "close", "closed", "officer", "agent"),
            *("staff", "response", "reply", "action", "short", "date", "id", "type", "code"),
        ),
        misfit=misfit_of_prose,
        by_values=True,
        measure=length_of,
    ),
    "service": ColumnKind(
        names=(
            *("service", "service area", "service name", "department", "team", "category"),
            *("directorate", "queue", "assignment group", "service team", "business area"),
        ),
        words=("service", "department", "team", "directorate"),
        never=("date", "id", "level", "channel", "number", "rating", "satisfaction", "manager"),
        misfit=misfit_of_name,
    ),
    "page": ColumnKind(
        names=("page", "page url", "url", "address", "page path", "web page", "source url"),
        words=("url", "page", "web address"),
        never=("title", "views", "useful", "helpful", "email"),
        misfit=misfit_of_page,
    ),
    "contacts": ColumnKind(
        names=("contacts", "count", "calls"),
        weak=("number", "volume", "total", "no of contacts", "number of contacts"),
        misfit=misfit_of_count,
    ),
    "date": ColumnKind(
        names=("date", "created", "opened", "submitted", "timestamp", "date submitted"),
        words=("date", "created", "opened", "submitted", "timestamp", "received"),
        never=("closed", "resolved", "updated", "due", "birth"),
        misfit=misfit_of_date,
    ),
}
_WANTED = Wanted(COLUMNS, (("text",),))
_EXAMPLES, _EXAMPLE_LENGTH = 2, 160
_WORD = re.compile(r"[a-z]{3,}")
# Words of many services' names: they tell none from another.
_COMMON = frozenset(
    [
        "and",
        "the",
        "your",
        "council",
        "service",
        "services",
        "support",
        "general",
        "other",
        "team",
        "with",
    ]
)


@dataclass(slots=True)
class _Tally:
    """What is counted of one service: contacts, likely and possible ones by type, examples."""

    contacts: int = 0
    likely: dict[str, int] = field(default_factory=dict)
    possible: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str, times: int) -> None:
        """Count a contact; `text` is free of personal data."""
        self.contacts += times
        found = kinds_of(text)
        for kind in found:
            self.possible[kind] = self.possible.get(kind, 0) + times
        if len(found) == 1:
            self.likely[found[0]] = self.likely.get(found[0], 0) + times
            some = self.examples.setdefault(found[0], [])
            if len(some) < _EXAMPLES and len(text) <= _EXAMPLE_LENGTH:
                some.append(text)


def of(site: SiteView, services: Mapping[str, str]) -> Contacts:
    """Read the contact log that the settings name; `services` gives each page's service.

    Raises:
        TableError: the file is missing or has no text in it.
    """
    path = file(site.config)
    if path is None:
        return Contacts()
    return count_contacts(path, site, services, own_numbers(site.config))


def open_log(path: Path) -> Table:
    """Open a contact log.

    Raises:
        TableError: the file is missing or has no text in it.
    """
    return read_table(path, "[demand] contacts", _WANTED, counts=("contacts",), prose="text")


def file(config: Config) -> Path | None:
    """Return the contact log that the settings name."""
    return config.file(config.demand.contacts)


def own_numbers(config: Config) -> list[str]:
    """Return the council's telephone numbers that the settings name: these are nobody's own."""
    named = [config.search.phone, *(journey.contact for journey in config.journey)]
    return [text for text in named if sum(c.isdigit() for c in text) >= 9]


def count_contacts(
    path: Path, site: SiteView, services: Mapping[str, str], known: Collection[str] = ()
) -> Contacts:
    """Count a contact log (see `of`); `known` are telephone numbers that are nobody's own."""
    table = open_log(path)
    names = {name for name in services.values() if name}
    found: dict[str, _Tally] = {}
    changed = 0
    for number, row in table.rows:
        written = " ".join(row.get("text", "").split())
        try:
            times = table.count(row, "contacts", "the count") if row.get("contacts") else 1
        except RowError as why:
            table.refuse(number, str(why))
            continue
        if not written or is_total(written):
            table.refuse(number, "no text" if not written else "a total")
            continue
        text = redacted(written, known)
        changed += text != written
        service = _service(row, text, site, services, names)
        found.setdefault(service, _Tally()).add(text, times)
    by_service = {name or "no known service": one.contacts for name, one in found.items()}
    used = len(table.rows) - table.refused
    return Contacts(
        contacts=sum(one.contacts for one in found.values()),
        redacted=changed,
        services=[_counts_of(name, one) for name, one in _ordered(found)],
        notes=table.notes(),
        files=[table.file_read("contacts", by_service, used)],
    )


def _ordered(found: Mapping[str, _Tally]) -> list[tuple[str, _Tally]]:
    """Put services in order: most contacts first, those of nobody knows which service last."""
    return sorted(found.items(), key=lambda item: (not item[0], -item[1].contacts, item[0]))


def _counts_of(name: str, one: _Tally) -> ServiceContacts:
    """Return what was counted of one service."""
    kinds = [
        AvoidableContacts(
            kind=kind,
            likely=one.likely.get(kind, 0),
            possible=one.possible[kind],
            examples=one.examples.get(kind, []),
        )
        for kind in KINDS
        if one.possible.get(kind)
    ]
    return ServiceContacts(name=name, contacts=one.contacts, kinds=kinds)


def _service(
    row: Mapping[str, str],
    text: str,
    site: SiteView,
    services: Mapping[str, str],
    names: Collection[str],
) -> str:
    """Tell the service of a contact: by its column, its page, or the words of its text."""
    written = redacted(row.get("service", ""))
    if written:
        plain = written.casefold()
        return next((name for name in names if name.casefold() == plain), "") or service_by_words(
            written, names
        )
    page = row.get("page", "")
    if page:
        found = resolve(site.config.site.url, page)
        address = found[0] if found else ""
        known = services.get(address) or services.get(address.partition("?")[0].rstrip("/"), "")
        if known:
            return known
    return service_by_words(text, names)


def service_by_words(text: str, names: Iterable[str]) -> str:
    """Return the one service whose name shares most words with a text; nothing if two tie.

    Words count by their first five letters without a plural's s, so that “bin” is of “Bins”.
    """
    stems = _stems(text)
    shared = {name: len(_stems(name) & stems) for name in names}
    most = max(shared.values(), default=0)
    best = [name for name, count in shared.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


def _stems(text: str) -> set[str]:
    """Return the stems of the words that say something."""
    return {w.rstrip("s")[:5] for w in _WORD.findall(text.lower()) if w not in _COMMON}
