"""The editors' page: what they decided about the search, what it did, and forms to change it.

The file of [search] editors stays the truth; each form writes one change into it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from audit.history.event_log import note
from reports.server.form_pages import FormPages, today
from reports.server.form_requests import Form, RequestRefused
from reports.server.live_answers import LiveAnswers
from search.answering.live_search import LiveSearch
from search.documents import SearchError
from search.editors_file import LISTS, TABLES, Change, EditorsFile, FileChanged, FileVersion
from search.insights.editor_effects import Effect, EffectReader, recent_searches
from search.logs.service_events import FOLDER
from signpost.settings.config import Config
from signpost.workspace import Workspace

# What each kind of entry is called, in the order of the page.
KINDS = {
    "best_bet": "Best bets",
    "synonym": "Words that mean the same",
    "not_synonym": "Words that do not mean the same",
    "hidden": "Hidden pages",
    "not_suggested": "Never suggested",
}


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of the file as the page shows it: its number, its values and what it did."""

    number: int
    entry: Any
    effect: Effect


class EditorsPages:
    """Shows and changes the editors' file."""

    def __init__(
        self, workspace: Workspace, config: Config, forms: FormPages, answers: LiveAnswers
    ) -> None:
        self._workspace, self._config = workspace, config
        self._forms, self._answers = forms, answers
        named = config.file(config.search.editors)
        lock = workspace.folder / "editors.lock"
        self._file = EditorsFile(named, config.site.url, lock) if named is not None else None

    async def editors(self, request: Request) -> Response:
        """Show everything that editors decided."""
        return await self._shown(request, {})

    async def edit(self, request: Request, given: Form) -> Response:
        """Write one change, or show the page again with what is wrong."""
        if self._file is None or given.get("kind") not in KINDS:
            raise RequestRefused(404, "Not found", "There is nothing of that kind to change.")
        if not given["who"]:
            return await self._shown(request, given, "say who you are")
        change = _change(given)
        if change.entry == "":
            return await self._shown(request, given, "type what to put in")
        try:
            await asyncio.to_thread(self._file.change, given.get("version", ""), change)
        except FileChanged as changed:
            given = self._moved(given)
            return await self._shown(request, given, str(changed), changed.lines, 409)
        except SearchError as error:
            return await self._shown(request, given, _short(error, self._file))
        what = "take out" if change.entry is None else "change" if given.get("number") else "add"
        said = change.entry if isinstance(change.entry, str) else _summary(given)
        note(
            self._workspace,
            given["who"],
            what,
            via="form",
            scope="editors",
            target=f"{KINDS[change.kind].lower()}: {said}"[:300],
        )
        return RedirectResponse(f"editors?kept={change.kind}#{change.kind}", 303)

    def _moved(self, given: Form) -> Form:
        """Return what was typed for the file as it is now: entries may have other numbers."""
        if self._file is None or not given.get("number", "").isdigit():
            return given
        before = self._file.before(given.get("version", "")).get(given["kind"], [])
        number, now = int(given["number"]), self._file.read().entries(given["kind"])
        entry = before[number] if number < len(before) else None
        return {**given, "number": str(now.index(entry)) if entry in now else ""}

    async def _shown(
        self,
        request: Request,
        given: Form,
        problem: str = "",
        lines: Sequence[str] = (),
        status: int = 400,
    ) -> Response:
        """Fill the page."""
        version, broken = self._read()
        live = await self._live() if version is not None else None
        groups = await asyncio.to_thread(self._groups, version, live) if version else {}
        return self._forms.page(
            request,
            "editors.html",
            "Best bets, synonyms and hidden pages",
            status=status if problem else 200,
            file=self._file.file.name if self._file else "",
            version=version.name if version else "",
            broken=broken,
            groups=groups,
            kinds=KINDS,
            tables=TABLES,
            lists=LISTS,
            given=given,
            problem=problem,
            lines=lines,
            kept=request.query_params.get("kept", "") if not problem else "",
            is_live=live is not None,
            counts=self._config.search.events_days > 0,
        )

    def _read(self) -> tuple[FileVersion | None, str]:
        """Read the file; or say what is wrong with it."""
        if self._file is None:
            return None, ""
        try:
            return self._file.read(), ""
        except SearchError as error:
            return None, str(error)

    async def _live(self) -> LiveSearch | None:
        """Return the live search, if there is one."""
        try:
            return (await self._answers.opened()).live
        except RequestRefused:
            return None

    def _groups(
        self, version: FileVersion, live: LiveSearch | None
    ) -> Mapping[str, list[EntryView]]:
        """Return the entries of each kind with what they did."""
        searches = recent_searches(self._workspace.folder / FOLDER, today())
        reader = EffectReader(searches, live, self._config.site.url, self._config.hosts)
        return {
            kind: [
                EntryView(number, entry, reader.of(kind, entry))
                for number, entry in enumerate(version.entries(kind))
            ]
            for kind in KINDS
        }


def _change(given: Form) -> Change:
    """Read the change that a form asks for."""
    kind, text = given["kind"], given.get("number", "")
    number = int(text) if text.isdecimal() and len(text) < 6 else None
    if given.get("do") == "remove":
        return Change(kind, -1 if number is None else number, None)
    if kind in LISTS:
        return Change(kind, number, _line(given.get("value", "")) or "")
    if kind != "best_bet":
        return Change(kind, number, {"words": _lines(given.get("words", ""))})
    entry = {key: _line(given.get(key, "")) for key in ("address", "title", "text")}
    return Change(kind, number, {"queries": _lines(given.get("queries", "")), **entry})


def _summary(given: Form) -> str:
    """Say in a few words what an entry is."""
    said = given.get("queries") or given.get("words") or given.get("value") or ""
    return ", ".join(_lines(said)) or f"number {given.get('number', '')}"


def _lines(text: str) -> list[str]:
    """Return the lines of a text field that are not empty."""
    return [line for line in map(_line, text.splitlines()) if line]


def _line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _short(error: Exception, file: EditorsFile) -> str:
    """Say what is wrong without the path of the file, which the reader knows."""
    return str(error).replace(f"{file.file}: ", "")
