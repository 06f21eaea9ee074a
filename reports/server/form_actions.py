"""What the forms do: recheck a page, keep or withdraw a decision, name an owner, keep answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from audit.history.decisions import (
    ChangedMeanwhileError,
    Decision,
    DecisionError,
    assign,
    decide,
    withdraw,
)
from reports.server.authentication import Authentication
from reports.server.form_pages import FormPages, today
from reports.server.form_requests import Form, RequestRefused, read_form
from reports.server.manual_check_form import keep_answers
from reports.server.newest_run import NewestRun
from reports.server.recheck_jobs import Rechecks
from signpost.workspace import Workspace

Action = Callable[[Request, Form], Awaitable[Response]]


class FormActions:
    """Does what forms ask, and leads back to the page of what they are about.

    `more` are actions of other pages, by name.
    """

    def __init__(
        self,
        workspace: Workspace,
        newest: NewestRun,
        authentication: Authentication,
        forms: FormPages,
        rechecks: Rechecks,
        more: Mapping[str, Action],
    ) -> None:
        self._workspace, self._newest = workspace, newest
        self._authentication, self._forms, self._rechecks = authentication, forms, rechecks
        self._actions: Mapping[str, Action] = {
            "recheck": self._recheck,
            "decide": self._decide,
            "withdraw": self._withdraw,
            "assign": self._assign,
            "check": self._keep_checks,
            **more,
        }

    async def act(self, request: Request) -> Response:
        """Do what a form asks.

        Raises:
            RequestRefused: the form is not ours, or there is none of that name.
        """
        given = await read_form(request)
        who = request.state.who
        if not self._authentication.may_act(request, given.pop("token", ""), who):
            text = "Go back, load the page again and send the form once more. Nothing was changed."
            raise RequestRefused(403, "This form is too old, or not ours", text)
        given["who"] = who or " ".join(given.get("who", "").split())[:100]
        action = self._actions.get(request.path_params["what"])
        if action is None:
            raise RequestRefused(404, "Page not found", "There is no such form.")
        return await action(request, given)

    async def _recheck(self, _request: Request, given: Form) -> Response:
        """Check a page again; one at a time, as each takes a browser."""
        card = given.get("card", "")
        url = self._forms.url(card)
        problem = await self._rechecks.run(url, given["who"] or "somebody here")
        if problem:
            raise RequestRefused(502, "The page could not be checked again", problem)
        return RedirectResponse(f"page/{card}#result", 303)

    async def _decide(self, request: Request, given: Form) -> Response:
        """Keep a decision, or show the form again with what is wrong."""
        scope, target = given.get("scope", "issue"), given.get("target", "")
        subject = self._newest.subject(scope, target, given.get("card", ""))
        earlier = self._forms.decisions().by_target.get((scope, target))
        if subject is not None:
            rule, page = subject.rule, subject.page_sample
        elif earlier is not None:
            rule, page = earlier.rule, earlier.page
        else:
            raise RequestRefused(404, "Not found", "This week's report has nothing of that name.")
        kind, who, why, until = (given.get(k, "").strip() for k in ("kind", "who", "why", "until"))
        decision = Decision(scope, target, kind, who, why, until, rule=rule, page=page)
        try:
            decide(self._workspace, decision, today(), read=_version(given))
        except DecisionError as error:
            return self._forms.decision(request, given, error)
        return RedirectResponse(_place(given, "#decided"), 303)

    async def _withdraw(self, request: Request, given: Form) -> Response:
        """Take a decision back."""
        scope, target = given.get("scope", "issue"), given.get("target", "")
        if (scope, target) not in self._forms.decisions().by_target:
            raise RequestRefused(404, "Not found", "Nothing of that name was decided about.")
        try:
            withdraw(self._workspace, given["who"], scope, target, _version(given))
        except DecisionError as error:
            return self._forms.decision(request, given, error)
        return RedirectResponse(_place(given, ""), 303)

    async def _keep_checks(self, request: Request, given: Form) -> Response:
        """Keep what somebody found on a page by hand."""
        found, page = self._forms.sampled(given.get("card", ""))
        try:
            keep_answers(self._workspace, found, page, given, _version(given))
        except DecisionError as error:
            return self._forms.manual_checks(request, given, error)
        return RedirectResponse(f"check/{given['card']}?kept=1", 303)

    async def _assign(self, _request: Request, given: Form) -> Response:
        """Say who looks after a page or its service."""
        card, scope = given.get("card", ""), given.get("scope", "")
        url = self._forms.url(card)
        target = url if scope == "page" else self._newest.sources.services.get(url, "")
        try:
            owner = given.get("owner", "")
            assign(self._workspace, given["who"], scope, target, owner, _version(given))
        except ChangedMeanwhileError as error:
            text = (
                f"{_sentence(error)}. Go back, load the page again and look. Nothing was changed."
            )
            raise RequestRefused(409, "Somebody else was quicker", text) from None
        except DecisionError as error:
            raise RequestRefused(400, "That cannot be kept", _sentence(error)) from None
        return RedirectResponse(f"page/{card}#owner", 303)


def _version(given: Form) -> int:
    """Return which event of the log was the last when the form was filled; 0 where none is said."""
    text = given.get("log_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _sentence(error: Exception) -> str:
    """Return a message with a capital letter."""
    text = str(error)
    return text[:1].upper() + text[1:]


def _place(given: Form, fragment: str) -> str:
    """Return the page of what a form was about, as seen from where forms go."""
    if given.get("scope") == "finding":
        return f"finding/{given['target']}?page={given.get('card', '')}{fragment}"
    kind = "folder" if given.get("scope") == "folder" else "issue"
    return f"{kind}/{given['target']}{fragment}"
