"""Searching the live index by Whoosh's query language."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from reports.server.form_pages import FormPages
from reports.server.live_answers import LiveAnswers
from search.answering.advanced_search import LONGEST_QUERY, AdvancedAnswer, QueryRefused

_SHOWN = 50


class StaffSearch:
    """Answers queries of staff; nothing that they ask is kept."""

    def __init__(self, forms: FormPages, answers: LiveAnswers) -> None:
        self._forms, self._answers = forms, answers
        # One at a time: each may take seconds.
        self._turn = asyncio.Lock()

    async def search(self, request: Request) -> Response:
        """Show the form, and what a query finds or what is wrong with it."""
        text = request.query_params.get("q", "").strip()
        found: AdvancedAnswer | None = None
        problem = ""
        if text:
            advanced = (await self._answers.opened()).advanced
            try:
                async with self._turn:
                    found = await asyncio.to_thread(advanced.search, text, _SHOWN)
            except QueryRefused as refused:
                problem = str(refused)
        return self._forms.page(
            request,
            "staff_search.html",
            "Search in the query language",
            status=400 if problem else 200,
            text=text[: LONGEST_QUERY * 2],
            longest=LONGEST_QUERY,
            found=found,
            problem=problem,
        )
