"""A workspace that the version before wrote opens, reads, exports and reports as it did then.

`workspace-0001.tar.xz` holds three weeks of a made-up site of six pages with visits, decisions,
manual checks and a recheck, its settings, and under `expected/` what that version exported of it.
Its pictures are a single grey dot each, to keep it small.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from typer.testing import CliRunner

from audit.history import issue_history, run_history
from audit.history.decisions import Decisions
from audit.history.event_log import log
from audit.monitoring_sample.manual_answers import answers_of
from audit.recheck import last_recheck
from audit.results import stored
from signpost.cli.app import app
from signpost.workspace import Workspace
from signpost.workspace.artifacts import judged, judged_demand, judged_journeys
from signpost.workspace.artifacts.judged_opportunities import OPPORTUNITIES
from signpost.workspace.artifacts.searched import QUERIES
from signpost.workspace.schema import HEAD

PACKED = Path(__file__).with_name("workspace-0001.tar.xz")
SITE = "http://127.0.0.1:8457/"
# What is called an issue was called a fault: the kind, its columns, the scope of a decision.
TODAY = {"fault": "issue", "faults": "issues"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked workspace with its settings; opened once, so that it is migrated."""
    place = unpacked(tmp_path_factory.mktemp("before"))
    Workspace.open(place / "signpost-data", create=False).close()
    return place


def unpacked(place: Path) -> Path:
    """Unpack the workspace as the version before left it."""
    # Python 3.11.2 has no filters yet; the archive is our own.
    safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(PACKED) as packed:
        packed.extractall(place, **safely)
    return place


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(folder / "signpost-data", create=False) as opened:
        yield opened


def rows_of(file: Path) -> list[dict[str, Any]]:
    """Read rows, under today's names of their columns."""
    rows = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    named = [{TODAY.get(key, key): value for key, value in row.items()} for row in rows]
    return [
        {**row, "scope": TODAY.get(row["scope"], row["scope"])} if "scope" in row else row
        for row in named
    ]


def command(folder: Path, *words: str) -> None:
    """Run a command on the workspace, in this process."""
    workspace = ("--workspace", str(folder / "signpost-data"))
    done = CliRunner().invoke(app, [*words, *workspace], catch_exceptions=False)
    assert done.exit_code == 0, done.output


NEW_KEYS = {
    "links": {"by_script"},
    "findings": {"engine", "engine_rules"},
    "decisions": {"version"},
}


@pytest.mark.parametrize(
    ("kind", "run"),
    [
        ("pages", 2),
        ("pages", 3),
        ("links", 3),
        ("findings", 2),
        ("findings", 3),
        ("issues", 2),
        ("issues", 3),
        ("queries", 3),
        ("decisions", 3),
        ("rehearsal", 3),
        ("checks", 3),
    ],
)
def test_the_exports_are_the_same_rows(folder: Path, tmp_path: Path, kind: str, run: int) -> None:
    file = tmp_path / "rows.jsonl"
    settings = str(folder / "signpost.toml")
    words = ("--format", "jsonl", "--run", str(run), "--output", str(file))
    command(folder, "export", kind, settings, *words)
    then = "faults" if kind == "issues" else kind
    expected = rows_of(folder / "expected" / f"{then}-{run}.jsonl")
    assert expected
    # Keys may come to a row and never go (the contract of what leaves the house).
    new = NEW_KEYS.get(kind, frozenset())
    rows = rows_of(file)
    assert all(new <= set(row) for row in rows)
    same = [{k: v for k, v in row.items() if k not in new} for row in rows]
    if kind == "issues":  # their order is today's
        same, expected = (sorted(x, key=lambda row: row["issue"]) for x in (same, expected))
    assert same == expected


def test_the_schema_is_todays(workspace: Workspace) -> None:
    assert HEAD > "0001"
    assert [run.id for run in workspace.runs.all()] == [1, 2, 3]
    assert workspace.runs.stage(3, "audit").summary["issues"] == 30
    assert workspace.runs.stage(3, "opportunities").summary == {
        "issue": 30,
        "journey": 2,
        "search": 1,
    }


@pytest.mark.parametrize("at", ["UPDATE artifact", "UPDATE stage", "UPDATE alembic_version"])
def test_a_migration_that_is_killed_changes_nothing(tmp_path: Path, at: str) -> None:
    def kill(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(at):
            raise KeyboardInterrupt

    place = unpacked(tmp_path) / "signpost-data"
    event.listen(Engine, "before_cursor_execute", kill)
    try:
        with pytest.raises(KeyboardInterrupt):
            Workspace.open(place, create=False)
    finally:
        event.remove(Engine, "before_cursor_execute", kill)
    with Workspace.open(place, create=False) as opened:
        assert opened.results.issues(3)


def test_judgements_and_summaries(workspace: Workspace) -> None:
    pages = {page.url: page for page in stored(workspace, 3)}
    bins = pages[f"{SITE}bins"].summary
    assert (bins.kind, bins.h1, bins.words) == ("html", "Bins", 91)
    assert [x.value for x in bins.statements] == ["01632960120"]
    assert sum(len(page.findings) for page in pages.values()) == 59


def test_what_people_did(workspace: Workspace) -> None:
    assert [event.what for event in log(workspace)] == [
        *("decide", "decide", "check", "check", "assign", "withdraw", "decide")
    ]
    held = Decisions.of(workspace, date(2026, 12, 1))
    worst = max(workspace.results.issues(1), key=lambda row: row.priority_high)
    assert held.of_issue(worst.id).kind == "accepted_risk"
    assert [x.scope for x in held.all()] == ["finding", "issue"]
    assert held.owner("", "Bins and recycling") == "Waste team"
    assert answers_of(workspace)["keyboard", f"{SITE}bins"].answer == "problem"


def test_history(workspace: Workspace) -> None:
    compared = run_history.compare(workspace, 2)
    assert (compared.before, compared.changed_rules) == (1, frozenset())
    statuses_now = [found.status for page in compared.current() for found in page.findings]
    assert (statuses_now.count("new"), statuses_now.count("still_there")) == (6, 54)
    assert not list(compared.gone())
    statuses = [change.status for change in issue_history.changes(compared)]
    assert (statuses.count("new"), statuses.count("still_there")) == (3, 27)
    found = last_recheck(workspace, 3, f"{SITE}bins")
    assert found is not None
    assert found.visited
    assert all(len(row.issue) == 16 for row in found.findings)


def test_artifacts(workspace: Workspace) -> None:
    read = workspace.artifacts.read
    assert read(3, judged.RULES)["content/title-missing"].version >= 1
    assert read(3, judged.SERVICES)[f"{SITE}council-tax"] == "Council tax"
    assert set(read(3, judged.ISSUE_SERVICES)) == {row.id for row in workspace.results.issues(3)}
    assert read(3, judged_demand.FEEDBACK).services["Bins and recycling"] == 20
    assert read(3, judged_demand.VIEWS).pages[SITE] == 900
    assert read(3, judged_demand.DEMAND).services[0].name == "Council tax"
    kinds = [one.kind for one in read(3, OPPORTUNITIES).all]
    assert (kinds.count("issue"), kinds.count("journey"), kinds.count("search")) == (30, 2, 1)
    stories = read(3, judged_journeys.STORIES)
    assert stories[0].ways["navigation"].outcome == "pass"
    assert read(3, judged_journeys.ROUTES)[stories[0].name].steps[0].do == "follow"
    assert len(read(3, QUERIES)) == 6


def test_visits(workspace: Workspace) -> None:
    visit = workspace.visits.get(3, f"{SITE}council-tax")
    assert visit is not None
    assert (visit.state, visit.facts.title) == ("ok", "Council tax")


def test_the_report_is_written(folder: Path) -> None:
    command(folder, "report", str(folder / "signpost.toml"))
    report = folder / "signpost-data" / "report"
    assert "Elmford council" in (report / "index.html").read_text("utf-8")
    assert len(list((report / "pages").glob("*.html"))) == 6
