"""What the commands of single stages do: run it on the latest run, and print what it came to."""

from __future__ import annotations

from signpost.cli.answers import print_answer
from signpost.cli.workspaces import opened, run_of
from signpost.weekly import Job, Summary, run_stage, summary_line


def run_on_latest(name: str, site: str, folder: str, as_json: bool) -> Summary:
    """Run one stage on the latest run; print and return what it came to.

    Raises:
        signpost.errors.SignpostError: there is no such run, or the stage failed.
    """
    with opened(site, folder) as (config, workspace):
        job = Job(config, workspace, run_of(workspace, folder))
        if name == "audit":
            run_stage(job, "log")  # what residents searched for is one of the facts judged
        summary = run_stage(job, name)
        answer = {"run": job.run.id, **summary}
        print_answer(as_json, answer, f"Run {job.run.id}: {summary_line(summary)}")
    return summary
