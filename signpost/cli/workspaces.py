"""Opening a site's workspace, and finding the run in it that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from signpost.settings.config import Config, load
from signpost.weekly import screen
from signpost.workspace import Run, Workspace, WorkspaceError


@contextmanager
def opened(site: str, folder: str, write: bool = True) -> Iterator[tuple[Config, Workspace]]:
    """Read the settings and open the workspace; a workspace keeps one site.

    Raises:
        signpost.settings.config.ConfigError: the settings are wrong.
        WorkspaceError: there is no workspace to read, it is in use, or it keeps another site.
    """
    config = load(site)
    with Workspace.open(folder, create=write) as workspace:
        if write:
            workspace.lock()
        latest = workspace.runs.latest()
        if latest and latest.site != config.site.url:
            raise WorkspaceError(
                f"{folder} keeps {latest.site}, not {config.site.url}. "
                "Name another folder with --workspace"
            )
        yield config, workspace


def begin_run(config: Config, workspace: Workspace, command: str) -> Run:
    """Carry on the run that this command left unfinished, or start a new one."""
    left = workspace.runs.unfinished(config.crawl.resume_within_hours)
    if left and left.command == command:
        screen.print(f"Carrying on run {left.id}, which was cut off")
        return left
    return workspace.runs.start(config.site.url, command)


def run_of(workspace: Workspace, folder: str, number: int | None = None) -> Run:
    """Return run `number`, or the latest one that was crawled.

    Raises:
        WorkspaceError: there is none.
    """
    found = workspace.runs.get(number) if number else workspace.runs.latest()
    if found is None:
        which = f"no run {number}" if number else "no run"
        raise WorkspaceError(f"{folder}: {which} here yet. Run 'signpost crawl SITE' first")
    return found


def crawled_run(workspace: Workspace, folder: str) -> Run:
    """Return the latest run that was crawled to its end.

    Raises:
        WorkspaceError: there is none.
    """
    latest = run_of(workspace, folder)
    done = [run for run in workspace.runs.all() if workspace.runs.is_done(run.id, "crawl")]
    if not done:
        raise WorkspaceError(
            f"the crawl of run {latest.id} did not come to its end. Run the command that began it "
            f"('signpost {latest.command} SITE') again: it carries on"
        )
    return done[-1]


def tell_later(workspace: Workspace, run: Run, why: str) -> None:
    """Say so if there is a later run than the one that is taken."""
    latest = workspace.runs.latest()
    if latest is not None and latest.id != run.id:
        screen.print(f"Run {latest.id} {why}: this is of run {run.id}")


def judged_run(workspace: Workspace, folder: str, number: int | None = None) -> Run:
    """Return run `number`, or the latest one that was judged to its end.

    Raises:
        WorkspaceError: there is none, or it was not judged.
    """
    if number is None:
        done = [r for r in workspace.runs.all() if workspace.runs.is_done(r.id, "audit")]
        number = done[-1].id if done else None
    found = run_of(workspace, folder, number)
    if not workspace.runs.is_done(found.id, "audit"):
        raise WorkspaceError(f"run {found.id} was not judged yet. Run 'signpost audit SITE' first")
    return found
