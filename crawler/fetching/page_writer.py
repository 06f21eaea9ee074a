"""The writer: takes what the spider collects and stores it, about a hundred pages a transaction.

A killed crawl loses at most what is in the buffer; those addresses are asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError

from signpost.storage_errors import CARRY_ON, reason_of
from signpost.workspace import Workspace, WorkspaceError
from signpost.workspace.records import Page, Skipped

_PAGES = 100
_SECONDS = 2.0


class _UnstorableError(Exception):
    """A database cannot hold what a page holds."""


@dataclass(slots=True)
class CollectedPage:
    """One page and the blobs that it names."""

    page: Page
    blobs: list[bytes] = field(default_factory=list)

    def without_answer(self, error: str) -> CollectedPage:
        """Return the record of the same address as one of which nothing was read."""
        bare = replace(
            self.page, status=None, error=error, kind="none", headers={}, content_type="",
            location="", title="", size=0, body="", links="",
        )  # fmt: skip
        return CollectedPage(bare)


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
        self._waiting: list[CollectedPage] = []
        self._since = time.monotonic()

    def add(self, collected: CollectedPage) -> None:
        """Take one page; write when the buffer is full or old.

        Raises:
            WorkspaceError: the workspace did not take it (a full disk, mostly).
        """
        self._waiting.append(collected)
        if len(self._waiting) >= _PAGES or time.monotonic() - self._since > _SECONDS:
            self.write()

    def write(self) -> None:
        """Store the buffer in one transaction.

        A page that the store cannot hold (text that is no text, say) is told as unreadable; it
        takes no other with it.

        Raises:
            WorkspaceError: the workspace did not take it (a full disk, mostly).
        """
        skips = self._take_skipped()
        try:
            self._store(self._waiting, skips)
        except _UnstorableError:
            self._store([], skips)
            for collected in self._waiting:
                self._store_alone(collected)
        self._waiting = []
        self._since = time.monotonic()
        self._written()

    def _store(self, collected: Sequence[CollectedPage], skips: Sequence[Skipped] = ()) -> None:
        """Store some pages, and what was left out.

        Raises:
            _UnstorableError: what one of the pages holds cannot be stored.
            WorkspaceError: the workspace took nothing.
        """
        blobs = [blob for one in collected for blob in one.blobs]
        try:
            self._workspace.pages.add([one.page for one in collected], blobs, skips)
        except (SQLAlchemyError, ValueError) as error:
            if isinstance(error, DBAPIError) and not isinstance(error, DataError):
                raise self._not_stored(error) from None
            raise _UnstorableError from error

    def _store_alone(self, collected: CollectedPage) -> None:
        """Store one page, or that it could not be read."""
        try:
            self._store([collected])
        except _UnstorableError:
            self._store([collected.without_answer("unreadable")])

    def _not_stored(self, error: SQLAlchemyError) -> WorkspaceError:
        """Say in one line that the workspace took nothing."""
        return WorkspaceError(
            f"{self._workspace.folder}: what was crawled could not be stored: {reason_of(error)}. "
            f"{CARRY_ON}"
        )
