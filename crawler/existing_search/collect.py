"""The stage that asks the site's present search what residents and the user stories ask.

It stores what came and judges nothing. "search/present" is `{template, selector, reason, answers}`;
`answers` has for each query `asked` (when), `found` (addresses, best first) and `error` (why there
is no answer). `reason` says why none of it can be used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.existing_search.polite_client import Door, Got
from crawler.existing_search.results import result_links
from signpost.settings.config import Config
from signpost.settings.existing_search import results_address
from signpost.workspace import Run, Workspace
from signpost.workspace.runs import now

Progress = Callable[[int, int], None]
Answer = Mapping[str, Any]
ANSWERS, QUESTIONS = "search/present", "search/questions"
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
) -> dict[str, Any]:
    """Ask the questions of "search/questions"; young answers of earlier runs are not asked again.

    Each answer is stored as it comes: a run that was cut off carries on.
    """
    with workspace.runs.doing(run.id, "present") as stage:
        questions: list[str] = workspace.artifacts.get(run.id, QUESTIONS, [])
        if not config.search.present or not questions:
            why = "nothing to ask" if config.search.present else "[search] present is not set"
            workspace.artifacts.put(run.id, ANSWERS, {})
            stage.summary = {"asked": 0, "reason": why}
            return stage.summary
        known = _known(workspace, config, run)
        asking = _Asking(workspace, config, run, {q: known[q] for q in questions if q in known})
        todo = [query for query in questions if query not in asking.answers]
        asyncio.run(asking.all(todo, progress))
        stage.summary = asking.finish(todo)
    return stage.summary


def _known(workspace: Workspace, config: Config, run: Run) -> dict[str, Answer]:
    """Return the good answers that this run has already, and young ones of the run before."""
    found: dict[str, Answer] = {}
    youngest = datetime.now(UTC) - timedelta(days=config.search.present_days)
    for earlier in reversed(workspace.runs.all()):
        stored = workspace.artifacts.get(earlier.id, ANSWERS, {}) if earlier.id <= run.id else {}
        if not stored or not _same(stored, config):
            continue
        for query, answer in stored["answers"].items():
            young = earlier.id == run.id or datetime.fromisoformat(answer["asked"]) > youngest
            if young and not answer["error"] and not stored["reason"]:
                found.setdefault(query, answer)
        if earlier.id < run.id:
            break
    return found


def _same(stored: Mapping[str, Any], config: Config) -> bool:
    """Whether answers were got with the settings of now."""
    search = config.search
    return bool(
        stored["template"] == search.present and stored["selector"] == search.present_results
    )


class _Asking:
    """One round of questions; `answers` are known before, and grow."""

    def __init__(
        self, workspace: Workspace, config: Config, run: Run, answers: dict[str, Answer]
    ) -> None:
        self._workspace, self._config, self._run = workspace, config, run
        self.answers = dict(answers)
        self._kept = len(answers)

    async def all(self, todo: Sequence[str], progress: Progress) -> None:
        """Ask one question after the other until the search is seen to be down."""
        door, silent = Door(self._config), 0
        try:
            for number, query in enumerate(todo, 1):
                if silent >= _GIVE_UP_AFTER:
                    self._note(query, error="not asked: it gave no answer to the ones before")
                    continue
                error, found = self._read(await door.get(self._address(query)))
                silent = silent + 1 if error else 0
                self._note(query, found, error)
                self._store()
                progress(number, len(todo))
        finally:
            await door.close()

    def _address(self, query: str) -> str:
        """Return the address that asks for a query."""
        return results_address(self._config.search.present, query, self._config.site.url)

    def _read(self, got: Got) -> tuple[str, list[str]]:
        """Return why there is no answer, or what it found."""
        if got.error:
            return got.error, []
        if got.status != 200:
            return f"it answers {got.status}", []
        if got.content_type.partition(";")[0].strip().lower() not in _HTML:
            return f"it answers with {got.content_type[:60]}, not a page", []
        return "", result_links(got.body, got.content_type, got.url, self._config)

    def _note(self, query: str, found: Sequence[str] = (), error: str = "") -> None:
        """Remember an answer."""
        self.answers[query] = {"asked": now(), "found": list(found), "error": error}

    def _store(self, reason: str = "") -> None:
        """Store what there is."""
        search = self._config.search
        self._workspace.artifacts.put(
            self._run.id,
            ANSWERS,
            {
                "template": search.present,
                "selector": search.present_results,
                "reason": reason,
                "answers": self.answers,
            },
        )

    def finish(self, todo: Sequence[str]) -> dict[str, Any]:
        """Store the whole, with what is odd about it, and say what it came to."""
        good = [q for q, one in self.answers.items() if not one["error"]]
        reason = ""
        if good and not any(self.answers[q]["found"] for q in good):
            reason = NO_LINKS
        else:
            new = [q for q in todo if q in good]
            if len(new) >= _EMPTY_MEANS_CHANGED and not any(self.answers[q]["found"] for q in new):
                for query in new:
                    self._note(query, error=NO_LINKS)
        self._store(reason)
        failed = sum(1 for one in self.answers.values() if one["error"])
        told: dict[str, Any] = {"asked": len(todo), "kept": self._kept, "unanswered": failed}
        return {**told, "reason": reason} if reason else told
