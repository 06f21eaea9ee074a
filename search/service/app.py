"""The search service: an ASGI application that answers from the live index."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from urllib.parse import urljoin

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
from search.service.interleaving import Interleaver, Mixed
from search.service.lessons import Lessons, is_bot
from search.service.live_index import LiveIndex
from search.service.metrics import ServiceMetrics
from search.service.middleware import ServiceMiddleware
from search.service.pages import Council
from search.service.rate_limit import RateLimiter
from search.service.search_request import InvalidSearchRequest, ResultsPageRequest, clean, read
from signpost.settings.config import Config
from signpost.workspace import Workspace

_METHODS = ["GET"]
# Anybody's page may ask for JSON: it is public, and nothing depends on who asks.
_OPEN = {"Access-Control-Allow-Origin": "*"}
_FRESH = {"Cache-Control": "no-store", "Vary": "Accept"}


class SearchService:
    """The service's routes. One index answers a request from its beginning to its end."""

    def __init__(self, workspace: Workspace, config: Config) -> None:
        """Open the live index.

        Raises:
            SearchError: there is none, or a setting is wrong.
        """
        self._config = config
        self._style = pages.style(config)
        self.current = LiveIndex(workspace, config)
        self.metrics = ServiceMetrics()
        self._dear = asyncio.Lock()
        self._lessons = Lessons()
        self._interleaver = Interleaver(config.search.interleaving)
        self._events = EventLog(workspace.folder / FOLDER, config.search.events_days)
        self._style_link = f"search.css?v={pages.version(self._style)}"
        self._script = pages.script()
        self._script_link = f"search.js?v={pages.version(self._script)}"

    def routes(self) -> list[Route]:
        """Return every address that is answered."""
        return [
            Route("/", self.home, methods=_METHODS),
            Route("/search", self.search, methods=_METHODS),
            Route("/api/search", self.api, methods=_METHODS),
            Route("/suggest", self.suggest, methods=_METHODS),
            Route("/go", self.go, methods=_METHODS),
            Route("/opensearch.xml", self.opensearch, methods=_METHODS),
            Route("/search.css", self.style, methods=_METHODS),
            Route("/search.js", self.script, methods=_METHODS),
            Route("/openapi.json", self.openapi, methods=_METHODS),
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
            },
        )
        limits = RateLimiter(self._config.search.requests_per_minute)
        return ServiceMiddleware(inner, limits, self.metrics, self._problem)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Look out for a new index as long as the service runs."""
        watching = asyncio.create_task(self.current.watch())
        yield
        watching.cancel()

    async def home(self, _request: Request) -> Response:
        """Send people to the search page."""
        return RedirectResponse("search", 307)

    async def search(self, request: Request) -> Response:
        """Answer with a page, or with JSON to whoever prefers that."""
        if _prefers_json(request):
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
        try:
            asked = read(request.query_params)
        except InvalidSearchRequest as problem:
            return JSONResponse({"error": str(problem)}, 400, headers=_OPEN)
        if not asked.query:
            return JSONResponse({"error": "Give the words to look for as q."}, 400, headers=_OPEN)
        answer, query_id, _ = await self._answer(search, asked, request)
        data = pages.as_data(asked, answer, query_id, search.build.name)
        return JSONResponse(data, headers=_OPEN | _FRESH)

    async def _answer(
        self, search: LiveSearch, asked: ResultsPageRequest, request: Request
    ) -> tuple[SearchResponse, str, Mixed]:
        """Ask the index; count and write down that it was asked."""
        answer, mixed, seconds = await self._asked(search, asked.request)
        self.metrics.search(seconds)
        request.state.work = seconds
        if not answer.total and not answer.best_bets:
            self.metrics.count("zero_results")
        if answer.searched != asked.query:
            self.metrics.count("corrected")
        if not self._events.kept or _is_nobody(request):
            return answer, "", Mixed()
        hits = [result.address for result in answer.results]
        name = search.build.name
        first = self._lessons.of_search(_visitor(request), folded(asked.query))
        query_id = self._events.query(
            asked.query, answer.searched, name, asked.page, hits, first, mixed
        )
        return answer, query_id, mixed

    async def _asked(
        self, search: LiveSearch, request: SearchRequest
    ) -> tuple[SearchResponse, Mixed, float]:
        """Ask the index; return what was mixed in, and how long it worked.

        What is dear to answer is done one at a time, and lets those go first who wait already, so
        that nobody waits for more than one of them.
        """
        if search.is_dear(request):
            async with self._dear:
                await asyncio.sleep(0)
                return self._timed(search, request)
        return self._timed(search, request)

    def _timed(
        self, search: LiveSearch, request: SearchRequest
    ) -> tuple[SearchResponse, Mixed, float]:
        """Answer a request; return how long it took too."""
        start = time.perf_counter()
        answer, mixed = self._interleaver.answer(search, self.current.beside, request)
        return answer, mixed, time.perf_counter() - start

    async def suggest(self, request: Request) -> Response:
        """Complete what somebody types, in OpenSearch's form: [typed, [texts]]."""
        typed = clean(request.query_params.get("q", ""))[:100]
        found = self.current.search.suggestions.begin(typed)
        headers = {"Cache-Control": "public, max-age=300", **_OPEN}
        kind = "application/x-suggestions+json"
        return JSONResponse([typed, found], headers=headers, media_type=kind)

    async def go(self, request: Request) -> Response:
        """Write down that a result was opened, and lead to it; to pages of the index only."""
        asked = request.query_params
        address = pages.web_address(asked.get("to", ""))
        if not address or not self.current.has(address):
            raise HTTPException(404)
        position = asked.get("n", "")
        counts = position.isascii() and position.isdigit() and len(position) <= 3
        if counts and not _is_nobody(request):
            teaches = self._lessons.of_click(_visitor(request), address)
            votes = "v" in asked and self._lessons.of_vote(_visitor(request))
            self._events.click(asked.get("id", ""), address, int(position), teaches, votes)
            self.metrics.count("clicks")
        return RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})

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
        keep = {"Cache-Control": "public, max-age=86400", **_OPEN}
        return Response(self._script, media_type="text/javascript", headers=keep)

    async def openapi(self, request: Request) -> Response:
        """Describe the addresses for programs."""
        name = self._council(self.current.search).name
        return JSONResponse(openapi.description(name, self._base(request)), headers=_OPEN)

    def _base(self, request: Request) -> str:
        """Return the address that this service has for others, with a slash at its end."""
        base = self._config.search.public_url or str(request.base_url)
        return f"{base.rstrip('/')}/"

    async def health(self, _request: Request) -> Response:
        """Say whether the service answers, and from which index; 503 where that is a stale one."""
        build, stale = self.current.search.build, self.current.stale
        said = {"status": "ok", "index": build.name, "documents": build.documents}
        if stale or self.current.problem:
            late = f"nobody looked for {self.current.seconds_since_look:.0f} s"
            said |= {"status": "old", "problem": self.current.problem or late}
        return JSONResponse(said, 503 if stale else 200, headers={"Cache-Control": "no-store"})

    async def figures(self, _request: Request) -> Response:
        """Give the counts and times to Prometheus."""
        gauges = {
            "index_documents": self.current.search.build.documents,
            "index_run": self.current.search.build.run,
            "index_switches": self.current.switches,
            "index_problem": float(bool(self.current.problem)),
            "index_stale": float(self.current.stale),
            "index_failed_looks": self.current.failures,
            "index_seconds_since_look": self.current.seconds_since_look,
            "events_lost": self._events.lost,
        }
        kind = "text/plain; version=0.0.4; charset=utf-8"
        return PlainTextResponse(self.metrics.text(gauges), media_type=kind)

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

    async def _not_there(self, _request: Request, error: Exception) -> Response:
        """Answer what is no address of this service."""
        code = error.status_code if isinstance(error, HTTPException) else 404
        text = "If you typed the address, check it. If you followed a link, the page has gone."
        return HTMLResponse(self._problem("Page not found", text), code)

    async def _not_askable(self, request: Request, error: Exception) -> Response:
        """Answer a request for what cannot be asked."""
        if _prefers_json(request):
            return JSONResponse({"error": str(error)}, 400, headers=_OPEN)
        return HTMLResponse(self._problem("That cannot be shown", str(error)), 400)


def _is_nobody(request: Request) -> bool:
    """Whether a request is no resident's: a program looks whether there is an answer, or a bot."""
    return request.method == "HEAD" or is_bot(request.headers.get("user-agent", ""))


def _visitor(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else ""


def _prefers_json(request: Request) -> bool:
    """Whether somebody asks for JSON and not for a page."""
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted
