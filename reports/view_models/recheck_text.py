"""A recheck in words: a sentence for pages, a listing for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from audit.registry import all_rules
from reports.writing.templating import clean
from reports.writing.wording import SEVERITIES, duration, named
from signpost.workspace.artifacts.judged_history import Recheck, RecheckedFinding

# What became of a finding, as a recheck says it: in the order in which it is listed.
RECHECK_STATUSES: Mapping[str, str] = {
    "fixed": "Fixed",
    "still_there": "Still there",
    "new": "New",
    "not_checked": "Could not be checked again",
}
_LISTED = 40


def recheck_sentence(counts: Mapping[str, int]) -> str:
    """Sum a recheck up: `2 fixed, 1 still there, 0 new`."""
    fixed, still, new, unknown = (
        counts.get(status, 0) for status in ("fixed", "still_there", "new", "not_checked")
    )
    text = f"{fixed} fixed, {still} still there, {new} new"
    return f"{text}, {unknown} could not be checked again" if unknown else text


def listing(found: Recheck, seconds: float) -> str:
    """Return what `signpost recheck` prints. Nothing from the page can act in a terminal."""
    lines = [f"{_safe(found.url)}: {recheck_sentence(found.counts)} ({duration(seconds)})"]
    if found.not_visited:
        lines.append(f"Not seen in the browser: {_safe(found.not_visited)}")
    for status, label in RECHECK_STATUSES.items():
        rows = [x for x in found.findings if x.status == status]
        if rows:
            lines.append(f"{label}:")
            lines += [f"  {_line(row)}" for row in rows[:_LISTED]]
        if len(rows) > _LISTED:
            lines.append(f"  and {len(rows) - _LISTED} more (give --json for all)")
    return "\n".join(lines)


def _line(row: RecheckedFinding) -> str:
    """Write one finding on a line."""
    rule = all_rules().get(row.rule)
    title = rule.title if rule else row.rule
    text = f"{named(SEVERITIES, row.severity)}: {title}. {row.message}"
    place = row.evidence or row.where
    return _safe(f"{text} [{place[:100]}]" if place else text)


def _safe(text: str) -> str:
    """Put a text on one line without what a terminal would obey."""
    return " ".join(clean(text).split())
