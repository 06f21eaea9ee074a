"""What residents ask for, by service: calls, views and contacts, as audit stored them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit.demand.contact_types import KINDS
from reports.sources import Sources


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of a report on demand.

    `services` has a row for each: name, calls a year and avoidable ones, views, contacts and
    feedback (None where nobody counts them). `contacts` has for each service its name, contacts
    and kinds: (label, likely, possible, examples). `notes` says what of the files was not used.
    """

    services: list[dict[str, Any]]
    contacts: list[dict[str, Any]]
    all_contacts: int
    redacted: int
    has_calls: bool
    has_views: bool
    has_feedback: bool
    notes: list[str]


def asked(sources: Sources) -> Asked | None:
    """Return what is known of demand, or None if the settings name no file of it."""
    views = sources.artifact("audit/views", {})
    said = sources.artifact("audit/contacts", {})
    told = sources.artifact("audit/feedback", {})
    counted: Mapping[str, int] = told.get("counted", {})
    by_view: Mapping[str, int] = views.get("services", {})
    by_contact = {row["name"]: row for row in said.get("services", ())}
    names = {*sources.calls, *by_view, *by_contact, *counted} - {""}
    if not names:
        return None
    rows = [_row(name, sources, by_view, by_contact, counted) for name in names]
    rows.sort(key=lambda r: (-(r["avoidable"] or 0), -(r["views"] or 0), r["name"]))
    return Asked(
        services=rows,
        contacts=[_contacts(row) for row in said.get("services", ()) if row["kinds"]],
        all_contacts=said.get("contacts", 0),
        redacted=said.get("redacted", 0),
        has_calls=bool(sources.calls),
        has_views=bool(by_view),
        has_feedback=bool(counted),
        notes=[
            *sources.artifact("audit/demand", {}).get("notes", ()),
            *views.get("notes", ()),
            *said.get("notes", ()),
            *told.get("notes", ()),
        ],
    )


def _row(
    name: str,
    sources: Sources,
    views: Mapping[str, int],
    contacts: Mapping[str, Any],
    feedback: Mapping[str, int],
) -> dict[str, Any]:
    """Put together what is known of one service."""
    calls = sources.calls.get(name)
    return {
        "name": name,
        "calls": calls["calls"] if calls else None,
        "avoidable": round(calls["calls"] * calls["failure_share"]) if calls else None,
        "views": views.get(name),
        "contacts": contacts[name]["contacts"] if name in contacts else None,
        "feedback": feedback.get(name),
    }


def _contacts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Name the types of avoidable contact of one service."""
    kinds = [(KINDS[k["kind"]], k["likely"], k["possible"], k["examples"]) for k in row["kinds"]]
    return {"name": row["name"] or "Not known", "contacts": row["contacts"], "kinds": kinds}
