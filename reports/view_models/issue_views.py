"""The issues ready to be shown: how many pages one fix clears, who can mend it, where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audit.history.decisions import Decision
from audit.results import Status
from audit.rule import Finding, Rule
from reports.places import Place, place_of
from reports.sources import Sources
from reports.tally import SAMPLE_PAGES, PageRow, Tally
from reports.view_models.changes import Changes
from signpost.workspace import IssueRow
from signpost.workspace.artifacts.judged import PRIORITIES

PER_SHEET = 200
# The page lists this many; nobody reads on, and the exports have them all.
LISTED = 5_000


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue, ready to be shown. `before` is on how many pages it was a run ago.

    `alike` counts further issues of the same kind, each on one page, that are shown with it.
    """

    number: int
    row: IssueRow
    rule: Rule
    status: Status
    before: int
    arithmetic: str
    place: Place
    pages: Sequence[PageRow]
    alike: int = 0
    decision: Decision | None = None

    @property
    def one_fix(self) -> bool:
        """Whether one fix clears it: not where a site rule groups pages that need an edit each.

        Fifty pages of one title are one thing to tell of, and fifty titles to write.
        """
        return self.row.pages == 1 or not (self.rule.per_site and self.row.owner == "content")

    @property
    def is_shared(self) -> bool:
        """Whether the issue is on more pages than are named here, and so has a page of its own."""
        return self.row.pages > SAMPLE_PAGES

    @property
    def sure(self) -> bool:
        """Whether the issue is certain; else a person has to decide."""
        return self.row.certainty == "sure"


def sheet_of(place: int) -> str:
    """Return the sheet that the issue at a place (from 0) is on; nothing if it is not listed."""
    if place >= LISTED:
        return ""
    number = place // PER_SHEET + 1
    return "issues.html" if number == 1 else f"issues-{number}.html"


def issue_views(sources: Sources, changes: Changes, tally: Tally, first: int) -> list[IssueView]:
    """Return the `first` issues in order of priority."""
    arithmetic = sources.read(PRIORITIES)
    found = []
    for number, row in enumerate(sources.issues[:first], 1):
        change = changes.by_issue.get(row.id)
        sample = Finding(row.message, where=row.where_sample)
        found.append(
            IssueView(
                number=number,
                row=row,
                rule=sources.rule(row.rule),
                status=change.status if change else "new",
                before=change.pages_before if change else 0,
                arithmetic=arithmetic.get(row.id, ""),
                place=place_of(sample, row.page_sample),
                pages=tally.issue_pages.get(row.id, ())[:SAMPLE_PAGES],
                decision=sources.decided.get(row.id),
            )
        )
    return found


def folded(found: Iterable[IssueView]) -> list[IssueView]:
    """Show issues of one kind that are each on a page of their own as one, in the first's place.

    Otherwise a hundred pages without a description would hide everything that comes after them.
    """
    kept: dict[tuple[str, ...], IssueView] = {}
    for view in found:
        row = view.row
        key = (row.id,) if row.pages > 1 else (row.rule, row.severity, row.certainty, view.status)
        first = kept.get(key)
        if first is None:
            kept[key] = view
        else:
            pages = [*first.pages, *view.pages][:SAMPLE_PAGES]
            kept[key] = replace(first, alike=first.alike + 1, pages=pages)
    return list(kept.values())
