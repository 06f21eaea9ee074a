"""Keeps a walk from changing anything: nothing is sent, and other sites are not opened.

A form's submission is stopped in the page, and any request but GET and HEAD in the browser. Other
sites cannot be reached at all where the settings keep third parties out; where they let them in,
pages may load things from there, but a walk never goes there.
"""

from __future__ import annotations

from playwright.async_api import BrowserContext, Error, Response, Route

from signpost.pages.addresses import host_of
from signpost.settings.config import Config

_NO_FORMS = """(() => {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  window.addEventListener("submit", stop, true);
  HTMLFormElement.prototype.submit = function () {};
  HTMLFormElement.prototype.requestSubmit = function () {};
  navigator.sendBeacon = () => false;
})()"""
_MOST = 20


class RequestBlocker:
    """What was refused on one page: `left_for` is another site that it wanted to go to.

    `status` is the last answer to a navigation; `missed` are scripts and styles of other sites.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self.status: int | None = None
        self.left_for = ""
        self.missed: list[str] = []
        self.refused = 0

    async def watch(self, context: BrowserContext) -> None:
        """Begin; must come before the first page is opened."""
        await context.add_init_script(_NO_FORMS)
        await context.route("**/*", self._let_go_on_or_refuse)
        context.on("response", self._on_response)

    def begin_page(self) -> None:
        """Begin a new page."""
        self.status, self.left_for, self.missed = None, "", []

    def _on_response(self, response: Response) -> None:
        """Remember how the last navigation was answered."""
        request = response.request
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self.status = response.status

    async def _let_go_on_or_refuse(self, route: Route) -> None:
        """Let a request go on, or refuse it."""
        request = route.request
        own = host_of(request.url) in self._config.hosts or "://" not in request.url
        main = request.is_navigation_request() and request.frame.parent_frame is None
        try:
            if request.method not in ("GET", "HEAD"):
                self.refused += 1
                await route.abort()
            elif host_of(request.url) in self._config.site.aliases:
                home = self._config.without_alias(request.url)
                await route.fulfill(response=await route.fetch(url=home))
            elif main and not own:
                self.left_for = request.url[:2000]
                await route.abort()
            else:
                if not own and request.resource_type in ("script", "stylesheet"):
                    self._note_missed(request.url)
                await route.continue_()
        except Error:
            return  # the page is gone already

    def _note_missed(self, url: str) -> None:
        """Note a script or style sheet of another site that the settings keep out."""
        if not self._config.visit.lets_third_parties_in and len(self.missed) < _MOST:
            self.missed.append(url[:2000])
