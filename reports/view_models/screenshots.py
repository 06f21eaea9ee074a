"""The pictures in a report: of which pages, and writing them. They weigh most of a report.

A page's two pictures weigh about 90 KB, so those of 20,000 pages would be nearly 2 GB on a file
share. Where there are more pages than the settings allow for, those most in need of attention
have pictures, and the others' scorecards say why they have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.rule import SEVERITY_WEIGHT
from reports.sources import Sources
from reports.writing.files import ReportFolder
from signpost.workspace import PageResult


@dataclass(frozen=True, slots=True)
class PicturedPages:
    """The pages whose pictures the report holds; None: every page that was opened."""

    limit: int
    pages: frozenset[str] | None

    @classmethod
    def of(cls, sources: Sources) -> PicturedPages:
        """Choose the pages of a run."""
        limit = sources.config.reports.pictures
        shown = sum(1 for visit in sources.visits.values() if visit.phone_shot)
        if shown <= limit:
            return cls(limit, None)
        ranked = sorted(_ranked(sources))
        return cls(limit, frozenset(url for *_, url in ranked[:limit]))

    def has(self, url: str) -> bool:
        """Whether a page's pictures are in the report."""
        return self.pages is None or url in self.pages


def _ranked(sources: Sources) -> Iterator[tuple[int, int, str]]:
    """Go through the pages that were opened as what sorts them: worst issue, how many, address."""
    for result in sources.workspace.results.all(sources.run.id):
        visit = sources.visits.get(result.url)
        if visit is not None and visit.phone_shot:
            yield *_weight(result), result.url


def _weight(result: PageResult) -> tuple[int, int]:
    """Return how bad a page's worst certain finding is, and how many rules fail (both negative)."""
    worst = max(
        (
            SEVERITY_WEIGHT.get(row.severity, 0)
            for row in result.judgement.findings
            if row.certainty == "sure"
        ),
        default=0,
    )
    fails = sum(1 for outcome in result.judgement.outcomes.values() if outcome == "fail")
    return -worst, -fails


def write_screenshot(sources: Sources, name: str, out: ReportFolder) -> bool:
    """Write the picture of a blob, if it is not there already; return whether it is there now.

    Files are named by content, so one that is there is right.
    """
    file = f"shots/{name}.jpg"
    if not out.keep(file):
        try:
            out.write(file, sources.workspace.blobs.get(name))
        except KeyError:  # the pictures of old runs may have been pruned
            out.forget(file)
            return False
    return True
