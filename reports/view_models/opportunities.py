"""The opportunities, as audit put them in order, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.pages.weekly_page.issue_list import sheet_of
from reports.sources import Sources

KINDS = {"issue": "Issue", "journey": "Journey", "search": "Search"}
EFFORTS = {"small": "Small", "medium": "Medium", "large": "Large"}
# Where on the weekly page journeys and searches are told.
_PLACES = {"journey": "index.html#journeys", "search": "index.html#search"}


def chances(sources: Sources, most: int) -> list[dict[str, Any]]:
    """The first `most` opportunities (`audit.priorities.opportunities`), each with its `href`."""
    found = sources.artifact("audit/opportunities", {}).get("all", [])
    issues = _places(sources)
    return [_shown(one, place, issues) for place, one in enumerate(found[:most], 1)]


def by_service(sources: Sources, most: int) -> list[dict[str, Any]]:
    """Return each service with the `most` opportunities that count most for it."""
    told = sources.artifact("audit/opportunities", {})
    found, issues = told.get("all", []), _places(sources)
    return [
        {
            "name": row["name"],
            "count": len(row["own"]),
            "own": [
                _shown(found[x["place"]], x["place"] + 1, issues)
                | {key: x[key] for key in ("low", "high", "arithmetic")}
                for x in row["own"][:most]
            ],
        }
        for row in told.get("by_service", ())
    ]


def total(sources: Sources) -> int:
    """Return how many opportunities a run has."""
    return len(sources.artifact("audit/opportunities", {}).get("all", ()))


def _shown(one: Mapping[str, Any], place: int, issues: Mapping[str, int]) -> dict[str, Any]:
    """Return one opportunity with what its names stand for; `issues` gives each one's place."""
    href = _PLACES.get(one["kind"], "")
    if one["kind"] == "issue" and one["key"] in issues:
        sheet = sheet_of(issues[one["key"]])
        href = f"{sheet}#issue-{one['key']}" if sheet else ""
    return {
        **one,
        "place": place,
        "kind_name": KINDS.get(one["kind"], one["kind"]),
        "effort_name": EFFORTS.get(one["effort"], one["effort"]),
        "href": href,
    }


def _places(sources: Sources) -> dict[str, int]:
    """Return each issue's place in the list of issues, from 0."""
    return {issue.id: place for place, issue in enumerate(sources.issues)}
