"""The stages, in the weekly order that nothing else knows, and how one is run on a workspace."""

from __future__ import annotations

import importlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from signpost.errors import SignpostError
from signpost.settings.config import Config, load
from signpost.workspace import Run, Workspace, WorkspaceError

screen = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
Tick = Callable[[int, int], None]
Stage = Callable[[Workspace, Config, Run, Tick], dict[str, Any]]


class StageError(SignpostError):
    """A stage that ran in a process of its own, which has said why it failed."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass
class Job:
    """What a command works on: the settings, the open workspace and one run in it."""

    config: Config
    workspace: Workspace
    run: Run


@contextmanager
def opened(site: str, folder: str, write: bool = True) -> Iterator[tuple[Config, Workspace]]:
    """Read the settings and open the workspace; a workspace keeps one site."""
    config = load(site)
    with Workspace.open(folder, create=write) as workspace:
        if write:
            workspace.lock()
        before = workspace.runs.latest()
        if before and before.site != config.site.url:
            raise WorkspaceError(
                f"{folder} keeps {before.site}, not {config.site.url}. "
                "Name another folder with --workspace"
            )
        yield config, workspace


def run_of(workspace: Workspace, folder: str, number: int | None = None) -> Run:
    """Return run `number`, or the latest one that was crawled."""
    found = workspace.runs.get(number) if number else workspace.runs.latest()
    if found is None:
        which = f"no run {number}" if number else "no run"
        raise WorkspaceError(f"{folder}: {which} here yet. Run 'signpost crawl SITE' first")
    return found


def judged_run(workspace: Workspace, folder: str, number: int | None) -> Run:
    """Return run `number`, or the latest one that was judged to its end."""
    if number is None:
        done = [r for r in workspace.runs.all() if workspace.runs.is_done(r.id, "audit")]
        number = done[-1].id if done else None
    found = run_of(workspace, folder, number)
    if not workspace.runs.is_done(found.id, "audit"):
        raise WorkspaceError(f"run {found.id} was not judged yet. Run 'signpost audit SITE' first")
    return found


def begin(config: Config, workspace: Workspace, command: str) -> Run:
    """Carry on the run that this command left unfinished, or start a new one."""
    left = workspace.runs.unfinished(config.crawl.resume_within_hours)
    if left and left.command == command:
        screen.print(f"Carrying on run {left.id}, which was cut off")
        return left
    return workspace.runs.start(config.site.url, command)


# Each stage's name on the screen and the function that does it, in the weekly order. All have the
# form (workspace, config, run, progress) -> summary, and are imported when they are needed: the
# browser, Scrapy and scikit-learn each take a second to load.
STAGES = {
    "crawl": ("Crawling", "crawler.crawl:crawl"),
    "visit": ("Opening pages in the browser", "crawler.browser.visit:visit"),
    "log": ("Reading what residents searched for", "search.insights.page_demand:collect"),
    "audit": ("Judging", "audit.run:audit"),
    "index": ("Building the search", "search.index:index"),
    "questions": (
        "Choosing what to ask the site's own search",
        "search.evaluation.existing_search:choose",
    ),
    "present": ("Asking the site's own search", "crawler.existing_search.collect:ask"),
    "benchmark": ("Trying the search on logged queries", "search.benchmark:benchmark_run"),
    "promote": ("Choosing which search is live", "search.promote:promote"),
    "answers": ("Asking the search what the stories ask", "search.stories:collect"),
    "routes": ("Planning how the stories are walked", "audit.user_journeys.plan:plan"),
    "walks": ("Walking the stories in the browser", "crawler.browser.journeys.collect:walks"),
    "journeys": ("Judging the user stories", "audit.user_journeys.stories:journeys"),
    "opportunities": (
        "Putting in order what to mend",
        "audit.priorities.opportunities:opportunities",
    ),
    "report": ("Writing the report", "reports.weekly:report"),
}


def run_stage(job: Job, name: str) -> dict[str, Any]:
    """Run one stage with its progress on the screen."""
    title, place = STAGES[name]
    module, _, function = place.partition(":")
    work: Stage = getattr(importlib.import_module(module), function)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    quiet = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=quiet) as progress:
        task = progress.add_task(title, total=None)
        summary = work(
            job.workspace,
            job.config,
            job.run,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    stage = job.workspace.runs.stage(job.run.id, name)
    screen.print(f"{title}: {brief(summary)} ({stage.seconds if stage else 0:.0f} s)")
    return summary


def brief(summary: dict[str, Any]) -> str:
    """Say a stage's summary in a few words."""
    plain = {k: v for k, v in summary.items() if isinstance(v, (int, str)) and v != ""}
    return ", ".join(f"{key} {value}" for key, value in plain.items()) or "done"


def check_inputs(config: Config) -> None:
    """Find what is wrong with rules, demand, query log and editors' file now, not in an hour."""
    from audit import registry
    from audit.demand import contacts, feedback, page_views, service_demand
    from audit.demand.table_files import read_table
    from search.editors import editors_of
    from search.evaluation.site_evidence import site_months
    from search.logs.query_log import read_log
    from search.rankers import dense

    registry.chosen(config)
    service_demand.of(config)
    for path in page_views.files(config):
        page_views.read(path, config.site.url, [])
    for path in feedback.files(config):
        feedback.table_of(path)
    said = contacts.file(config)
    if said:
        read_table(said, "[demand] contacts", contacts.COLUMNS, "text")
    log = config.file(config.search.query_log)
    if log:
        read_log(log)
    site_months(config)
    editors_of(config)
    if config.search.dense:
        dense.check()


def whole_week(job: Job) -> dict[str, Any]:
    """Run every stage that this run has not finished; return what `weekly --json` prints."""
    runs = job.workspace.runs
    for name in STAGES:
        if not runs.is_done(job.run.id, name):
            run_stage(job, name)
    runs.finish(job.run.id)
    summaries = {stage.name: stage for stage in runs.stages(job.run.id)}
    crawled, visited = summaries["crawl"].summary, summaries["visit"].summary
    judged = summaries["audit"].summary
    return {
        "run": job.run.id,
        "pages": crawled["pages"],
        "visits": visited["visits"],
        "carried": visited["carried"],
        "documents": crawled["documents"],
        "findings": judged["findings"],
        "issues": judged["issues"],
        "faults": judged["issues"],  # the name before; what reads it need not change
        "promoted": summaries["promote"].summary["promoted"],
        "report": summaries["report"].summary["report"],
        "seconds": {name: stage.seconds for name, stage in summaries.items()},
    }


def recheck_page(job: Job, url: str) -> dict[str, Any]:
    """Fetch, visit and judge one page again; return what `recheck --json` prints.

    Raises:
        crawler.recheck.fetch_page.RecheckError: the page is not on the site, gone or unreachable.
    """
    start = time.monotonic()
    from audit.history.recheck import judge_again
    from crawler.recheck.fetch_page import fetch_again
    from crawler.recheck.visit_page import visit_again

    fetched = fetch_again(job.workspace, job.config, job.run, url)
    page = fetched.page
    visit = visit_again(job.workspace, job.config, job.run, url) if page.is_html else None
    work = (job.workspace, job.config, job.run)
    found = judge_again(*work, page, visit, fetched.document, fetched.others)
    return {**found, "seconds": round(time.monotonic() - start, 2)}


def both_weeks(folder: str, port: int) -> dict[str, Any]:
    """Audit the demo council in week 1 and again in week 2; return what the second came to.

    Each week is a process of its own, because Scrapy's reactor starts once in a process. If week 1
    was finished before (and week 2 cut off), only week 2 is run.
    """
    if port == 0:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
    result: dict[str, Any] = {}
    for week in (2,) if _one_week_is_done(folder) else (1, 2):
        screen.print(f"Week {week} of the demo council")
        words = ["demo", "--week", str(week), "--workspace", folder, "--port", str(port), "--json"]
        done = subprocess.run(  # noqa: S603 - our own command, words of our own
            [sys.executable, "-m", "signpost", *words], stdout=subprocess.PIPE, check=False
        )
        if done.returncode:
            raise StageError(f"week {week} of the demo did not end well", done.returncode)
        result = json.loads(done.stdout)
    return result


def _one_week_is_done(folder: str) -> bool:
    """Whether the demo's workspace ends with a finished week 1."""
    try:
        with Workspace.open(folder, create=False) as workspace:
            return len([run for run in workspace.runs.all() if run.finished]) % 2 == 1
    except WorkspaceError:
        return False


def hold_gate(job: Job | None, fail_on: str | None) -> None:
    """Hold a run against the gate that was asked for; without a run, only read the gate.

    Raises:
        reports.delivery.gate.GateError: the gate stops something, or is written wrong.
    """
    if fail_on:
        from reports.delivery.gate import Gate
        from reports.sources import Sources

        gate = Gate.of(fail_on)
        if job is not None:
            gate.check(Sources(job.workspace, job.config, job.run))


def send_letter(job: Job) -> list[str]:
    """Send the email of a run; return who gets it."""
    from reports.delivery.weekly_email import email_of, send

    send(job.config, email_of(job.workspace, job.config, job.run.id))
    return list(job.config.reports.email_to)


def export_warc(site: str, folder: str, number: int | None, output: Path | None) -> int:
    """Write a run's crawl as a WARC file; return of how many answers.

    A run that was not judged has one too. Without `output` it goes to standard output.
    """
    from reports.exports.formats.warc import write_warc
    from reports.sources import Sources

    with opened(site, folder, write=False) as (config, store):
        chosen = run_of(store, folder, number)
        sources = Sources(store, config, chosen)
        if output is None:
            return write_warc(sources, sys.stdout.buffer)
        store.pages.check_bodies(chosen.id)  # before anything is written over
        with output.open("wb") as stream:
            return write_warc(sources, stream)
