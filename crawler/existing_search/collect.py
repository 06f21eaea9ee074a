"""The stage that asks the site's existing search what residents and the user stories ask.

It stores what came (`signpost.workspace.artifacts.existing_search`) and judges nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from crawler.existing_search.polite_client import PoliteClient, PoliteResponse
from crawler.existing_search.results import result_links
from signpost.settings.config import Config
from signpost.settings.existing_search import results_address
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.existing_search import (
    EXISTING_SEARCH_ANSWERS,
    EXISTING_SEARCH_QUESTIONS,
    ExistingSearchAnswer,
    ExistingSearchAnswers,
)
from signpost.workspace.runs import now

Progress = Callable[[int, int], None]
# After so many questions in a row without an answer the rest are left: the search is down.
_GIVE_UP_AFTER = 3
# So many new answers without one result link mean that the selector no longer fits.
_EMPTY_MEANS_CHANGED = 3
NO_LINKS = (
    "no link in any of its answers fits [search] present_results; either the selector is wrong or "
    "scripts make the results"
)
_HTML = ("text/html", "application/xhtml+xml", "")


def ask(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> dict[str, int | str]:
    """Ask the run's questions; young answers of earlier runs are not asked again.

    Each answer is stored as it comes: a run that was cut off carries on.
    """
    with workspace.runs.doing(run.id, "present") as stage:
        questions = workspace.artifacts.read(run.id, EXISTING_SEARCH_QUESTIONS)
        if not config.search.present or not questions:
            why = "nothing to ask" if config.search.present else "[search] present is not set"
            workspace.artifacts.write(run.id, EXISTING_SEARCH_ANSWERS, ExistingSearchAnswers())
            stage.summary = {"asked": 0, "reason": why}
            return stage.summary
        known = _known_answers(workspace, config, run)
        kept = {query: known[query] for query in questions if query in known}
        collection = _AnswerCollection(workspace, config, run, kept)
        todo = [query for query in questions if query not in kept]
        asyncio.run(collection.ask_all(todo, progress))
        stage.summary = collection.finish(todo)
    return stage.summary


def _known_answers(
    workspace: Workspace, config: Config, run: Run
) -> dict[str, ExistingSearchAnswer]:
    """Return the good answers that this run has already, and young ones of the run before."""
    found: dict[str, ExistingSearchAnswer] = {}
    youngest = datetime.now(UTC) - timedelta(days=config.search.present_days)
    for earlier in reversed(workspace.runs.all()):
        if earlier.id > run.id:
            continue
        stored = workspace.artifacts.read(earlier.id, EXISTING_SEARCH_ANSWERS)
        if not _same_settings(stored, config):
            continue
        for query, answer in stored.answers.items():
            young = earlier.id == run.id or datetime.fromisoformat(answer.asked) > youngest
            if young and not answer.error and not stored.reason:
                found.setdefault(query, answer)
        if earlier.id < run.id:
            break
    return found


def _same_settings(stored: ExistingSearchAnswers, config: Config) -> bool:
    """Whether answers were got with the settings of now."""
    search = config.search
    return stored.template == search.present and stored.selector == search.present_results


class _AnswerCollection:
    """The answers of one run: those that are known, and more as they come."""

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        run: Run,
        known: Mapping[str, ExistingSearchAnswer],
    ) -> None:
        self._workspace, self._config, self._run = workspace, config, run
        self._answers = dict(known)
        self._kept = len(known)

    async def ask_all(self, todo: Sequence[str], progress: Progress) -> None:
        """Ask one question after the other until the search is seen to be down."""
        client, failed_in_a_row = PoliteClient(self._config), 0
        try:
            for number, query in enumerate(todo, 1):
                if failed_in_a_row >= _GIVE_UP_AFTER:
                    self._note(query, error="not asked: it gave no answer to the ones before")
                    continue
                error, found = self._read(await client.get(self._address(query)))
                failed_in_a_row = failed_in_a_row + 1 if error else 0
                self._note(query, found, error)
                self._store()
                progress(number, len(todo))
        finally:
            await client.close()

    def _address(self, query: str) -> str:
        """Return the address that asks for a query."""
        return results_address(self._config.search.present, query, self._config.site.url)

    def _read(self, response: PoliteResponse) -> tuple[str, list[str]]:
        """Return why there is no answer, or what it found."""
        if response.error:
            return response.error, []
        if response.status != 200:
            return f"it answers {response.status}", []
        if response.content_type.partition(";")[0].strip().lower() not in _HTML:
            return f"it answers with {response.content_type[:60]}, not a page", []
        found = result_links(response.body, response.content_type, response.url, self._config)
        return "", found

    def _note(self, query: str, found: Sequence[str] = (), error: str = "") -> None:
        """Remember an answer."""
        self._answers[query] = ExistingSearchAnswer(asked=now(), found=list(found), error=error)

    def _store(self, reason: str = "") -> None:
        """Store what there is."""
        search = self._config.search
        answers = ExistingSearchAnswers(
            template=search.present,
            selector=search.present_results,
            reason=reason,
            answers=self._answers,
        )
        self._workspace.artifacts.write(self._run.id, EXISTING_SEARCH_ANSWERS, answers)

    def finish(self, todo: Sequence[str]) -> dict[str, int | str]:
        """Store the whole, with what is odd about it, and say what it came to."""
        good = {query: one for query, one in self._answers.items() if not one.error}
        reason = ""
        if good and not any(one.found for one in good.values()):
            reason = NO_LINKS
        else:
            new = [query for query in todo if query in good]
            if len(new) >= _EMPTY_MEANS_CHANGED and not any(good[query].found for query in new):
                for query in new:
                    self._note(query, error=NO_LINKS)
        self._store(reason)
        failed = sum(1 for one in self._answers.values() if one.error)
        counts: dict[str, int | str] = {
            "asked": len(todo),
            "kept": self._kept,
            "unanswered": failed,
        }
        return {**counts, "reason": reason} if reason else counts
