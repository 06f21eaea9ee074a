"""Both weeks of the demo: which are still to be run, and what the second came to."""

import json
import subprocess

import pytest

from signpost.cli.commands import demo
from signpost.workspace import Workspace


@pytest.mark.parametrize(
    ("finished", "weeks"), [(0, ["1", "2"]), (1, ["2"]), (2, ["1", "2"]), (3, ["2"])]
)
def test_a_demo_that_was_cut_off_carries_on(finished, weeks, tmp_path, monkeypatch):
    with Workspace.open(tmp_path) as workspace:
        for _ in range(finished):
            workspace.runs.finish(workspace.runs.start("http://127.0.0.1:1", "weekly").id)
    asked = []

    def run(words, **_):
        asked.append(words[words.index("--week") + 1])
        return subprocess.CompletedProcess(words, 0, json.dumps({"run": len(asked)}))

    monkeypatch.setattr(demo.subprocess, "run", run)
    assert demo.both_weeks(str(tmp_path), 8754) == {"run": len(weeks)}
    assert asked == weeks


def test_a_week_that_fails_ends_the_demo(tmp_path, monkeypatch):
    def run(words, **_):
        return subprocess.CompletedProcess(words, 3, "")

    monkeypatch.setattr(demo.subprocess, "run", run)
    with pytest.raises(demo.WeekError) as trouble:
        demo.both_weeks(str(tmp_path / "new"), 0)
    assert trouble.value.exit_code == 3
