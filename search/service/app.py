"""The search service: an ASGI application that answers from the live index."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator
from urllib.parse import urljoin, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from search.analysis import folded
from search.answering.live_search import LiveSearch
from search.answering.search_request import SearchRequest, SearchResponse
from search.logs.service_events import FOLDER
from search.service import openapi, pages
from search.service.events import EventLog
from search.service.health import health_of
from search.service.interleaving import Answered, Interleaver, Mixed
from search.service.lessons import is_bot
from search.service.live_index import LiveIndex
from search.service.metrics import ServiceMetrics
from search.service.middleware import ServiceMiddleware
from search.service.pages import Council
from search.service.problems import OPEN, Problems, prefers_json
from search.service.search_request import InvalidSearchRequest, ResultsPageRequest, clean, read
from search.service.shared_state import SharedState, WorkerReport
from signpost.settings.config import Config
from signpost.workspace import Workspace

_METHODS = ["GET"]
_FRESH = {"Cache-Control": "no-store", "Vary": "Accept"}
# Results are not for crawlers: they would ask without end, and follow links that are counted.
_ROBOTS = """User-agent: *
Disallow: /search?
Disallow: /api/
Disallow: /suggest
Disallow: /go
"""
_log = logging.getLogger("signpost.search")


class SearchService:
    """The service's routes. One index answers a request from its beginning to its end."""

    def __init__(
        self, workspace: Workspace, config: Config, shared: SharedState | None = None
    ) -> None:
        """Open the live index. `shared` is what several processes know together.

        Raises:
            SearchError: there is none, or a setting is wrong.
        """
        self._config = config
        self._style = pages.style(config)
        self.current = LiveIndex(workspace, config)
        self.metrics = ServiceMetrics()
        self._dear = asyncio.Lock()
        self._shared = shared or SharedState(config.search.requests_per_minute)
        self._interleaver = Interleaver(config.search.interleaving)
        self._problems = Problems(self._problem)
        self._events = EventLog(
            workspace.folder / FOLDER,
            config.search.events_days,
            lost=lambda: self.metrics.count("events_lost"),
        )
        self._style_link = f"search.css?v={pages.version(self._style)}"
        self._script = pages.script()
        self._script_link = f"search.js?v={pages.version(self._script)}"

    def routes(self) -> list[Route]:
        """Return every address that is answered."""
        return [
            Route("/", self.home, methods=_METHODS),
            Route("/search", self.search, methods=_METHODS),
            Route("/api/v1/search", self.api, methods=_METHODS),
            Route("/api/v1/suggest", self.suggest, methods=_METHODS),
            # As they were called before there were versions.
            Route("/api/search", self.api, methods=_METHODS),
            Route("/suggest", self.suggest, methods=_METHODS),
            Route("/go", self.go, methods=_METHODS),
            Route("/opensearch.xml", self.opensearch, methods=_METHODS),
            Route("/search.css", self.style, methods=_METHODS),
            Route("/search.js", self.script, methods=_METHODS),
            Route("/openapi.json", self.openapi, methods=_METHODS),
            Route("/robots.txt", self.robots, methods=_METHODS),
            Route("/healthz", self.health, methods=_METHODS),
            Route("/metrics", self.figures, methods=_METHODS),
        ]

    def app(self) -> ServiceMiddleware:
        """Return the ASGI application."""
        inner = Starlette(
            routes=self.routes(),
            lifespan=self._lifespan,
            exception_handlers={
                HTTPException: self._not_there,
                InvalidSearchRequest: self._not_askable,
                Exception: self._mishap,
            },
        )
        return ServiceMiddleware(inner, self._shared, self.metrics, self._problems, self._prefix)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Look out for a new index, and say how this process is, as long as the service runs."""
        self.report()
        watching = asyncio.create_task(self.current.watch(self.report))
        yield
        watching.cancel()

    async def home(self, _request: Request) -> Response:
        """Send people to the search page."""
        return RedirectResponse("search", 307)

    async def search(self, request: Request) -> Response:
        """Answer with a page, or with JSON to whoever prefers that."""
        if prefers_json(request.headers.get("accept", "")):
            return await self.api(request)
        search, asked = self.current.search, read(request.query_params)
        answer, query_id, mixed = None, "", Mixed()
        if asked.query:
            answer, query_id, mixed = await self._answer(search, asked, request)
        page = pages.results_page(self._council(search), asked, answer, query_id, mixed.tells)
        return HTMLResponse(page, headers=_FRESH)

    async def api(self, request: Request) -> Response:
        """Answer with JSON."""
        search = self.current.search
        if "q" not in request.query_params:
            raise InvalidSearchRequest("Give the words to look for as q.")
        asked = read(request.query_params)
        answer, query_id, _ = await self._answer(search, asked, request)
        data = pages.as_data(asked, answer, query_id, search.build.name)
        return JSONResponse(data, headers=OPEN | _FRESH)

    async def _answer(
        self, search: LiveSearch, asked: ResultsPageRequest, request: Request
    ) -> tuple[SearchResponse, str, Mixed]:
        """Ask the index; count and write down that it was asked, unless it was for nothing."""
        if not asked.query:
            return SearchResponse(asked.request, ""), "", Mixed()
        answered = await self._asked(search, asked.request)
        answer, request.state.work = answered.response, answered.work
        self.metrics.search(answered.seconds)
        if not answer.total and not answer.best_bets:
            self.metrics.count("zero_results")
        if answer.searched != asked.query:
            self.metrics.count("corrected")
        if not self._events.kept or _is_nobody(request):
            return answer, "", Mixed()
        hits = [result.address for result in answer.results]
        name = search.build.name
        first = self._shared.of_search(_visitor(request), folded(asked.query))
        query_id = self._events.query(
            asked.query, answer.searched, name, asked.page, hits, first, answered.mixed
        )
        return answer, query_id, answered.mixed

    async def _asked(self, search: LiveSearch, request: SearchRequest) -> Answered:
        """Ask the index.

        What is dear to answer is done one at a time, and lets those go first who wait already, so
        that nobody waits for more than one of them.
        """
        if search.is_dear(request):
            async with self._dear:
                await asyncio.sleep(0)
                return self._interleaver.answer(search, self.current.beside, request)
        return self._interleaver.answer(search, self.current.beside, request)

    async def suggest(self, request: Request) -> Response:
        """Complete what somebody types, in OpenSearch's form: [typed, [texts]]."""
        typed = clean(request.query_params.get("q", ""))[:100]
        found = self.current.search.suggestions.begin(typed)
        headers = {"Cache-Control": "public, max-age=300", **OPEN}
        kind = "application/x-suggestions+json"
        return JSONResponse([typed, found], headers=headers, media_type=kind)

    async def go(self, request: Request) -> Response:
        """Write down that a result was opened, and lead to it; to pages of the index only."""
        asked = request.query_params
        address = pages.web_address(asked.get("to", ""))
        if not address or not (self.current.has(address) or await self._has_now(address)):
            raise HTTPException(404)
        position = asked.get("n", "")
        counts = position.isascii() and position.isdigit() and len(position) <= 3
        if counts and not _is_nobody(request):
            teaches = self._shared.of_click(_visitor(request), address)
            votes = "v" in asked and self._shared.of_vote(_visitor(request))
            self._events.click(asked.get("id", ""), address, int(position), teaches, votes)
            self.metrics.count("clicks")
        return RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})

    async def _has_now(self, address: str) -> bool:
        """Whether an index that this process has not taken up yet, but others may, has a page."""
        if not self.current.is_behind():
            return False
        await self.current.refresh()
        return self.current.has(address)

    async def opensearch(self, request: Request) -> Response:
        """Describe this search to browsers."""
        text = pages.opensearch(self._council(self.current.search), self._base(request))
        return Response(text, media_type="application/opensearchdescription+xml")

    async def style(self, _request: Request) -> Response:
        """Give the stylesheet; its address changes when it does."""
        keep = {"Cache-Control": "public, max-age=86400"}
        return Response(self._style, media_type="text/css", headers=keep)

    async def script(self, _request: Request) -> Response:
        """Give the script that completes what is typed, to other sites' pages too."""
        keep = {"Cache-Control": "public, max-age=86400", **OPEN}
        return Response(self._script, media_type="text/javascript", headers=keep)

    async def openapi(self, request: Request) -> Response:
        """Describe the addresses for programs."""
        name = self._council(self.current.search).name
        return JSONResponse(openapi.description(name, self._base(request)), headers=OPEN)

    @property
    def trusted_proxies(self) -> list[str]:
        """The proxies that are believed about whose request they bring."""
        return list(self._config.search.trusted_proxies)

    @property
    def _prefix(self) -> str:
        """The path that this service is shown under, without a slash at its end."""
        settings = self._config.search
        return (settings.path_prefix or urlsplit(settings.public_url).path).rstrip("/")

    def _base(self, request: Request) -> str:
        """Return the address that this service has for others, with a slash at its end."""
        base = self._config.search.public_url
        return f"{(base or f'{request.base_url}'.rstrip('/') + self._prefix).rstrip('/')}/"

    async def robots(self, _request: Request) -> Response:
        """Ask crawlers to leave results alone."""
        rules = _ROBOTS.replace(": /", f": {self._prefix}/")
        return PlainTextResponse(rules, headers={"Cache-Control": "public, max-age=86400"})

    def report(self) -> None:
        """Say how this process is; whatever goes wrong with that, it goes on."""
        try:
            self.metrics.gauges(self._gauges())
            self._shared.report(self._state())
        except Exception:  # noqa: BLE001 - logged whole; the next look says it again
            _log.exception("a process could not say how it is")

    def _state(self) -> WorkerReport:
        """Return how this process is."""
        build, current = self.current.search.build, self.current
        late = f"nobody looked for {current.seconds_since_look:.0f} s" if current.stale else ""
        return WorkerReport(
            pid=os.getpid(),
            index=build.name,
            documents=build.documents,
            stale=current.stale,
            problem=current.problem or late,
        )

    async def health(self, _request: Request) -> Response:
        """Say whether the service answers, and from which index; 503 where one is stale."""
        mine = self._state()
        self._shared.report(mine)
        said, code = health_of(mine, self._shared.workers(), self._shared.missing())
        return JSONResponse(said, code, headers={"Cache-Control": "no-store"})

    async def figures(self, _request: Request) -> Response:
        """Give the counts and times of all processes to Prometheus."""
        self.metrics.gauges(self._gauges())
        kind = "text/plain; version=0.0.4; charset=utf-8"
        return PlainTextResponse(self.metrics.text(), media_type=kind)

    def _gauges(self) -> dict[str, float]:
        """Return the figures of this process that are read as they stand."""
        return {
            "index_documents": self.current.search.build.documents,
            "index_run": self.current.search.build.run,
            "index_switches": self.current.switches,
            "index_problem": float(bool(self.current.problem)),
            "index_stale": float(self.current.stale),
            "index_failed_looks": self.current.failures,
            "index_seconds_since_look": self.current.seconds_since_look,
        }

    def _council(self, search: LiveSearch) -> Council:
        """Say who serves this search, and where to turn."""
        site, settings = self._config.site, self._config.search
        contact = urljoin(site.url, settings.contact) if settings.contact else ""
        return Council(
            name=site.name or site.url.split("/")[2],
            home=site.url,
            contact=contact or search.contact,
            phone=settings.phone,
            style=self._style_link,
            script=self._script_link,
            keeps=self._events.kept,
        )

    def _problem(self, title: str, message: str) -> str:
        """Write a page about a problem."""
        return pages.problem_page(self._council(self.current.search), title, message)

    async def _not_there(self, request: Request, error: Exception) -> Response:
        """Answer what is no address of this service, or cannot be done at it."""
        assert isinstance(error, HTTPException)  # Starlette chooses by the class
        more = {"Allow": "GET, HEAD, OPTIONS"} if error.status_code == 405 else None
        return self._problems.answer(request.scope, error.status_code, headers=more)

    async def _mishap(self, request: Request, _error: Exception) -> Response:
        """Answer where something went wrong that nobody foresaw; the middleware logs it."""
        return self._problems.answer(request.scope, 500)

    async def _not_askable(self, request: Request, error: Exception) -> Response:
        """Answer a request for what cannot be asked."""
        return self._problems.answer(request.scope, 400, str(error))


def _is_nobody(request: Request) -> bool:
    """Whether a request is no resident's: a program looks whether there is an answer, or a bot."""
    return request.method == "HEAD" or is_bot(request.headers.get("user-agent", ""))


def _visitor(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else ""
