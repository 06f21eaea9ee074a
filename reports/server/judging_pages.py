"""Judging search results by hand: blind, by as many people as like, kept as TREC judgements."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.server.form_pages import FormPages
from reports.server.form_requests import Form, RequestRefused
from reports.server.live_answers import LiveAnswers
from reports.server.newest_run import NewestRun
from reports.sources import card_of
from search.answering.judging_pool import grades_by, next_query, queries_to_judge
from search.documents import SearchError
from search.evaluation.agreement import agreements
from search.evaluation.human_judgements import PersonsJudgement, keep, people_judgements, query_id
from signpost.settings.config import Config
from signpost.workspace import Workspace
from signpost.workspace.artifacts.searched import QUERIES, QueryRow
from signpost.workspace.runs import now

# Each grade with what it means, best first.
GRADES = {
    3: "Answers it",
    2: "A good part of the answer",
    1: "Only related",
    0: "No help",
}


class JudgingPages:
    """Shows queries with results to be judged, and keeps what people say."""

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        newest: NewestRun,
        forms: FormPages,
        answers: LiveAnswers,
    ) -> None:
        self._workspace, self._config = workspace, config
        self._newest, self._forms, self._answers = newest, forms, answers

    async def judging(self, request: Request) -> Response:
        """Show the next query that somebody is to judge, or ask who they are."""
        judge = request.state.who or _name(request.query_params.get("judge", ""))
        queries = self._queries()
        judged = self._judged()
        after = request.query_params.get("after", "")
        query = next_query(queries, judged, judge, after) if judge else None
        results = (await self._answers.opened()).pool.results(query) if query else []
        done = {query_id(x.query) for x in judged if x.who == judge}
        return self._forms.page(
            request,
            "judging.html",
            "Judge search results",
            judge=judge,
            query=query,
            name=query_id(query) if query else "",
            rows=[(card_of(x.address), x) for x in results],
            given=grades_by(judged, judge, query) if query else {},
            grades=GRADES,
            queries=len(queries),
            done=sum(query_id(q) in done for q in queries),
            kept=request.query_params.get("kept", ""),
            agreements=agreements(judged),
        )

    async def keep(self, request: Request, given: Form) -> Response:
        """Keep the grades that somebody gave; results without one are left for later."""
        judge = given["who"]
        if not judge:
            raise RequestRefused(400, "Say who you are", "Nothing was kept.")
        query = next((q for q in self._queries() if query_id(q) == given.get("query", "")), None)
        if query is None:
            raise RequestRefused(404, "Query not found", "It is no query to be judged any more.")
        grades = {k.removeprefix("grade-"): v for k, v in given.items() if k.startswith("grade-")}
        if not set(grades.values()) <= {str(grade) for grade in GRADES}:
            raise RequestRefused(400, "That is no grade", "Nothing was kept.")
        results = (await self._answers.opened()).pool.results(query)
        pages = {card_of(x.address): x.address for x in results}
        judgements = [
            PersonsJudgement(query, pages[card], int(grade), judge, now())
            for card, grade in grades.items()
            if card in pages
        ]
        keep(self._workspace, judgements)
        said: dict[str, str | int] = {"kept": len(judgements), "after": query_id(query)}
        if not request.state.who:
            said["judge"] = judge
        return RedirectResponse(f"judging?{urlencode(said)}", 303)

    def _judged(self) -> list[PersonsJudgement]:
        """Return what people have judged.

        Raises:
            RequestRefused: a file that the settings name has a mistake.
        """
        try:
            return people_judgements(self._workspace, self._config)
        except SearchError as error:
            title = "The judgements cannot be read"
            raise RequestRefused(500, title, f"{error}.") from None

    def _queries(self) -> list[str]:
        """Return the queries that people judge."""
        rows: list[QueryRow] = self._newest.sources.read(QUERIES)
        return queries_to_judge(rows)


def _name(text: str) -> str:
    """Return a person's name on one line."""
    return " ".join(text.split())[:100]
