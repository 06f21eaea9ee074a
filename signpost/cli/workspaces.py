"""Opening a site's workspace, and finding the run in it that a command works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from signpost.settings.config import Config, load
from signpost.weekly import screen
from signpost.workspace import Run, Workspace, WorkspaceError


@contextmanager
def opened(
    site: str, folder: str, write: bool = True, create: bool = False
) -> Iterator[tuple[Config, Workspace]]:
    """Read the settings and open the workspace; a workspace keeps one site.

    Only a command that begins a run may `create` one: whatever works on what is there already
    would take a mistyped name for an empty workspace.

    Raises:
        signpost.settings.config.ConfigError: the settings are wrong.
        WorkspaceError: there is no workspace to read, it is in use, or it keeps another site.
    """
    config = load(site)
    with Workspace.open(folder, create=create) as workspace:
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
        WorkspaceError: there is none; the message names those there are.
    """
    runs = workspace.runs.all()
    if not runs:
        raise WorkspaceError(f"{folder}: no run here yet. Run 'signpost crawl SITE' first")
    found = runs[-1] if number is None else next((r for r in runs if r.id == number), None)
    if found is None:
        raise WorkspaceError(f"{folder}: no run {number} here (there are: {_named(runs)})")
    return found


def _named(runs: Sequence[Run]) -> str:
    """Name runs by number, those that follow one another as from–to: 1, 3–7."""
    parts: list[list[int]] = []
    for number in sorted(run.id for run in runs):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(x[0]) if len(x) == 1 else f"{x[0]}–{x[-1]}" for x in parts)


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
    done = [r for r in workspace.runs.all() if workspace.runs.is_done(r.id, "audit")]
    if number is None and done:
        return done[-1]
    found = run_of(workspace, folder, number)
    if found.id not in {run.id for run in done}:
        others = f" (checked are: {_named(done)})" if done else ""
        raise WorkspaceError(
            f"run {found.id} was not checked yet{others}. Run 'signpost audit SITE' first"
        )
    return found
