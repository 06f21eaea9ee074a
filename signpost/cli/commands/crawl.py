"""`signpost crawl`."""

from __future__ import annotations

from signpost.cli.answers import print_answer
from signpost.cli.input_checks import check_inputs
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.workspaces import begin_run, opened
from signpost.weekly import Job, run_stage, summary_line


def crawl(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Fetch the site's pages, links and documents into a new run."""
    with opened(site, workspace, create=True) as (config, store):
        check_inputs(config)
        job = Job(config, store, begin_run(config, store, "crawl"))
        summary = run_stage(job, "crawl")
        store.runs.finish(job.run.id)
    print_answer(
        as_json, {"run": job.run.id, **summary}, f"Run {job.run.id}: {summary_line(summary)}"
    )
