"""The newest recheck of a page, as its scorecard tells it."""

from __future__ import annotations

from typing import Any

from audit.recheck import key_of, last_recheck
from reports.server.recheck_text import sentence
from reports.sources import Sources


def told_again(sources: Sources, url: str) -> dict[str, Any] | None:
    """Return when a page was checked again since the run, what came of it, and what is fixed."""
    if key_of(url) not in sources.rechecks:
        return None
    found = last_recheck(sources.workspace, sources.run.id, url)
    if found is None:
        return None
    fixed = {sources.rule(x.rule).title for x in found.findings if x.status == "fixed"}
    return {"at": found.at, "said": sentence(found), "fixed": sorted(fixed)}
