"""The files of a report as they were written, or as they are now where people change what they say.

Pages get links to the forms of this service.
"""

from __future__ import annotations

import asyncio
import mimetypes
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from audit.history.decisions import KINDS, Decisions
from reports.server.form_requests import RequestRefused
from reports.server.live_pages import LivePages

# Where the templates leave room for a link: what it is about, its name, its number on the page.
_MARK = re.compile(r"<!--act:(issue|page|check|finding):([0-9a-f]{16}):(\d*)-->")
# And for the link to what was published by mistake.
_BY_MISTAKE = "<!--act:by-mistake-->"
# And for links about the search.
_SEARCH_MARK = "<!--act:search-->"
_SEARCH_PAGES = {
    "judging": "Judge search results",
    "editors": "Best bets, synonyms and hidden pages",
    "search": "Search in the query language",
}
_SUFFIXES = frozenset({".html", ".css", ".js", ".json", ".jpg", ".csv", ".xlsx", ".xml"})


class ReportFiles:
    """Gives the files of a folder. `decisions` returns what holds at the moment."""

    def __init__(self, folder: Path, decisions: Callable[[], Decisions], live: LivePages) -> None:
        self._folder, self._decisions, self._live = folder, decisions, live

    async def file(self, request: Request) -> Response:
        """Give a file of the written report; pages get their links to forms.

        Raises:
            RequestRefused: there is no such file.
        """
        name = request.path_params["path"] or "index.html"
        root = self._folder.resolve()
        path = (root / name).resolve()
        inside = path.is_relative_to(root)
        if not inside or path.suffix not in _SUFFIXES or not path.is_file():
            raise RequestRefused(404, "Page not found", "The report has no such page.")
        data = await asyncio.to_thread(self._live.file, path.relative_to(root).as_posix())
        if data is None:
            data = await asyncio.to_thread(path.read_bytes)
        if path.suffix == ".html":
            return HTMLResponse(with_form_links(data.decode(), name, self._decisions()))
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind)


def with_form_links(html: str, name: str, decisions: Decisions) -> str:
    """Put links in the places that the templates marked; a page's own words cannot mark any.

    `name` is the file of the page, below the report's folder.
    """
    up = "../" * name.count("/")
    places = count(1)

    def link(found: re.Match[str]) -> str:
        kind, target, number = found.groups()
        if kind == "page":
            return f'<p><a href="{up}act/page/{target}">Check this page again now</a></p>'
        if kind == "check":
            unseen = f'<span class="unseen"> of page {number}</span>'
            return f'<p><a href="{up}act/check/{target}">Fill in the checks{unseen}</a></p>'
        made = decisions.holding(kind, target)
        about = "this" if kind == "issue" else "this place"
        text = f"Decided: {KINDS[made.kind]}. Change that" if made else f"Decide about {about}"
        # Places are numbered under each rule anew; links to different forms differ in words.
        which = number if kind == "issue" else next(places)
        unseen = f'<span class="unseen">: {kind} {which}</span>'
        place = target if kind == "issue" else f"{target}?page={Path(name).stem}"
        return f'<p><a href="{up}act/{kind}/{place}">{text}{unseen}</a></p>'

    if _BY_MISTAKE in html:
        way = f'<p><a href="{up}act/by-mistake">Published by mistake, and what to do</a></p>'
        html = html.replace(_BY_MISTAKE, way, 1)
    if _SEARCH_MARK in html:
        pages = "".join(
            f'<li><a href="{up}act/{page}">{label}</a></li>'
            for page, label in _SEARCH_PAGES.items()
        )
        html = html.replace(_SEARCH_MARK, f'<ul class="way">{pages}</ul>', 1)
    return _MARK.sub(link, html)
