"""`signpost audit`."""

from __future__ import annotations

from signpost.cli.gate import hold_gate
from signpost.cli.options import DEFAULT_FOLDER, AsJson, FailOn, Folder, Site
from signpost.cli.single_stage import run_on_latest
from signpost.cli.workspaces import judged_run, opened
from signpost.weekly import Job


def audit(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    fail_on: FailOn = None,
    as_json: AsJson = False,
) -> None:
    """Judge the latest run by every rule."""
    hold_gate(None, fail_on)
    run_on_latest("audit", site, workspace, as_json)
    if fail_on:
        with opened(site, workspace, write=False) as (config, store):
            hold_gate(Job(config, store, judged_run(store, workspace)), fail_on)
