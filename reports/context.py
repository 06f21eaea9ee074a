"""What the pages of a report share while it is written: one object, each part made when asked for.

Where a page depends on what another part of the report comes to (the counts of all judgements, the
issues as they are listed, the rows that were exported), that is a cached property here and not an
order of calls: pages may be written in any order, and each part is made once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from audit.results import PageJudgement
from reports.exports.report_exports import write_exports
from reports.sources import Sources, card_of
from reports.tally import PageRow, Tally, row_of
from reports.view_models.changes import Changes
from reports.view_models.coverage import Coverage, coverage_of
from reports.view_models.demand_section import DemandSection, demand_section
from reports.view_models.files_section import FilesSection, files_section
from reports.view_models.issue_views import LISTED, IssueView, issue_views
from reports.view_models.link_survey import LinkSurvey, survey_links
from reports.view_models.screenshots import write_screenshot
from reports.view_models.user_journeys import StoryView, board
from reports.view_models.verdict import verdict_of
from reports.writing.files import ReportFolder
from reports.writing.templating import render
from reports.writing.titles import Titles
from reports.writing.wording import STATUSES
from signpost.workspace.artifacts.judged_journeys import STORIES

Progress = Callable[[int, int], None]
# An entry of the menu that every page has: (file, what it is called).
Menu = Sequence[tuple[str, str]]
# Takes each judged page as the judgements go by, with its row of the list of pages.
TakesPage = Callable[[PageJudgement, PageRow], None]


@dataclass
class ReportContext:
    """One run, the folder that its report is written into, and what pages share.

    `takers` make what is handed each judgement in the one walk over them, such as the scorecards;
    `progress` is told how many pages of how many went by.
    """

    sources: Sources
    out: ReportFolder
    menu: Menu = ()
    takers: Sequence[Callable[[ReportContext], TakesPage]] = ()
    progress: Progress = lambda _done, _all: None
    titles: Titles = field(default_factory=Titles)

    def title(self, subject: str, kind: str = "") -> str:
        """Return a title that no other page of the report has; the site's name is its usual end."""
        return self.titles.unique(subject, kind or self.sources.short_name)

    def write_page(
        self, file: str, template: str, title: str, here: str = "", **values: object
    ) -> Path:
        """Fill a template and write it as `file`; `here` is the entry of the menu that it is under.

        Besides `values` the template gets `sources`, `menu`, `title`, `here` and `up`, which leads
        from the file's folder to the report's.

        Raises:
            OSError: the folder cannot be written to.
        """
        html = render(
            template,
            sources=self.sources,
            menu=self.menu,
            title=title,
            here=here,
            up="../" * file.count("/"),
            **values,
        )
        return self.out.write(file, html)

    @cached_property
    def changes(self) -> Changes:
        """What got better and worse since the run before."""
        return Changes.of(self.sources)

    @cached_property
    def links(self) -> LinkSurvey:
        """Every link that does not end well, from one pass over all links."""
        return survey_links(self.sources.site)

    @cached_property
    def tally(self) -> Tally:
        """The counts of the run, from the one walk over its judgements."""
        wanted = frozenset(row.id for row in self.sources.issues[:LISTED])
        tally = Tally(wanted=wanted)
        takers = [make(self) for make in self.takers]
        total = len(self.sources.workspace.results.done(self.sources.run.id)) or 1
        for number, page in enumerate(self.changes.comparison.current(), 1):
            self._give_site_reasons(page)
            row = self._row(page)
            for take in takers:
                take(page, row)
            tally.add(row, page)
            self.progress(min(number, total), total)
        self.sources.traits = tally.traits
        return tally

    def _give_site_reasons(self, page: PageJudgement) -> None:
        """Say why rules that look at the whole site could not check this page."""
        for rule, why in self.sources.site_reasons.items():
            if page.outcomes.get(rule) == "could_not_check":
                page.reasons.setdefault(rule, why)

    def _row(self, page: PageJudgement) -> PageRow:
        """Sum up one judgement as a row of the list of pages."""
        service = self.sources.services.get(page.url, "")
        return row_of(page, card_of(page.url), service, self.sources.short_title)

    @cached_property
    def cards(self) -> dict[str, PageRow]:
        """The rows of the judged pages, by address."""
        return {row.url: row for row in self.tally.rows}

    @cached_property
    def issues(self) -> list[IssueView]:
        """The issues that are listed, in order of priority."""
        return issue_views(self.sources, self.changes, self.tally, LISTED)

    @cached_property
    def findings_by_status(self) -> dict[str, int]:
        """How many findings have each status, those that are gone among them."""
        gone = Counter[str](found.status for found in self.changes.comparison.gone())
        return {status: self.tally.statuses[status] + gone[status] for status in STATUSES}

    @cached_property
    def verdict(self) -> str:
        """The run in one sentence."""
        return verdict_of(self.sources, self.tally, self.changes)

    @cached_property
    def coverage(self) -> Coverage:
        """What was looked at, what was not, and why."""
        return coverage_of(self.sources, self.tally)

    @cached_property
    def demand(self) -> DemandSection | None:
        """What residents ask for."""
        return demand_section(self.sources)

    @cached_property
    def files_read(self) -> FilesSection | None:
        """How the files that people handed in were read."""
        return files_section(self.sources)

    @cached_property
    def stories(self) -> list[StoryView]:
        """The journeys board; its pictures are written, and one that is gone is not shown."""
        stories = self.sources.read(STORIES)
        return board(stories, self.write_screenshot)

    def write_screenshot(self, name: str) -> bool:
        """Write the picture of a blob into the report; return whether it is there."""
        return write_screenshot(self.sources, name, self.out)

    @cached_property
    def exported(self) -> dict[str, int]:
        """How many rows of each kind were written under `exports/`."""
        return write_exports(self.sources, self.out)
