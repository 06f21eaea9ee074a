"""One run as audit works on it: the site is built once, the stored judgements are read once.

Whatever wants to know something of every page is a reader, and one walk serves them all, page by
page, so that memory does not grow with the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from audit.results import PageJudgement, stored
from audit.site_view import SiteView, build
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace


class JudgementReader(Protocol):
    """Takes the judgements of a run as they go by, each page once."""

    def add(self, page: PageJudgement) -> None:
        """Take one page, with all its findings."""
        ...


class JudgedRun:
    """A run with its settings; `site` is built when it is first asked for."""

    def __init__(self, workspace: Workspace, config: Config, run: Run) -> None:
        self.workspace = workspace
        self.config = config
        self.run = run

    @cached_property
    def site(self) -> SiteView:
        """The site as the run's crawl found it."""
        return build(self.workspace, self.config, self.run)

    def pages(self) -> Iterator[PageJudgement]:
        """Go through the judgements, the site rules' findings handed to their pages."""
        return stored(self.workspace, self.run.id)

    def read_by(self, *readers: JudgementReader) -> None:
        """Go through the judgements once, for several readers."""
        for page in self.pages():
            for reader in readers:
                reader.add(page)


class JudgementCounts:
    """Counts what a run's judgement came to."""

    def __init__(self) -> None:
        self.findings = 0
        self.outcomes: dict[str, int] = {}

    def add(self, page: PageJudgement) -> None:
        """Count one page."""
        self.findings += len(page.findings)
        for outcome in page.outcomes.values():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
