"""The verdict: one sentence that says what is known, and how much is not."""

from __future__ import annotations

from reports.sources import Sources
from reports.tally import Tally
from reports.view_models.changes import Changes
from reports.writing.wording import count


def verdict_of(sources: Sources, tally: Tally, changes: Changes) -> str:
    """Sum a run up in one sentence. What could not be checked is part of it, never a footnote."""
    judged = len(tally.rows)
    if not sources.workspace.runs.is_done(sources.run.id, "audit"):
        return "This run was not judged to its end, so it allows no verdict."
    if not judged:
        return "No page was judged, so nothing can be said of this website."
    told = f"{_issues(sources, tally, judged)}{_since(changes)}{_unknown(tally)}."
    return f"{told}{_by_mistake(sources)}"


def _by_mistake(sources: Sources) -> str:
    """Say how many findings are told to people who sign in only, and nothing else of them."""
    found = len(sources.confidential_to_do)
    if not found:
        return ""
    critical = sum(1 for x in sources.confidential_to_do if x.severity == "critical")
    places = count(found, "finding") + (f" ({critical:,} critical)" if critical else "")
    return f" {places} of what may have been published by mistake: sign in to see them."


def _since(changes: Changes) -> str:
    """Say what became of the issues since last week; what was not checked is said too."""
    if changes.first:
        return ""
    new, fixed, unknown = (
        len(changes.issues_with(status)) for status in ("new", "fixed", "not_checked")
    )
    if not (new or fixed or unknown):
        return "; no issue is new and none was fixed since last time"
    parts = [f"{new:,} {'is' if new == 1 else 'are'} new", f"{fixed:,} fixed"]
    if unknown:
        parts.append(f"{unknown:,} could not be checked again")
    return f"; since last time {', '.join(parts[:-1])} and {parts[-1]}"


def _issues(sources: Sources, tally: Tally, judged: int) -> str:
    """Say how many pages have certain issues, and how many of the issues are critical."""
    if not tally.failing:
        return f"No certain issue was found on the {count(judged, 'page')} that were judged"
    have = "has" if tally.failing == 1 else "have"
    text = (
        f"{tally.failing:,} of {count(judged, 'page')} and documents {have} "
        "at least one certain issue"
    )
    sure = [x for x in sources.issues if x.certainty == "sure" and x.id not in sources.decided]
    critical = sum(1 for x in sure if x.severity == "critical")
    if critical:
        are = "issue is" if critical == 1 else "issues are"
        return f"{text}, and {critical:,} {are} critical: people cannot do what they came for"
    if sources.decided:
        return f"{text}, none of those still to do critical"
    return f"{text}, none of them critical"


def _unknown(tally: Tally) -> str:
    """Say on how many pages something could not be checked."""
    if not tally.partly_unknown:
        return ""
    if tally.partly_unknown == len(tally.rows):
        return "; on every page some checks could not be made, so there may be more"
    pages = count(tally.partly_unknown, "page")
    return f"; on {pages} some checks could not be made, so there may be more"
