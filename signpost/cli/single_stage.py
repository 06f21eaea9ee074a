"""What the commands of single stages do: run it on the latest run, and print what it came to."""

from __future__ import annotations

from signpost.cli.answers import print_answer
from signpost.cli.workspaces import crawled_run, judged_run, opened, run_of, tell_later
from signpost.weekly import Job, Summary, run_stage, summary_line
from signpost.workspace import Run, Workspace

# What these work on is there to its end: half a site reads as one where nothing is wrong.
_NEED_A_CRAWL = ("visit", "audit", "index")


def run_on_latest(name: str, site: str, folder: str, as_json: bool) -> Summary:
    """Run one stage on the latest run that has what it needs; print and return what it came to.

    Raises:
        signpost.errors.SignpostError: there is no such run, or the stage failed.
    """
    with opened(site, folder) as (config, workspace):
        job = Job(config, workspace, _run_for(name, workspace, folder))
        if name == "audit":
            run_stage(job, "log")  # what residents searched for is one of the facts judged
        summary = run_stage(job, name)
        answer = {"run": job.run.id, **summary}
        print_answer(as_json, answer, f"Run {job.run.id}: {summary_line(summary)}")
    return summary


def _run_for(name: str, workspace: Workspace, folder: str) -> Run:
    """Return the latest run that has what a stage needs; say so if a later one has not."""
    if name == "report":
        run = judged_run(workspace, folder)
        tell_later(workspace, run, "was not checked yet ('signpost audit SITE')")
        return run
    if name in _NEED_A_CRAWL:
        run = crawled_run(workspace, folder)
        tell_later(workspace, run, "was not crawled to its end ('signpost crawl SITE')")
        return run
    return run_of(workspace, folder)
