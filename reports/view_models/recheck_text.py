"""A recheck told in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit.registry import all_rules
from reports.writing.templating import clean
from reports.writing.wording import SEVERITIES, duration, named

# What became of a finding, as a recheck says it: in the order in which it is told.
SAID: Mapping[str, str] = {
    "fixed": "Fixed",
    "still_there": "Still there",
    "new": "New",
    "not_checked": "Could not be checked again",
}
_LISTED = 40


def sentence(found: Mapping[str, Any]) -> str:
    """Sum a recheck up: `2 fixed, 1 still there, 0 new`."""
    counts = found["counts"]
    said = f"{counts['fixed']} fixed, {counts['still_there']} still there, {counts['new']} new"
    if counts["not_checked"]:
        said += f", {counts['not_checked']} could not be checked again"
    return said


def listing(found: Mapping[str, Any]) -> str:
    """Return what `signpost recheck` prints. Nothing from the page can act in a terminal."""
    lines = [f"{_safe(found['url'])}: {sentence(found)} ({duration(found['seconds'])})"]
    if found["not_visited"]:
        lines.append(f"Not seen in the browser: {_safe(found['not_visited'])}")
    for status, label in SAID.items():
        rows = [x for x in found["findings"] if x["status"] == status]
        if rows:
            lines.append(f"{label}:")
            lines += [f"  {_line(row)}" for row in rows[:_LISTED]]
        if len(rows) > _LISTED:
            lines.append(f"  and {len(rows) - _LISTED} more (give --json for all)")
    return "\n".join(lines)


def _line(row: Mapping[str, Any]) -> str:
    """Write one finding on a line."""
    rule = all_rules().get(row["rule"])
    title = rule.title if rule else row["rule"]
    said = f"{named(SEVERITIES, row['severity'])}: {title}. {row['message']}"
    place = row["evidence"] or row["where"]
    return _safe(f"{said} [{place[:100]}]" if place else said)


def _safe(text: str) -> str:
    """Put a text on one line without what a terminal would obey."""
    return " ".join(str(clean(text)).split())
