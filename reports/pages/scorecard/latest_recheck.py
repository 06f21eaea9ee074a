"""The newest recheck of a page, as its scorecard shows it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.sources import Sources
from reports.view_models.recheck_text import recheck_sentence


@dataclass(frozen=True, slots=True)
class RecheckView:
    """When a page was checked again since the run (ISO 8601, UTC), and what came of it.

    `fixed` has the titles of the rules of which something is fixed.
    """

    at: str
    sentence: str
    fixed: list[str]


def latest_recheck(sources: Sources, url: str) -> RecheckView | None:
    """Return the newest recheck of a page since the run, or None."""
    found = sources.recheck_of(url)
    if found is None:
        return None
    fixed = {sources.rule(x.rule).title for x in found.findings if x.status == "fixed"}
    return RecheckView(found.at, recheck_sentence(found.counts), sorted(fixed))
