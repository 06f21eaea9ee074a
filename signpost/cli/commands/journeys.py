"""`signpost journeys`."""

from __future__ import annotations

import msgspec

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import opened, run_of
from signpost.weekly import Job, run_stage
from signpost.workspace import WorkspaceError
from signpost.workspace.artifacts.judged_journeys import STORIES

_STAGES = ("questions", "present", "answers", "routes", "walks", "journeys")


def journeys(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Try the user stories by search, by links, on a phone and by keyboard."""
    from reports.view_models.user_journeys import listing

    with opened(site, workspace) as (config, store):
        if not config.journey:
            raise WorkspaceError(
                f"{site} has no [[journey]], nor has a journeys folder beside it: "
                "write one for each top task"
            )
        job = Job(config, store, run_of(store, workspace))
        for name in _STAGES:
            run_stage(job, name)
        stories = store.artifacts.read(job.run.id, STORIES)
    answer = {"run": job.run.id, "stories": msgspec.to_builtins(stories)}
    print_answer(as_json, answer, listing(stories))
