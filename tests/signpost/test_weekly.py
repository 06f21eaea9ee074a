"""The weekly run: every stage once and in order, none a second time, and what it comes to."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import asdict

from signpost import weekly
from signpost.settings.config import Config, SiteSettings
from signpost.stages import STAGES
from signpost.workspace import Workspace

SUMMARIES: dict[str, dict[str, Any]] = {
    "crawl": {"pages": 12, "documents": 3, "kinds": {"html": 12}},
    "visit": {"visits": 10, "carried": 2},
    "audit": {"findings": 40, "issues": 7},
    "promote": {"promoted": True},
    "report": {"report": "report/index.html"},
}
HOME = "https://www.mereford.gov.uk/"


@pytest.fixture
def job(workspace: Workspace) -> weekly.Job:
    """A run that has only begun."""
    run = workspace.runs.start(HOME, "weekly")
    return weekly.Job(Config(site=SiteSettings(url=HOME)), workspace, run)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every stage do nothing but store its summary; holds the stages that ran."""
    ran: list[str] = []
    name_of = {stage.work: stage.name for stage in STAGES}

    class Module:
        def __init__(self, path: str) -> None:
            self.path = path

        def __getattr__(self, function: str) -> Any:
            def work(workspace: Any, config: Any, run: Any, progress: Any) -> dict[str, Any]:
                name = name_of[f"{self.path}:{function}"]
                with workspace.runs.doing(run.id, name) as stage:
                    progress(1, 2)
                    stage.summary = SUMMARIES.get(name, {})
                ran.append(name)
                return stage.summary

            return work

    monkeypatch.setattr(weekly, "importlib", SimpleNamespace(import_module=Module))
    return ran


def test_all_stages_run_in_order(job: weekly.Job, done: list[str]) -> None:
    found = asdict(weekly.run_week(job))
    assert done == [stage.name for stage in STAGES]
    assert set(found.pop("seconds")) == set(done)
    assert found == {
        "run": 1, "pages": 12, "visits": 10, "carried": 2, "documents": 3, "findings": 40,
        "issues": 7, "faults": 7, "promoted": True, "report": "report/index.html",
    }  # fmt: skip
    finished = job.workspace.runs.get(1)
    assert finished is not None
    assert finished.finished


def test_what_is_done_is_not_done_again(job: weekly.Job, done: list[str]) -> None:
    for name in ("crawl", "visit"):
        with job.workspace.runs.doing(job.run.id, name) as stage:
            stage.summary = SUMMARIES[name]
    assert weekly.run_week(job).pages == 12
    assert done == [stage.name for stage in STAGES[2:]]


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ({}, "done"),
        ({"pages": 3, "kinds": {"html": 3}, "reason": ""}, "pages 3"),
        (
            {"pages": 3, "promoted": True, "reason": "better"},
            "pages 3, promoted True, reason better",
        ),
    ],
)
def test_a_summary_in_a_few_words(summary: dict[str, Any], said: str) -> None:
    assert weekly.summary_line(summary) == said
