"""The served report: the written files as they are, with what people can do about them added.

Written pages get links only. The forms stand on pages of this service, work without scripts, and
change nothing but the workspace's own log (`audit.history.decisions`).
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reports.server.authentication import HEADERS, Authentication
from reports.server.by_mistake_page import ByMistakePage
from reports.server.editors_pages import EditorsPages
from reports.server.form_actions import FormActions
from reports.server.form_pages import FormPages
from reports.server.form_requests import RequestRefused
from reports.server.judging_pages import JudgingPages
from reports.server.live_answers import LiveAnswers
from reports.server.live_pages import LivePages
from reports.server.newest_run import NewestRun
from reports.server.recheck_jobs import Rechecks
from reports.server.report_files import ReportFiles
from reports.server.staff_search import StaffSearch
from reports.writing.templating import static
from signpost.settings.config import Config
from signpost.workspace import Workspace


class ReportServer:
    """Serves the report of a workspace to people who may come in."""

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        newest: NewestRun,
        authentication: Authentication,
        rechecks: Rechecks,
    ) -> None:
        self._authentication = authentication
        self._forms = FormPages(workspace, newest, authentication)
        answers = LiveAnswers(workspace, config)
        self._judging = JudgingPages(workspace, config, newest, self._forms, answers)
        self._editors = EditorsPages(workspace, config, self._forms, answers)
        self._by_mistake = ByMistakePage(newest, self._forms)
        self._search = StaffSearch(self._forms, answers)
        more = {"judge": self._judging.keep, "edit": self._editors.edit}
        self._actions = FormActions(workspace, newest, authentication, self._forms, rechecks, more)
        live = LivePages(newest, self._forms.decisions)
        self._files = ReportFiles(workspace.folder / "report", self._forms.decisions, live)

    def app(self) -> ASGIApp:
        """Return the ASGI application."""
        forms = self._forms
        routes = [
            Route("/act/page/{name}", forms.recheck, methods=["GET"]),
            Route("/act/issue/{name}", forms.issue, methods=["GET"]),
            Route("/act/finding/{name}", forms.finding, methods=["GET"]),
            Route("/act/folder/{name}", forms.folder, methods=["GET"]),
            Route("/act/by-mistake", self._by_mistake.show, methods=["GET"]),
            Route("/act/check/{name}", forms.checks, methods=["GET"]),
            Route("/act/judging", self._judging.judging, methods=["GET"]),
            Route("/act/judging.js", _script, methods=["GET"]),
            Route("/act/editors", self._editors.editors, methods=["GET"]),
            Route("/act/search", self._search.search, methods=["GET"]),
            Route("/act/log", forms.action_log, methods=["GET"]),
            Route("/act/{what}", self._actions.act, methods=["POST"]),
            Route("/{path:path}", self._files.file, methods=["GET"]),
        ]
        app = Starlette(routes=routes, exception_handlers={RequestRefused: forms.refused})
        app.add_middleware(BaseHTTPMiddleware, dispatch=self._guarded)
        return app

    async def _guarded(self, request: Request, respond: RequestResponseEndpoint) -> Response:
        """Let known hosts and known people in; put the headers on every answer."""
        who = self._authentication.who(request)
        request.state.who = who
        if not self._authentication.knows(request):
            response = Response("This host is not known here ([reports] public_url).", 421)
        elif who is None:
            response = self._sign_in(request)
        else:
            response = await respond(request)
        response.headers.update(HEADERS)
        return response

    def _sign_in(self, request: Request) -> Response:
        """Ask who it is, by password or by the proxy that should have said."""
        if seconds := self._authentication.wait(request):
            text = f"Too many wrong passwords from your address. Try again in {seconds} seconds."
            return Response(text, 429, headers={"Retry-After": str(seconds)})
        if self._authentication.user_header:
            return Response("The proxy did not say who is signed in.", 403)
        ask = {"WWW-Authenticate": 'Basic realm="Signpost reports", charset="UTF-8"'}
        return Response("Sign in with your name and the team's password.", 401, headers=ask)


async def _script(_request: Request) -> Response:
    """Give the script that lets people judge by keys."""
    return Response(static("judging.js"), media_type="text/javascript")
