"""Writing the search page, its style and OpenSearch's description. Autoescaping is on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import resources
from urllib.parse import unquote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from search.answering.search_request import SearchResponse, SearchResult
from search.documents import SearchError
from search.service.colour import against_white
from search.service.search_request import KINDS, LONGEST_QUERY, PAGE_SIZE, PAGES, ResultsPageRequest
from signpost.pages.addresses import host_of, normalise, path_of
from signpost.settings.config import Config

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# WCAG 2.2, 1.4.3: white text on the council's own colour.
_LEAST_CONTRAST = 4.5
# A filter that leaves one result saves nobody time.
_SERVICES_SHOWN, _LEAST_RESULTS = 5, 2


@dataclass(frozen=True, slots=True)
class Council:
    """What every page says: the council's name, where to turn, and whether searches are kept."""

    name: str
    home: str
    contact: str
    phone: str
    style: str
    script: str
    keeps: bool


@cache
def templates() -> Environment:
    """Return the templates, ready to fill."""
    made = Environment(
        loader=PackageLoader("search.service"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=without_invisible,
    )
    made.filters |= {"day": readable_date, "file_type": file_type}
    made.filters |= {"place": readable_address, "web": web_address}
    made.globals |= {"longest": LONGEST_QUERY, "kinds": KINDS, "last_page": PAGES}
    return made


def style(config: Config) -> bytes:
    """Return the stylesheet in the council's colour.

    Raises:
        SearchError: the colour is not #rrggbb, or too light to be read on.
    """
    colour = config.search.colour
    if not _COLOUR.fullmatch(colour):
        raise SearchError(f'[search] colour has to look like "#14364a", not {colour!r}')
    found = against_white(colour)
    if found < _LEAST_CONTRAST:
        raise SearchError(
            f"[search] colour {colour} has a contrast of {found:.1f} with white text; "
            f"it needs {_LEAST_CONTRAST}. Choose a darker one"
        )
    return _file("search.css").replace("#14364a", colour).encode()


def script() -> bytes:
    """Return the script that completes what is typed."""
    return _file("search.js").encode()


def _file(name: str) -> str:
    """Read a file that lies beside the templates."""
    return resources.files("search.service").joinpath("templates", name).read_text("utf-8")


def version(data: bytes) -> str:
    """Return a short name for a file's content, so that browsers may keep it."""
    return hashlib.blake2b(data, digest_size=6).hexdigest()


def results_page(
    council: Council,
    request: ResultsPageRequest,
    answer: SearchResponse | None,
    query_id: str,
    votes: Callable[[int], bool] = lambda _place: False,
) -> str:
    """Write the page of results; without an answer, the page that asks for words.

    `votes` says of a place on the page (from 0) whether a click there is a vote on two indexes.
    """
    pages = _pages(answer) if answer else 0
    services = _worth_a_filter(request, answer) if answer else []
    first = (request.page - 1) * PAGE_SIZE + 1
    return (
        templates()
        .get_template("results.html")
        .render(
            council=council,
            request=request,
            answer=answer,
            pages=pages,
            past_last_page=answer is not None and is_past_last_page(request, answer),
            services=services,
            first=first,
            go=lambda address, position: _go(
                address, position, query_id, position >= first and votes(position - first)
            ),
        )
    )


def problem_page(council: Council, title: str, message: str) -> str:
    """Write a page that says what went wrong and where else to turn."""
    page = templates().get_template("problem.html")
    nothing = ResultsPageRequest("")
    return page.render(council=council, title=title, message=message, request=nothing)


def opensearch(council: Council, base: str) -> str:
    """Write OpenSearch's description (1.1), by which a browser learns to ask this search."""
    return templates().get_template("opensearch.xml").render(council=council, base=base)


def as_data(
    request: ResultsPageRequest, answer: SearchResponse, query_id: str, index: str
) -> dict[str, object]:
    """Return an answer as plain data for JSON."""
    return {
        "query": request.query,
        "searched": answer.searched,
        "corrected": answer.searched != request.query,
        "did_you_mean": answer.perhaps,
        "total": answer.total,
        "page": request.page,
        "pages": _pages(answer),
        "past_last_page": is_past_last_page(request, answer),
        "best_bets": [
            {"title": bet.title, "address": bet.address, "text": bet.text}
            for bet in answer.best_bets
        ],
        "results": [result.as_dict() for result in answer.results],
        "other_languages": web_address(answer.other_languages),
        "services": dict(answer.services),
        "types": dict(answer.kinds),
        "query_id": query_id,
        "index": index,
    }


def is_past_last_page(request: ResultsPageRequest, answer: SearchResponse) -> bool:
    """Whether somebody asks for a page of results after the last one."""
    return answer.total > 0 and request.page > _pages(answer)


def _worth_a_filter(request: ResultsPageRequest, answer: SearchResponse) -> list[tuple[str, int]]:
    """Return the services to filter by, with how many results each leaves."""
    worth = [(name, n) for name, n in answer.services if n >= _LEAST_RESULTS]
    shown = worth[:_SERVICES_SHOWN]
    return shown + [x for x in answer.services if x[0] == request.service and x not in shown]


def _pages(answer: SearchResponse) -> int:
    """Return how many pages of results there are."""
    return min(PAGES, -(-answer.total // PAGE_SIZE))


def _go(address: str, position: int, query_id: str, votes: bool) -> str:
    """Return the link of a result: through the click log if there is one, else straight."""
    if not query_id:
        return web_address(address)
    said = {"id": query_id, "n": position, "to": address, **({"v": 1} if votes else {})}
    return f"go?{urlencode(said)}"


def web_address(address: str) -> str:
    """Return an address if a link may carry it, else nothing."""
    full = address.lower().startswith(("http://", "https://"))
    return address if full and normalise(address) else ""


def readable_address(address: str) -> str:
    """Write an address as people read it: the host and path, without percent signs."""
    path = unquote(path_of(address)).rstrip("/")
    shown = f"{host_of(address).removeprefix('www.')}{path}"
    return str(without_invisible(shown))


def without_invisible(value: object) -> object:
    """Take out of a text what cannot be seen or turns what follows; markup and numbers stay."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return "".join(c if c.isprintable() else " " for c in value)
    return value


def file_type(result: SearchResult) -> str:
    """Name the kind of file that a result is (PDF), or nothing for a web page."""
    if result.kind == "page":
        return ""
    suffix = path_of(result.address).rpartition(".")[2].upper()
    return suffix if suffix.isalpha() and len(suffix) <= 4 else "Document"


def readable_date(written: str) -> str:
    """Write a date of HTTP or ISO 8601 as `3 March 2026`; nothing for what is neither."""
    found = _date(written)
    return f"{found.day} {found:%B %Y}" if found else ""


def _date(written: str) -> date | None:
    """Read a date."""
    try:
        return datetime.fromisoformat(written[:10]).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):
        return None
