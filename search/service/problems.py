"""Answers about what went wrong: a page for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

# Anybody's page may ask for JSON: it is public, and nothing depends on who asks.
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
_SAID = {
    400: "That cannot be shown",
    404: "Page not found",
    405: "That cannot be done here",
    429: "Please wait",
    500: "Sorry, the search does not work",
}
_TEXTS = {
    404: "If you typed the address, check it. If you followed a link, the page has gone.",
    405: "This address can only be read.",
    429: "You have asked very often in a short time. Please wait a minute and try again.",
    500: "Please try again in a few minutes.",
}
_OTHER = "This cannot be answered."


class Problems:
    """Writes these answers; `page` writes a page of a title and a text."""

    def __init__(self, page: Callable[[str, str], str]) -> None:
        self._page = page

    def answer(
        self, scope: Scope, status: int, text: str = "", headers: Mapping[str, str] | None = None
    ) -> Response:
        """Answer a request in the form that its address or its `Accept` header asks for."""
        text = text or _TEXTS.get(status, _OTHER)
        more = {"Cache-Control": "no-store", **(headers or {})}
        if is_api(scope["path"]) or prefers_json(Headers(scope=scope).get("accept", "")):
            return JSONResponse({"error": text}, status, headers=OPEN | more)
        return HTMLResponse(self._page(_SAID.get(status, _OTHER), text), status, headers=more)


def is_api(path: str) -> bool:
    """Whether an address is for programs, which get JSON whatever happens."""
    return path.startswith(("/api/", "/suggest", "/openapi.json"))


def prefers_json(accepted: str) -> bool:
    """Whether an `Accept` header asks for JSON and not for a page."""
    return "application/json" in accepted and "text/html" not in accepted
