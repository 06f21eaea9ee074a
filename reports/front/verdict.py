"""The verdict: one sentence that says what is known, and how much is not."""

from __future__ import annotations

from reports.sources import Sources
from reports.tally import Tally
from reports.writing.wording import count


def verdict(sources: Sources, tally: Tally) -> str:
    """Sum a run up in one sentence. What could not be checked is part of it, never a footnote."""
    judged = len(tally.rows)
    if not sources.workspace.runs.is_done(sources.run.id, "audit"):
        return "This run was not judged to its end, so it allows no verdict."
    if not judged:
        return "No page was judged, so nothing can be said of this website."
    return f"{_faults(sources, tally, judged)}{_unknown(tally)}."


def _faults(sources: Sources, tally: Tally, judged: int) -> str:
    """Say how many pages have certain faults, and how many of the faults are critical."""
    if not tally.failing:
        return f"No certain fault was found on the {count(judged, 'page')} that were judged"
    have = "has" if tally.failing == 1 else "have"
    said = (
        f"{tally.failing:,} of {count(judged, 'page')} and documents {have} "
        "at least one certain fault"
    )
    sure = [x for x in sources.faults if x.certainty == "sure"]
    critical = sum(1 for x in sure if x.severity == "critical")
    if critical:
        are = "fault is" if critical == 1 else "faults are"
        return f"{said}, and {critical:,} {are} critical: people cannot do what they came for"
    return f"{said}, none of them critical"


def _unknown(tally: Tally) -> str:
    """Say on how many pages something could not be checked."""
    if not tally.partly_unknown:
        return ""
    if tally.partly_unknown == len(tally.rows):
        return "; on every page some checks could not be made, so there may be more"
    pages = count(tally.partly_unknown, "page")
    return f"; on {pages} some checks could not be made, so there may be more"
