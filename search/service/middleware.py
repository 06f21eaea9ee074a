"""What every answer goes through: limits, security headers, figures, and a page for mishaps."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.service.metrics import ServiceMetrics
from search.service.rate_limit import RateLimiter

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Routes that cost something or write something; figures and style are always answered.
_LIMITED = frozenset({"search", "api/search", "suggest", "go"})
_FILES = frozenset({"search.css", "search.js", "opensearch.xml", "openapi.json"})
KNOWN = _LIMITED | _FILES | {"", "healthz", "metrics"}
_log = logging.getLogger("signpost.search")


class ServiceMiddleware:
    """Wraps the whole service. `page` writes the page that tells of a problem: (title, text)."""

    def __init__(
        self,
        app: ASGIApp,
        limits: RateLimiter,
        metrics: ServiceMetrics,
        page: Callable[[str, str], str],
    ) -> None:
        self._app, self._limits, self._metrics, self._page = app, limits, metrics, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].strip("/")
        route = path if path in KNOWN else "other"
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                self._metrics.request(route, message["status"])
            await send(message)

        refused = self._refused(scope, route)
        try:
            await (refused or self._app)(scope, receive, sending)
        except Exception:  # noqa: BLE001 - logged whole, and answered
            # Whatever went wrong, a resident gets a page that says where else to turn.
            _log.exception("an answer failed (%s)", route)
            if not begun:
                text = "Please try again in a few minutes."
                sorry = HTMLResponse(self._page("Sorry, the search does not work", text), 500)
                await sorry(scope, receive, sending)
        if scope.get("client"):
            self._limits.charge(scope["client"][0], scope.get("state", {}).get("work", 0.0))

    def _refused(self, scope: Scope, route: str) -> HTMLResponse | None:
        """Return the answer to somebody who asks too much; None for everybody else."""
        client = scope.get("client")
        wait = self._limits.wait(client[0]) if client and route in _LIMITED else 0.0
        if not wait:
            return None
        self._metrics.count("refused")
        text = "You have asked very often in a short time. Please wait a minute and try again."
        after = {"Retry-After": str(math.ceil(wait))}
        return HTMLResponse(self._page("Please wait", text), 429, headers=after)
