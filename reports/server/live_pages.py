"""What a served report shows as it is now and not as it was written: the decisions."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from audit.history.decisions import Decisions
from reports.context import ReportContext
from reports.exports.kinds.decisions import EXPORT
from reports.exports.report_exports import FORMATS
from reports.exports.row_files import write
from reports.pages import decision_list
from reports.pages.registry import menu
from reports.server.newest_run import NewestRun
from reports.sources import Sources
from reports.writing.files import ReportFolder

_PAGE = "decisions.html"
_FILES = {f"exports/{EXPORT.name}.{form}": form for form in FORMATS}


class _Kept(ReportFolder):
    """Takes what a page of the report writes, and puts it nowhere."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.html = ""

    def write(self, name: str, data: str | bytes) -> Path:
        """Keep a page."""
        self.html = data.decode() if isinstance(data, bytes) else data
        return Path(name)


class LivePages:
    """Writes the page of decisions and its tables anew whenever they are asked for."""

    def __init__(self, newest: NewestRun, decisions: Callable[[], Decisions]) -> None:
        self._newest, self._decisions = newest, decisions

    def file(self, name: str) -> bytes | None:
        """Return the file of the report at `name` as it is now, or None: it is as it was written.

        Blocks while it reads the issues; not for the event loop.
        """
        if name == _PAGE:
            kept = _Kept()
            decision_list.write(ReportContext(self._sources(), kept, menu()))
            return kept.html.encode("utf-8", "replace")
        if name in _FILES:
            out = io.BytesIO()
            write(EXPORT.rows(self._sources()), EXPORT.columns, _FILES[name], out, EXPORT.name)
            return out.getvalue()
        return None

    def _sources(self) -> Sources:
        """Return the newest judged run with what people have decided up to now."""
        return self._newest.sources.with_decisions(self._decisions())
