"""What residents ask for, by service: calls, views and contacts, as audit stored them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.demand.contact_types import KINDS
from reports.sources import Sources
from signpost.workspace.artifacts.judged_demand import (
    CONTACTS,
    DEMAND,
    FEEDBACK,
    VIEWS,
    ServiceContacts,
)


@dataclass(frozen=True, slots=True)
class ServiceDemandRow:
    """What is known of one service, numbers of a year; None where nobody counts them."""

    name: str
    calls: int | None
    avoidable: int | None
    views: int | None
    contacts: int | None
    feedback: int | None


@dataclass(frozen=True, slots=True)
class ContactType:
    """One type of avoidable contact: how many sound like it only, and like others as well."""

    label: str
    likely: int
    possible: int
    examples: list[str]


@dataclass(frozen=True, slots=True)
class ContactsOfService:
    """Why people get in touch with one service."""

    name: str
    contacts: int
    types: list[ContactType]


@dataclass(frozen=True, slots=True)
class DemandSection:
    """The part of a report on demand. `notes` says what of the files was not used."""

    services: list[ServiceDemandRow]
    contacts: list[ContactsOfService]
    all_contacts: int
    redacted: int
    has_calls: bool
    has_views: bool
    has_feedback: bool
    notes: list[str]


def demand_section(sources: Sources) -> DemandSection | None:
    """Return what is known of demand, or None if the settings name no file of it."""
    views, contacts = sources.read(VIEWS), sources.read(CONTACTS)
    feedback = sources.read(FEEDBACK)
    by_contact = {row.name: row.contacts for row in contacts.services}
    names = {*sources.services_by_name, *views.services, *by_contact, *feedback.counted} - {""}
    if not names:
        return None
    rows = [_row(name, sources, views.services, by_contact, feedback.counted) for name in names]
    rows.sort(key=lambda row: (-(row.avoidable or 0), -(row.views or 0), row.name))
    return DemandSection(
        services=rows,
        contacts=[_contacts(row) for row in contacts.services if row.kinds],
        all_contacts=contacts.contacts,
        redacted=contacts.redacted,
        has_calls=bool(sources.services_by_name),
        has_views=bool(views.services),
        has_feedback=bool(feedback.counted),
        notes=[*sources.read(DEMAND).notes, *views.notes, *contacts.notes, *feedback.notes],
    )


def _row(
    name: str,
    sources: Sources,
    views: Mapping[str, int],
    contacts: Mapping[str, int],
    feedback: Mapping[str, int],
) -> ServiceDemandRow:
    """Put together what is known of one service."""
    service = sources.services_by_name.get(name)
    return ServiceDemandRow(
        name=name,
        calls=service.calls if service else None,
        avoidable=round(service.avoidable) if service else None,
        views=views.get(name),
        contacts=contacts.get(name),
        feedback=feedback.get(name),
    )


def _contacts(row: ServiceContacts) -> ContactsOfService:
    """Name the types of avoidable contact of one service."""
    types = [ContactType(KINDS[x.kind], x.likely, x.possible, x.examples) for x in row.kinds]
    return ContactsOfService(row.name or "Not known", row.contacts, types)
