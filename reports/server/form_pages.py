"""The pages with forms: recheck a page, decide, tick manual checks, read who did what."""

from __future__ import annotations

from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from audit.history.decisions import KINDS, ChangedMeanwhileError, Decisions
from audit.history.event_log import EventLog
from audit.monitoring_sample.manual_answers import ANSWERS, MOST_NOTE
from audit.monitoring_sample.practice_audit import PracticeAudit, SampledPage
from reports.pages.registry import menu
from reports.server.authentication import COOKIE, Authentication
from reports.server.form_requests import Form, RequestRefused
from reports.server.manual_check_form import check_rows, page_of, rehearsal_now
from reports.server.newest_run import NewestRun
from reports.view_models.recheck_text import RECHECK_STATUSES, recheck_sentence
from reports.writing.templating import render
from signpost.workspace import Workspace

# Events that the log shows.
_EVENTS = 500


def today() -> date:
    """Return today's date, UTC."""
    return datetime.now(UTC).date()


def _status(problem: Exception | None) -> int:
    """Return the status of a form's page: 409 where somebody else was quicker."""
    if problem is None:
        return 200
    return 409 if isinstance(problem, ChangedMeanwhileError) else 400


class FormPages:
    """Fills the pages with forms from the newest judged run."""

    def __init__(
        self, workspace: Workspace, newest: NewestRun, authentication: Authentication
    ) -> None:
        self._workspace, self._newest = workspace, newest
        self._authentication = authentication
        self._log = EventLog(workspace)

    async def recheck(self, request: Request) -> Response:
        """Show what can be done about one page: recheck it, say who looks after it."""
        card = request.path_params["name"]
        url = self.url(card)
        found = self._newest.recheck(url)
        service = self._newest.sources.services.get(url, "")
        owners = self.decisions().owners
        return self.page(
            request,
            "recheck_form.html",
            "Check a page again",
            url=url,
            card=card,
            found=found,
            sentence=recheck_sentence(found.counts) if found else "",
            labels=RECHECK_STATUSES,
            service=service,
            owner=owners.get(("page", url), ""),
            service_owner=owners.get(("service", service), ""),
        )

    async def issue(self, request: Request) -> Response:
        """Show one issue, what was decided about it, and the form for a decision."""
        given = {"target": request.path_params["name"], "scope": "issue"}
        return self.decision(request, given)

    async def finding(self, request: Request) -> Response:
        """Show one finding on one page, what was decided about it, and the form."""
        card = request.query_params.get("page", "")
        return self.decision(
            request, {"target": request.path_params["name"], "scope": "finding", "card": card}
        )

    def decision(self, request: Request, given: Form, problem: Exception | None = None) -> Response:
        """Fill the form of a decision; `problem` is what was wrong with what was sent.

        Raises:
            RequestRefused: nothing of that name is known.
        """
        scope, name = given.get("scope", "issue"), given.get("target", "")
        subject = self._newest.subject(scope, name, given.get("card", ""))
        decision = self.decisions().by_target.get((scope, name))
        about = subject or decision
        if about is not None and self._newest.sources.is_left_out(about.rule):
            self.check_signed_in(request)
        if subject is None and decision is None:
            title = f"{scope.capitalize()} not found"
            raise RequestRefused(404, title, f"The report has no such {scope}.")
        return self.page(
            request,
            "decision_form.html",
            f"Decide about a {scope}",
            status=_status(problem),
            name=name,
            scope=scope,
            card=given.get("card", ""),
            row=subject,
            decision=decision,
            holds=decision is not None and decision.holds(today()),
            kinds=KINDS,
            given=given,
            problem=problem,
            quicker=isinstance(problem, ChangedMeanwhileError),
        )

    async def folder(self, request: Request) -> Response:
        """Show what a decision on a folder would hold for, and the form."""
        return self.decision(request, {"target": request.path_params["name"], "scope": "folder"})

    def check_signed_in(self, request: Request) -> None:
        """Let only people in who said who they are: this tells where personal data lies.

        Raises:
            RequestRefused: nobody has to sign in here, or nobody did.
        """
        if not request.state.who:
            text = (
                "This page says where personal data can be found, so it is shown to people who "
                "sign in only. Set [reports] password_from or user_header, and start again."
            )
            raise RequestRefused(403, "Sign in to see this", text)

    async def checks(self, request: Request) -> Response:
        """Show the manual checks of one page of the rehearsal's sample."""
        return self.manual_checks(request, {"card": request.path_params["name"]})

    def manual_checks(
        self, request: Request, given: Form, problem: Exception | None = None
    ) -> Response:
        """Fill the form of a page's manual checks; `problem` as for `decision`."""
        found, page = self.sampled(given["card"])
        return self.page(
            request,
            "manual_checks_form.html",
            "Checks by hand",
            status=_status(problem),
            page=page,
            rows=check_rows(found, page, given),
            answers=ANSWERS,
            max_note=MOST_NOTE,
            card=given["card"],
            given=given,
            problem=problem,
            quicker=isinstance(problem, ChangedMeanwhileError),
            kept="kept" in request.query_params and not problem,
        )

    async def action_log(self, request: Request) -> Response:
        """Show who did what, newest first."""
        events = [event for _, event in reversed(self._log.read()[-_EVENTS:])]
        return self.page(request, "action_log.html", "What was done", events=events)

    async def refused(self, request: Request, error: Exception) -> Response:
        """Answer with a page that says what is wrong."""
        known = RequestRefused(500, "Sorry", "Try again.")
        if isinstance(error, RequestRefused):
            known = error
        return self.page(
            request, "request_problem.html", known.title, status=known.status, text=known.text
        )

    def sampled(self, card: str) -> tuple[PracticeAudit, SampledPage]:
        """Return the rehearsal, and its page with a scorecard's name.

        Raises:
            RequestRefused: the sample has no such page.
        """
        found = rehearsal_now(self._workspace, self._newest.sources)
        page = page_of(found, self.url(card))
        if page is None:
            text = "The rehearsal's sample has no such page."
            raise RequestRefused(404, "Page not found", text)
        return found, page

    def url(self, card: str) -> str:
        """Return the page of a scorecard's name; only pages of the run can be acted on.

        Raises:
            RequestRefused: the run has no such page.
        """
        url = self._newest.url(card)
        if url is None:
            raise RequestRefused(404, "Page not found", "This week's report has no such page.")
        return url

    def decisions(self) -> Decisions:
        """Read what holds today."""
        return Decisions.after(self._log.read(), today())

    def page(
        self, request: Request, template: str, title: str, status: int = 200, **values: object
    ) -> Response:
        """Fill a page with forms, and give its browser the session that they belong to."""
        session, who = self._authentication.session(request), request.state.who
        html = render(
            template,
            sources=self._newest.sources,
            menu=menu(),
            title=title,
            token=self._authentication.token(session, who),
            log_version=len(self._log.read()),
            who=who,
            is_served=True,
            up="../" * (request.url.path.count("/") - 1),
            **values,
        )
        response = HTMLResponse(html, status)
        response.set_cookie(
            COOKIE,
            session,
            httponly=True,
            samesite="strict",
            secure=self._authentication.secure,
        )
        return response
