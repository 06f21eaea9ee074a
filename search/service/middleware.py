"""What every answer goes through: limits, security headers, figures, and a page for mishaps."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.service.metrics import ServiceMetrics
from search.service.problems import OPEN, Problems, is_api
from search.service.rate_limit import USUAL_SECONDS
from search.service.shared_state import SharedState

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Routes that cost something or write something; figures and style are always answered.
_LIMITED = frozenset({"search", "api/search", "api/v1/search", "suggest", "api/v1/suggest", "go"})
_FILES = frozenset({"search.css", "search.js", "opensearch.xml", "openapi.json", "robots.txt"})
KNOWN = _LIMITED | _FILES | {"", "healthz", "metrics"}
_ALLOWED = {"Allow": "GET, HEAD, OPTIONS"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_log = logging.getLogger("signpost.search")


@dataclass(frozen=True, slots=True)
class ServiceMiddleware:
    """Wraps the whole service. `prefix` is the path that it is shown under, such as /find."""

    app: ASGIApp
    shared: SharedState
    metrics: ServiceMetrics
    problems: Problems
    prefix: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = self._without_prefix(scope)
        path = scope["path"].strip("/")
        route = path if path in KNOWN else "other"
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._complete(MutableHeaders(scope=message), scope["path"])
                self.metrics.request(route, message["status"])
            await send(message)

        refused = self._options(scope) or self._refused(scope, route)
        try:
            await (refused or self.app)(scope, receive, sending)
        except Exception:  # noqa: BLE001 - logged whole, and answered
            # Whatever went wrong, a resident gets a page that says where else to turn.
            _log.exception("an answer failed (%s)", route)
            if not begun:
                await self.problems.answer(scope, 500)(scope, receive, sending)
        self._charge(scope)

    def _without_prefix(self, scope: Scope) -> Scope:
        """Take the prefix off the path, where the proxy has left it there."""
        path: str = scope["path"]
        if self.prefix and (path == self.prefix or path.startswith(f"{self.prefix}/")):
            path = path.removeprefix(self.prefix) or "/"
        return {**scope, "path": path, "state": dict(scope.get("state", {}))}

    def _complete(self, headers: MutableHeaders, path: str) -> None:
        """Add what every answer has."""
        for name, value in (HEADERS | OPEN if is_api(path) else HEADERS).items():
            headers.setdefault(name, value)

    def _options(self, scope: Scope) -> Response | None:
        """Answer whoever asks what may be asked; browsers do so for other sites' scripts."""
        if scope["method"] != "OPTIONS":
            return None
        more = OPEN | _PREFLIGHT if is_api(scope["path"]) else {}
        return Response(status_code=204, headers=_ALLOWED | more)

    def _refused(self, scope: Scope, route: str) -> Response | None:
        """Return the answer to somebody who asks too much; None for everybody else."""
        client = scope.get("client")
        wait = self.shared.wait(client[0]) if client and route in _LIMITED else 0.0
        if not wait:
            return None
        self.metrics.count("refused")
        return self.problems.answer(scope, 429, headers={"Retry-After": str(math.ceil(wait))})

    def _charge(self, scope: Scope) -> None:
        """Count what was dear to answer as more than one request."""
        work = scope["state"].get("work", 0.0)
        if scope.get("client") and work > USUAL_SECONDS:
            self.shared.charge(scope["client"][0], work)
