"""`signpost weekly`."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import asdict

from signpost.cli.answers import print_answer
from signpost.cli.gate import hold_gate
from signpost.cli.input_checks import check_folders, check_inputs, check_visits
from signpost.cli.options import DEFAULT_FOLDER, AsJson, FailOn, Folder, Site
from signpost.cli.weekly_email import check_email, send_weekly_email
from signpost.cli.workspaces import begin_run, opened
from signpost.weekly import Job, run_week


def weekly(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    fail_on: FailOn = None,
    email: Annotated[bool, typer.Option("--email", help="Then send the weekly page.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run the whole weekly audit: crawl, visit, audit, index, benchmark, promote, report."""
    with opened(site, workspace, create=True) as (config, store):
        hold_gate(None, fail_on)
        check_inputs(config)
        check_visits(config)
        check_folders(store)
        if email:
            check_email(config)
        job = Job(config, store, begin_run(config, store, "weekly"))
        result = run_week(job)
        if email:
            send_weekly_email(job)
        print_answer(as_json, asdict(result), f"The report is at {result.report}")
        hold_gate(job, fail_on)
