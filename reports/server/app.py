"""The served report: the written files as they are, with what people can do about them added.

Written pages get links only. The forms stand on pages of this service, work without scripts, and
change nothing but the workspace's own log (`audit.history.decisions`).
"""

from __future__ import annotations

import asyncio
import mimetypes
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from audit.history.decisions import (
    KINDS,
    Decision,
    DecisionError,
    Decisions,
    assign,
    decide,
    log,
    withdraw,
)
from audit.monitoring_sample.practice_audit import Looked, Rehearsal
from reports.server.authentication import COOKIE, HEADERS, Door
from reports.server.manual_check_form import keep_answers, page_of, rehearsal_now, values_of
from reports.server.recheck_jobs import Rechecks
from reports.server.recheck_text import SAID, sentence
from reports.server.subjects import Subjects
from reports.writing.templating import render
from reports.writing.wording import day
from signpost.workspace import Workspace

_MARK = re.compile(r"<!--act:(issue|page|check|finding):([0-9a-f]{16}):(\d*)-->")
# The longest form has fifteen notes of 500 characters; a letter may take nine when it is sent.
_MOST_FORM, _MOST_FIELDS = 70_000, 50
_SUFFIXES = frozenset({".html", ".css", ".js", ".json", ".jpg", ".csv", ".xlsx", ".xml"})


class Refused(Exception):
    """A request that is answered with a page of its own: status, title, text."""

    def __init__(self, status: int, title: str, text: str) -> None:
        super().__init__(text)
        self.status, self.title, self.text = status, title, text


class Acting:
    """The routes."""

    def __init__(
        self, workspace: Workspace, subjects: Subjects, door: Door, rechecks: Rechecks
    ) -> None:
        self._workspace, self._subjects = workspace, subjects
        self._door, self._rechecks = door, rechecks
        self._folder = workspace.folder / "report"

    def app(self) -> ASGIApp:
        """Return the ASGI application."""
        routes = [
            Route("/act/page/{name}", self.page, methods=["GET"]),
            Route("/act/issue/{name}", self.issue, methods=["GET"]),
            Route("/act/finding/{name}", self.finding, methods=["GET"]),
            Route("/act/check/{name}", self.check, methods=["GET"]),
            Route("/act/log", self.history, methods=["GET"]),
            Route("/act/{what}", self.act, methods=["POST"]),
            Route("/{path:path}", self.file, methods=["GET"]),
        ]
        app = Starlette(routes=routes, exception_handlers={Refused: self._refused})
        app.add_middleware(BaseHTTPMiddleware, dispatch=self._guarded)
        return app

    async def _guarded(self, request: Request, answer: Any) -> Response:
        """Let known hosts and known people in; put the headers on every answer."""
        who = self._door.who(request)
        request.state.who = who
        response: Response
        if not self._door.knows(request):
            response = Response("This host is not known here ([reports] public_url).", 421)
        elif who is None:
            response = self._who_are_you()
        else:
            response = await answer(request)
        response.headers.update(HEADERS)
        return response

    def _who_are_you(self) -> Response:
        """Ask who it is, by password or by the proxy that should have said."""
        if self._door.is_locked:
            return Response("Too many wrong passwords. Wait a minute.", 429)
        if self._door.user_header:
            return Response("The proxy did not say who is signed in.", 403)
        ask = {"WWW-Authenticate": 'Basic realm="Signpost reports", charset="UTF-8"'}
        return Response("Sign in with your name and the team's password.", 401, headers=ask)

    async def file(self, request: Request) -> Response:
        """Give a file of the written report; pages get their links to act."""
        name = request.path_params["path"] or "index.html"
        path = (self._folder / name).resolve()
        inside = path.is_relative_to(self._folder.resolve())
        if not inside or path.suffix not in _SUFFIXES or not path.is_file():
            raise Refused(404, "Page not found", "The report has no such page.")
        data = await asyncio.to_thread(path.read_bytes)
        if path.suffix == ".html":
            return HTMLResponse(self._with_links(data.decode(), name))
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind)

    def _with_links(self, html: str, name: str) -> str:
        """Put links in the places that the templates marked; a page's own words cannot mark any."""
        decided, up = self._decisions(), "../" * name.count("/")
        places = count(1)

        def link(found: re.Match[str]) -> str:
            what, target, number = found.groups()
            if what == "page":
                return f'<p><a href="{up}act/page/{target}">Check this page again now</a></p>'
            if what == "check":
                unseen = f'<span class="unseen"> of page {number}</span>'
                return f'<p><a href="{up}act/check/{target}">Fill in the checks{unseen}</a></p>'
            made = decided.holding(what, target)
            about = "this" if what == "issue" else "this place"
            said = f"Decided: {KINDS[made.kind]}. Change that" if made else f"Decide about {about}"
            # Places are numbered under each rule anew; links to different forms differ in words.
            said_of = number if what == "issue" else next(places)
            unseen = f'<span class="unseen">: {what} {said_of}</span>'
            place = target if what == "issue" else f"{target}?page={Path(name).stem}"
            return f'<p><a href="{up}act/{what}/{place}">{said}{unseen}</a></p>'

        return _MARK.sub(link, html)

    async def page(self, request: Request) -> Response:
        """Show what can be done about one page: recheck it, say who looks after it."""
        url = self._url(request.path_params["name"])
        found = self._subjects.recheck(url)
        service = self._subjects.sources.services.get(url, "")
        return self._form(
            request,
            "act_page.html",
            url=url,
            card=request.path_params["name"],
            found=found,
            sentence=sentence(found) if found else "",
            labels=SAID,
            service=service,
            owner=self._decisions().owners.get(("page", url), ""),
            service_owner=self._decisions().owners.get(("service", service), ""),
            title="Check a page again",
        )

    async def issue(self, request: Request) -> Response:
        """Show one issue, what was decided about it, and the form for a decision."""
        given = {"target": request.path_params["name"], "scope": "issue"}
        return self._decision_page(request, given, "")

    async def finding(self, request: Request) -> Response:
        """Show one finding on one page, what was decided about it, and the form."""
        card = request.query_params.get("page", "")
        given = {"target": request.path_params["name"], "scope": "finding", "card": card}
        return self._decision_page(request, given, "")

    def _decision_page(self, request: Request, given: dict[str, str], problem: str) -> Response:
        """Fill an issue's or finding's page; what was typed into a wrong form is still there."""
        scope, name = given.get("scope", "issue"), given.get("target", "")
        about = self._subjects.about(scope, name, given.get("card", ""))
        decision = self._decisions().by_target.get((scope, name))
        if about is None and decision is None:
            raise Refused(
                404, f"{scope.capitalize()} not found", f"The report has no such {scope}."
            )
        return self._form(
            request,
            "act_issue.html",
            name=name,
            scope=scope,
            card=given.get("card", ""),
            row=about,
            decision=decision,
            holds=decision is not None and decision.holds(_today()),
            kinds=KINDS,
            given=given,
            problem=problem,
            title=f"Decide about a {scope}",
            status=400 if problem else 200,
        )

    async def check(self, request: Request) -> Response:
        """Show the manual checks of one page of the rehearsal's sample."""
        given = {"card": request.path_params["name"]}
        return self._check_page(request, given, "")

    def _sampled(self, card: str) -> tuple[Rehearsal, Looked]:
        """Return the rehearsal, and its page with a scorecard's name."""
        found = rehearsal_now(self._workspace, self._subjects.sources)
        page = page_of(found, self._url(card))
        if page is None:
            raise Refused(404, "Page not found", "The rehearsal's sample has no such page.")
        return found, page

    def _check_page(self, request: Request, given: dict[str, str], problem: str) -> Response:
        """Fill the form of a page's manual checks."""
        found, page = self._sampled(given["card"])
        return self._form(
            request,
            "act_check.html",
            **values_of(found, page, given),
            card=given["card"],
            given=given,
            problem=problem,
            kept="kept" in request.query_params and not problem,
            title="Checks by hand",
            status=400 if problem else 200,
        )

    async def history(self, request: Request) -> Response:
        """Show who did what, newest first."""
        events = log(self._workspace)[::-1]
        return self._form(request, "act_log.html", events=events[:500], title="What was done")

    async def act(self, request: Request) -> Response:
        """Do what a form asks."""
        given = await _read_form(request)
        who = request.state.who
        if not self._door.may_act(request, given.pop("token", ""), who):
            text = "Go back, load the page again and send the form once more. Nothing was changed."
            raise Refused(403, "This form is too old, or not ours", text)
        given["who"] = who or " ".join(given.get("who", "").split())[:100]
        work = {
            "recheck": self._recheck,
            "decide": self._decide,
            "withdraw": self._withdraw,
            "assign": self._assign,
            "check": self._check,
        }.get(request.path_params["what"])
        if work is None:
            raise Refused(404, "Page not found", "There is no such form.")
        return await work(request, given)

    async def _recheck(self, _request: Request, given: dict[str, str]) -> Response:
        """Check a page again; one at a time, as each takes a browser."""
        card = given.get("card", "")
        problem = await self._rechecks.run(self._url(card), given["who"] or "somebody here")
        if problem:
            raise Refused(502, "The page could not be checked again", problem)
        return RedirectResponse(f"page/{card}#result", 303)

    async def _decide(self, request: Request, given: dict[str, str]) -> Response:
        """Keep a decision, or show the form again with what is wrong."""
        scope, target = given.get("scope", "issue"), given.get("target", "")
        about = self._subjects.about(scope, target, given.get("card", ""))
        before = self._decisions().by_target.get((scope, target))
        if about is None and before is None:
            raise Refused(404, "Not found", "This week's report has nothing of that name.")
        values = {k: given.get(k, "").strip() for k in ("kind", "who", "why", "until")}
        more = {"rule": before.rule, "page": before.page} if before else {}
        if about:
            more = {"rule": about.rule, "page": about.page_sample}
        try:
            decide(self._workspace, Decision(scope, target, **values, **more), _today())
        except DecisionError as error:
            return self._decision_page(request, given, str(error))
        return RedirectResponse(_place(given, "#decided"), 303)

    async def _withdraw(self, request: Request, given: dict[str, str]) -> Response:
        """Take a decision back."""
        scope, target = given.get("scope", "issue"), given.get("target", "")
        if (scope, target) not in self._decisions().by_target:
            raise Refused(404, "Not found", "Nothing of that name was decided about.")
        try:
            withdraw(self._workspace, given["who"], scope, target)
        except DecisionError as error:
            return self._decision_page(request, given, str(error))
        return RedirectResponse(_place(given, ""), 303)

    async def _check(self, request: Request, given: dict[str, str]) -> Response:
        """Keep what somebody found on a page by hand."""
        found, page = self._sampled(given.get("card", ""))
        try:
            keep_answers(self._workspace, found, page, given)
        except DecisionError as error:
            return self._check_page(request, given, str(error))
        return RedirectResponse(f"check/{given['card']}?kept=1", 303)

    async def _assign(self, _request: Request, given: dict[str, str]) -> Response:
        """Say who looks after a page or its service."""
        card, scope = given.get("card", ""), given.get("scope", "")
        url = self._url(card)
        target = url if scope == "page" else self._subjects.sources.services.get(url, "")
        try:
            assign(self._workspace, given["who"], scope, target, given.get("owner", ""))
        except DecisionError as error:
            raise Refused(400, "That cannot be kept", str(error)) from None
        return RedirectResponse(f"page/{card}#owner", 303)

    def _form(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """Fill a page with forms, and give its browser the session that they belong to."""
        session, who = self._door.session(request), request.state.who
        up = "../" * (request.url.path.count("/") - 1)
        more = {
            "sources": self._subjects.sources,
            "token": self._door.token(session, who),
            "who": who,
            "acting": True,
            "up": up,
            "when": day,
        }
        response = HTMLResponse(render(template, **{**more, **values}), status)
        response.set_cookie(
            COOKIE, session, httponly=True, samesite="strict", secure=self._door.secure
        )
        return response

    async def _refused(self, request: Request, error: Exception) -> Response:
        """Answer with a page that says what is wrong."""
        known = error if isinstance(error, Refused) else Refused(500, "Sorry", "Try again.")
        more = {"title": known.title, "text": known.text}
        return self._form(request, "act_problem.html", known.status, **more)

    def _url(self, card: str) -> str:
        """Return the page of a scorecard's name; only pages of the run can be acted on."""
        url = self._subjects.url(card)
        if url is None:
            raise Refused(404, "Page not found", "This week's report has no such page.")
        return url

    def _decisions(self) -> Decisions:
        """Read what holds today."""
        return Decisions.of(self._workspace, _today())


def _place(given: dict[str, str], fragment: str) -> str:
    """Return the page of what a form was about, as seen from where forms go."""
    if given.get("scope") == "finding":
        return f"finding/{given['target']}?page={given.get('card', '')}{fragment}"
    return f"issue/{given['target']}{fragment}"


def _today() -> Any:
    """Return today's date, UTC."""
    return datetime.now(UTC).date()


async def _read_form(request: Request) -> dict[str, str]:
    """Read a form as browsers send it (application/x-www-form-urlencoded), a value a name."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > _MOST_FORM:
            raise Refused(413, "That is too long", "Shorten what you typed. Nothing was changed.")
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, "That is no form", "Nothing was changed.")
    found = parse_qs(
        data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
    )
    return {name: values[-1] for name, values in found.items()}
