"""The workspace: one folder (or database) a site, with every run's facts and results."""

from signpost.workspace.blobs import Blobs
from signpost.workspace.page_store import PrunedError
from signpost.workspace.result_store import IssueRow, PageResult
from signpost.workspace.runs import Run
from signpost.workspace.workspace import Workspace, WorkspaceError

__all__ = ["Blobs", "IssueRow", "PageResult", "PrunedError", "Run", "Workspace", "WorkspaceError"]
