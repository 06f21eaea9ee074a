"""The workspace: one folder (or database) a site, with every run's facts and results."""

from crawler.store.blobs import Blobs
from crawler.store.pages import PrunedError
from crawler.store.results import FaultRow, PageResult
from crawler.store.runs import Run
from crawler.store.workspace import Workspace, WorkspaceError

__all__ = ["Blobs", "FaultRow", "PageResult", "PrunedError", "Run", "Workspace", "WorkspaceError"]
