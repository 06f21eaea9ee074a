"""A page that the database cannot hold is told, and takes none of its neighbours with it."""

import pytest
from sqlalchemy.exc import OperationalError

from crawler.fetching.page_writer import CollectedPage, PageWriter
from signpost.workspace import Workspace, WorkspaceError
from signpost.workspace.records import Page, Skipped

HOME = "https://a.example/"


def writer(workspace: Workspace) -> PageWriter:
    """Make a writer that leaves one address out."""
    skips = [Skipped(1, f"{HOME}left", "trap")]
    return PageWriter(workspace, lambda: skips, lambda: None)


def test_one_page_that_cannot_be_stored(workspace: Workspace) -> None:
    run = workspace.runs.start(HOME, "test").id
    buffer = writer(workspace)
    for name, title in (("a", "Fine"), ("b", "Half of a pair: \ud83d"), ("c", "Fine too")):
        buffer.add(CollectedPage(Page(run, HOME + name, "html", 200, title=title), [b"body"]))
    buffer.write()
    found = {page.url: (page.status, page.error, page.title) for page in workspace.pages.all(run)}
    assert found == {
        f"{HOME}a": (200, "", "Fine"),
        f"{HOME}b": (None, "unreadable", ""),
        f"{HOME}c": (200, "", "Fine too"),
    }
    assert [x.reason for x in workspace.pages.left_out(run)] == ["trap"]


def test_a_workspace_that_takes_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(workspace.pages, "add", full)
    buffer = writer(workspace)
    buffer.add(CollectedPage(Page(1, HOME, "html", 200)))
    with pytest.raises(WorkspaceError, match="disk is full"):
        buffer.write()
