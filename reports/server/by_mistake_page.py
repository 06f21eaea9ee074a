"""What was published by mistake: where, of what kind, and what to do, for people who sign in.

It is made when it is asked for and never written to a file, so that no copy of the report that is
mailed, fed or left on a share says where personal data lies.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from audit.history.decisions import (
    KINDS,
    Decision,
    folder_target,
    folders_of,
    may_be_decided_by_folder,
)
from audit.results import Judged
from audit.rule import SEVERITY_WEIGHT, Rule
from reports.server.form_pages import FormPages
from reports.server.newest_run import NewestRun
from reports.sources import card_of

# So many are shown of those that are to do, and of those that were decided about.
MOST = 500


@dataclass(frozen=True, slots=True)
class MistakeView:
    """One finding as the page shows it. `folder` is where one decision would hold, or ""."""

    found: Judged
    rule: Rule
    card: str
    decision: Decision | None
    folder: str = ""
    folder_target: str = ""


@dataclass
class ByMistakePage:
    """Shows the findings of confidential rules of the newest run."""

    newest: NewestRun
    forms: FormPages

    async def show(self, request: Request) -> Response:
        """Show them, first what has to be taken down now.

        Raises:
            RequestRefused: whoever asks did not sign in.
        """
        self.forms.check_signed_in(request)
        decisions = self.forms.decisions()
        views = [self._view(x, decisions.of_finding(x)) for x in self.newest.sources.confidential]
        views.sort(key=_order)
        to_do = [view for view in views if view.decision is None]
        return self.forms.page(
            request,
            "by_mistake.html",
            "Published by mistake",
            now=[x for x in to_do if _is_now(x)][:MOST],
            later=[x for x in to_do if not _is_now(x)][:MOST],
            decided=[view for view in views if view.decision is not None][:MOST],
            total=len(to_do),
            kinds=KINDS,
            days={run.id: run.started for run in self.newest.sources.workspace.runs.all()},
        )

    def _view(self, found: Judged, decision: Decision | None) -> MistakeView:
        """Make the view of one finding."""
        folders = folders_of(found.page) if may_be_decided_by_folder(found) else []
        return MistakeView(
            found=found,
            rule=self.newest.sources.rule(found.rule),
            card=card_of(found.page),
            decision=decision,
            folder=folders[0] if folders else "",
            folder_target=folder_target(found, folders[0]) if folders else "",
        )


def _is_now(view: MistakeView) -> bool:
    """Whether a finding is surely one about people or secrets."""
    return view.found.severity == "critical" and view.found.outcome == "fail"


def _order(view: MistakeView) -> tuple[bool, int, str, str]:
    """Return what findings are put in order by: what is sure and worst first."""
    found = view.found
    weight = SEVERITY_WEIGHT.get(found.severity, 0)
    return (found.outcome != "fail", -weight, found.page, found.rule)
