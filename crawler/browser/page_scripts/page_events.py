"""Listens to a page while it is visited: console errors, script errors, requests that fail."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from playwright.async_api import ConsoleMessage, Error, Page, Request, Response

from crawler.fetching.responses import has_no_version, version_of
from signpost.pages.addresses import host_of
from signpost.workspace.blobs import digest
from signpost.workspace.visit_facts import ConsoleError, FailedRequest, VisitFacts

_MAX = 100
_MAX_TEXT = 500
_MAX_ASSETS = 500


class PageEvents:
    """Gathers what a page says between `with` and its end."""

    def __init__(self, page: Page, hosts: frozenset[str]) -> None:
        self._page = page
        self._hosts = hosts
        self._console_errors: list[ConsoleError] = []
        self._script_errors: list[str] = []
        self._failed: list[FailedRequest] = []
        self._refused_hosts: set[str] = set()
        self._refused_styles: list[str] = []
        self._refused_scripts: list[str] = []
        self._assets: dict[str, Response | None] = {}
        self._handlers: dict[str, Callable[..., None]] = {
            "console": self._on_console,
            "pageerror": self._on_error,
            "requestfailed": self._on_failed,
            "response": self._on_response,
            "request": self._on_request,
        }

    def __enter__(self) -> PageEvents:
        for name, handler in self._handlers.items():
            self._page.on(name, handler)  # type: ignore[call-overload]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name, handler in self._handlers.items():
            self._page.remove_listener(name, handler)

    def facts(self) -> VisitFacts:
        """Return what was heard."""
        return VisitFacts(
            console_errors=self._console_errors[:_MAX],
            script_errors=self._script_errors[:_MAX],
            failed_requests=self._failed[:_MAX],
            refused_hosts=sorted(self._refused_hosts)[:_MAX],
            refused_styles=self._refused_styles[:_MAX],
            refused_scripts=self._refused_scripts[:_MAX],
        )

    async def assets(self, versions: dict[str, str]) -> dict[str, str] | None:
        """Return the site's own styles, scripts and frames, each with the name of its version.

        The name is that of `crawler.browser.visit_reuse.answer_identity`, or "" where it cannot be
        told; `versions` holds names that were worked out from the bytes before. None: there are too
        many.
        """
        if len(self._assets) > _MAX_ASSETS:
            return None
        for url, response in self._assets.items():
            if response is not None and url not in versions:
                versions[url] = await _version(response)
        return {url: versions.get(url, "") for url in sorted(self._assets)}

    def _on_console(self, message: ConsoleMessage) -> None:
        """Keep errors that the page logs; the browser's own words on requests are kept apart."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            text, url = message.text[:_MAX_TEXT], str(message.location.get("url", ""))
            self._console_errors.append(ConsoleError(text=text, url=url))

    def _on_error(self, error: Error) -> None:
        """Keep a script error that nothing caught."""
        self._script_errors.append(str(error)[:_MAX_TEXT])

    def _on_request(self, request: Request) -> None:
        """Keep what of the site's own the page is made of: styles, scripts and frames."""
        url = request.url.partition("#")[0]
        kind = request.resource_type
        if kind == "document":
            try:
                kind = "frame" if request.frame.parent_frame else kind
            except Error:  # a navigation of the page itself that is not under way yet
                return
        made_of = kind in ("stylesheet", "script", "frame") and len(self._assets) <= _MAX_ASSETS
        if made_of and host_of(url) in self._hosts:
            self._assets.setdefault(url, None)

    def _on_failed(self, request: Request) -> None:
        """Keep a request of the site's own that got no answer."""
        if request.failure == "net::ERR_ABORTED":
            return  # the page itself gave up on it, or it was answered with an error
        if host_of(request.url) in self._hosts:
            self._note(request, request.failure or "no answer")
        elif "://" in request.url:
            self._refused_hosts.add(host_of(request.url)[:200])
            if request.resource_type == "stylesheet":
                self._refused_styles.append(request.url[:2000])
            elif request.resource_type == "script":
                self._refused_scripts.append(request.url[:2000])

    def _on_response(self, response: Response) -> None:
        """Keep a request that was answered with an error."""
        if response.url in self._assets:
            self._assets[response.url] = response
        if response.status >= 400 and response.request.url != self._page.url:
            self._note(response.request, str(response.status))

    def _note(self, request: Request, reason: str) -> None:
        """Add one failed request."""
        failed = FailedRequest(
            url=request.url[:2000], reason=reason, resource_type=request.resource_type
        )
        if failed not in self._failed:
            self._failed.append(failed)


async def _version(response: Response) -> str:
    """Name the version of a style sheet or script: its validators, else the hash of its bytes."""
    headers = response.headers
    if response.status != 200:
        return ""
    if not has_no_version(headers, headers.get("content-type", "")):
        return version_of(headers)
    try:
        return digest(await response.body())
    except Error:
        return ""
