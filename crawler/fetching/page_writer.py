"""The writer: takes what the spider collects and stores it, about a hundred pages a transaction.

A killed crawl loses at most what is in the buffer; those addresses are asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from signpost.workspace import Workspace, WorkspaceError
from signpost.workspace.records import Page, Skipped

_PAGES = 100
_SECONDS = 2.0


@dataclass(slots=True)
class CollectedPage:
    """One page and the blobs that it names."""

    page: Page
    blobs: list[bytes] = field(default_factory=list)


class PageWriter:
    """Buffers pages and writes them to the workspace.

    `take_skipped` gives what was left out since it was last asked; `written` is told of each write.
    """

    def __init__(
        self,
        workspace: Workspace,
        take_skipped: Callable[[], list[Skipped]],
        written: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._take_skipped = take_skipped
        self._written = written
        self._pages: list[Page] = []
        self._blobs: list[bytes] = []
        self._since = time.monotonic()

    def add(self, collected: CollectedPage) -> None:
        """Take one page; write when the buffer is full or old.

        Raises:
            WorkspaceError: the workspace did not take it (a full disk, mostly).
        """
        self._pages.append(collected.page)
        self._blobs.extend(collected.blobs)
        if len(self._pages) >= _PAGES or time.monotonic() - self._since > _SECONDS:
            self.write()

    def write(self) -> None:
        """Store the buffer in one transaction.

        Raises:
            WorkspaceError: the workspace did not take it (a full disk, mostly).
        """
        try:
            self._workspace.pages.add(self._pages, self._blobs, self._take_skipped())
        except SQLAlchemyError as error:
            reason = str(error).splitlines()[0]
            raise WorkspaceError(
                f"{self._workspace.folder}: what was crawled could not be stored ({reason}). "
                "Mend that and run the same command again to carry on"
            ) from None
        self._pages, self._blobs = [], []
        self._since = time.monotonic()
        self._written()
