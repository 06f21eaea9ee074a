"""The weekly run: its stages one after the other, and how one is run on a workspace."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from signpost import stop_signals
from signpost.settings.config import Config
from signpost.stages import BY_NAME, STAGES
from signpost.workspace import Run, Workspace

screen = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
# Called with how much is done, and of how much.
ProgressCallback = Callable[[int, int], None]
Summary = Mapping[str, object]
StageFunction = Callable[[Workspace, Config, Run, ProgressCallback], Summary]


@dataclass
class Job:
    """What a command works on: the settings, the open workspace and one run in it."""

    config: Config
    workspace: Workspace
    run: Run


class WeekSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What `weekly --json` prints of a run."""

    run: int
    pages: int
    visits: int
    # Visits of the week before that still hold, as the page has not changed.
    carried: int
    documents: int
    findings: int
    issues: int
    # What `issues` was called before; what reads it need not change.
    faults: int
    # Whether the new search index went live.
    promoted: bool
    # Where the report's first page is.
    report: str
    # How long each stage took, by its name.
    seconds: dict[str, float]


def run_stage(job: Job, name: str) -> Summary:
    """Run one stage with its progress on the screen; return what it came to."""
    stop_signals.check()
    stage = BY_NAME[name]
    module, _, function = stage.work.partition(":")
    work: StageFunction = getattr(importlib.import_module(module), function)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    quiet = not screen.is_terminal
    with Progress(
        *columns,
        console=screen,
        transient=True,
        disable=quiet,
        # Standard error stays the real one: what a signal has to say goes past the progress bar.
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        task = progress.add_task(stage.doing, total=None)
        summary = work(
            job.workspace,
            job.config,
            job.run,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    record = job.workspace.runs.stage(job.run.id, name)
    seconds = record.seconds if record else 0
    screen.print(f"{stage.doing}: {summary_line(summary)} ({seconds:.0f} s)")
    notes = summary.get("notes")
    for note in notes if isinstance(notes, list) else ():
        screen.print(f"  {note}")
    return summary


def summary_line(summary: Summary) -> str:
    """Say a stage's summary in a few words."""
    plain = {k: v for k, v in summary.items() if isinstance(v, (int, str)) and v != ""}
    return ", ".join(f"{key} {value}" for key, value in plain.items()) or "done"


def run_week(job: Job) -> WeekSummary:
    """Run every stage that this run has not finished, and finish the run."""
    runs = job.workspace.runs
    for stage in STAGES:
        if not runs.is_done(job.run.id, stage.name):
            run_stage(job, stage.name)
    runs.finish(job.run.id)
    records = {record.name: record for record in runs.stages(job.run.id)}
    crawled, visited = records["crawl"].summary, records["visit"].summary
    judged = records["audit"].summary
    return WeekSummary(
        run=job.run.id,
        pages=crawled["pages"],
        visits=visited["visits"],
        carried=visited["carried"],
        documents=crawled["documents"],
        findings=judged["findings"],
        issues=judged["issues"],
        faults=judged["issues"],
        promoted=records["promote"].summary["promoted"],
        report=records["report"].summary["report"],
        seconds={name: record.seconds for name, record in records.items()},
    )
