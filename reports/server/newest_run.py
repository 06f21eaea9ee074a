"""What can be acted on: the pages and issues of the newest judged run."""

from __future__ import annotations

from dataclasses import dataclass

from audit.history.decisions import folder_target, folders_of, may_be_decided_by_folder
from audit.recheck import last_recheck
from audit.results import stored_page
from reports.server.authentication import ServeError
from reports.sources import Sources, card_of
from signpost.settings.config import Config
from signpost.workspace import IssueRow, Run, Workspace
from signpost.workspace.artifacts.judged_history import Recheck


@dataclass(frozen=True, slots=True)
class DecisionSubject:
    """What a decision is about, as its form shows it. `where` is the place of a finding."""

    rule: str
    severity: str
    message: str
    page_sample: str
    pages: int
    where: str = ""


class NewestRun:
    """Looks pages and issues up; follows the workspace when a new run was judged."""

    def __init__(self, workspace: Workspace, config: Config) -> None:
        """Look at the newest judged run.

        Raises:
            ServeError: no run was judged yet.
        """
        self._workspace, self._config = workspace, config
        self._sources: Sources | None = None
        self._urls: dict[str, str] = {}
        self._issues: dict[str, IssueRow] = {}
        if self._newest() is None:
            raise ServeError(
                f"{workspace.folder}: no run was judged yet. Run 'signpost weekly' first"
            )

    def _newest(self) -> Run | None:
        """Return the newest judged run."""
        runs = self._workspace.runs
        return next((r for r in reversed(runs.all()) if runs.is_done(r.id, "audit")), None)

    @property
    def sources(self) -> Sources:
        """The newest judged run with what is stored for it."""
        run = self._newest()
        if run is not None and (self._sources is None or self._sources.run.id != run.id):
            self._sources = Sources(self._workspace, self._config, run)
            pages = self._workspace.results.done(run.id) - {""}
            self._urls = {card_of(url): url for url in pages}
            # Of confidential rules too: who may see those is said where they are shown.
            self._issues = {row.id: row for row in self._workspace.results.issues(run.id)}
        if self._sources is None:
            raise ServeError("no run was judged yet")
        return self._sources

    def url(self, card: str) -> str | None:
        """Return the address of a scorecard's page."""
        return self._urls.get(card) if self.sources else None

    def issue(self, name: str) -> IssueRow | None:
        """Return an issue by its name."""
        return self._issues.get(name) if self.sources else None

    def subject(self, scope: str, name: str, card: str) -> DecisionSubject | None:
        """Return what a decision is to be about: an issue, or a finding on a scorecard's page."""
        if scope == "issue":
            row = self.issue(name)
            if row is None:
                return None
            return DecisionSubject(row.rule, row.severity, row.message, row.page_sample, row.pages)
        if scope == "folder":
            return self._folder(name)
        url = self.url(card) if scope == "finding" else None
        page = stored_page(self._workspace, self.sources.run.id, url) if url else None
        one = next((x for x in page.findings if x.id == name), None) if page else None
        if one is None:
            return None
        where = one.finding.evidence or one.finding.where
        return DecisionSubject(one.rule, one.severity, one.finding.message, one.page, 1, where)

    def _folder(self, name: str) -> DecisionSubject | None:
        """Return what a decision on a folder is about: the findings that it would hold for."""
        subject = None
        for found in filter(may_be_decided_by_folder, self.sources.confidential):
            for folder in folders_of(found.page):
                if folder_target(found, folder) == name:
                    pages = subject.pages + 1 if subject else 1
                    subject = DecisionSubject(
                        found.rule, found.severity, found.finding.message, folder, pages
                    )
        return subject

    def recheck(self, url: str) -> Recheck | None:
        """Return what the newest recheck of a page came to."""
        # Not from `sources`, which keeps the names of the rechecks that there were at first.
        return last_recheck(self._workspace, self.sources.run.id, url)
