"""Asks the live index what the user stories would type; audit judges whether that is enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from search.answering.live_search import open_live
from search.documents import SearchError
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.searched import STORY_ANSWERS

_RESULTS = 10


def collect(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Mapping[str, object]:
    """Store, for each story and each of its searches, the addresses found: `STORY_ANSWERS`.

    Where no index is live it is empty, and the summary says why.
    """
    with workspace.runs.doing(run.id, "answers") as stage:
        answers: dict[str, dict[str, list[str]]] = {}
        try:
            live = open_live(workspace, config)
        except SearchError as error:
            stage.summary = {"searches": 0, "reason": str(error)}
        else:
            for number, journey in enumerate(config.journey, 1):
                answers[journey.name] = {
                    words: [result.address for result in live.ask(words, _RESULTS)]
                    for words in journey.searches
                }
                progress(number, len(config.journey))
            stage.summary = {"searches": sum(len(found) for found in answers.values())}
        workspace.artifacts.write(run.id, STORY_ANSWERS, answers)
    return stage.summary
