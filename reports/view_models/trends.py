"""Is it getting better: a few measures over all runs, read from what each run stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reports.sources import Sources
from reports.writing.charts import Chart, ChartPoint
from reports.writing.wording import day, duration
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.judged_journeys import STORIES
from signpost.workspace.artifacts.search_figures import PROMOTION

# More runs than this make a line that nobody can read; the oldest are left out.
MOST = 104
_GRAVE = ("critical", "serious")


def trends(sources: Sources) -> list[Chart]:
    """Return the charts of every judged run up to this one, oldest first; none for a first run."""
    workspace = sources.workspace
    runs = [
        run
        for run in workspace.runs.all()
        if run.id <= sources.run.id and workspace.runs.is_done(run.id, "audit")
    ][-MOST:]
    if len(runs) < 2:
        return []
    charts = [
        _chart(workspace, runs, "grave", "Serious and critical issues", _grave, "lower"),
        _chart(workspace, runs, "issues", "All certain issues", _issues, "lower"),
        _chart(workspace, runs, "passed", "Checks that passed", _passed, "higher", _share),
        _chart(workspace, runs, "unknown", "Checks that could not be made", _unknown, "lower"),
        replace(
            _chart(
                workspace, runs, "search", "Search quality (nDCG@10)", _search, "higher", _three
            ),
            noise=sources.config.search.tolerance,
        ),
        _chart(workspace, runs, "stories", "Stories that search answers", _stories, "higher"),
        _chart(workspace, runs, "pages", "Pages and documents judged", _judged),
        _chart(workspace, runs, "time", "How long the run took", _seconds, "", duration),
    ]
    return [chart for chart in charts if chart.known]


def _chart(
    workspace: Workspace,
    runs: list[Run],
    key: str,
    title: str,
    measure: Callable[[Workspace, int], float | None],
    better: str = "",
    write: Callable[[float], str] = lambda value: f"{value:,.0f}",
) -> Chart:
    """Make one chart."""
    points = []
    days = [day(run.started) for run in runs]
    for run, when in zip(runs, days, strict=True):
        value = measure(workspace, run.id)
        points.append(
            ChartPoint(
                f"{when} (run {run.id})" if days.count(when) > 1 else when,
                value,
                "not known" if value is None else write(value),
            )
        )
    return Chart(key, title, points, better, 1.0 if write in (_share, _three) else None)


def _share(value: float) -> str:
    """Write a share; what is not quite everything does not read as 100 %."""
    return f"{value:.0%}" if value == 1 or value < 0.995 else f"{value:.2%}"


def _three(value: float) -> str:
    """Write a figure of the search."""
    return f"{value:.3f}"


def _grave(workspace: Workspace, run: int) -> float:
    """Count the certain issues that keep people from what they came for."""
    counts = workspace.results.issue_counts(run)
    return sum(n for (severity, sure), n in counts.items() if sure == "sure" and severity in _GRAVE)


def _issues(workspace: Workspace, run: int) -> float:
    """Count the certain issues."""
    counts = workspace.results.issue_counts(run)
    return sum(n for (_, certainty), n in counts.items() if certainty == "sure")


def _outcomes(workspace: Workspace, run: int) -> dict[str, int]:
    """Return how many checks had each outcome."""
    stage = workspace.runs.stage(run, "audit")
    found: dict[str, int] = (stage.summary if stage else {}).get("outcomes") or {}
    return found


def _passed(workspace: Workspace, run: int) -> float | None:
    """Return which share of the checks that gave an answer passed."""
    counts = _outcomes(workspace, run)
    answered = counts.get("pass", 0) + counts.get("fail", 0)
    return counts.get("pass", 0) / answered if answered else None


def _unknown(workspace: Workspace, run: int) -> float | None:
    """Count the checks that could not be made."""
    counts = _outcomes(workspace, run)
    return counts.get("could_not_check", 0) if counts else None


def _search(workspace: Workspace, run: int) -> float | None:
    """Return how well the run's own index answered judged queries."""
    promotion = workspace.artifacts.read(run, PROMOTION)
    return promotion.new.ndcg_at_10 if promotion and promotion.new else None


def _stories(workspace: Workspace, run: int) -> float | None:
    """Count the stories whose answer the search has."""
    stories = workspace.artifacts.read(run, STORIES)
    ways = [story.ways.get("search") for story in stories]
    return sum(1 for way in ways if way and way.outcome == "pass") if ways else None


def _judged(workspace: Workspace, run: int) -> float:
    """Count what was judged."""
    return len(workspace.results.done(run) - {""})


def _seconds(workspace: Workspace, run: int) -> float | None:
    """Add up the stages; the report itself is still being written and not counted."""
    stages = workspace.runs.stages(run)
    return sum(x.seconds for x in stages if x.name != "report") if stages else None
