"""Exports from the command line: kinds by their names of today and of before, and archives."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.cli.commands.export import export
from signpost.workspace import Workspace, WorkspaceError

HOME = "https://www.mereford.gov.uk/"


@pytest.fixture
def folder(workspace: Workspace, tmp_path: Path, make_site: Callable[..., object]) -> str:
    """The folder of a workspace with one judged run, which has issues."""
    from audit.run import audit

    site = make_site(
        {"/": "<title>A</title><h1>A</h1><p>Please click here", "/b": "<title>A</title>"}
    )
    with workspace.runs.doing(site.run.id, "crawl"):
        pass
    audit(workspace, site.config, site.run)
    return str(tmp_path / "workspace")


def written(kind: str, folder: str, tmp_path: Path) -> bytes:
    """Export a kind of row as JSON and return the file."""
    file = tmp_path / f"{kind}.json"
    export(kind, HOME, folder, "json", None, file, False)
    return file.read_bytes()


def test_faults_are_issues(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issues = written("issues", folder, tmp_path)
    assert written("faults", folder, tmp_path) == issues
    rows = json.loads(issues)
    assert rows
    assert "issue" in rows[0]
    said, said_of_alias = capsys.readouterr().out.splitlines()
    assert said == f"Wrote {len(rows)} issues to {tmp_path / 'issues.json'}"
    assert said_of_alias == said.replace("issues.json", "faults.json")


def test_the_alias_is_not_told(folder: str, tmp_path: Path) -> None:
    from reports.exports.export_types import UnknownExportError

    with pytest.raises(UnknownExportError, match="no 'fault' to export") as caught:
        written("fault", folder, tmp_path)
    assert "faults" not in str(caught.value).partition("there are:")[2]


def test_the_crawl_as_an_archive(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "run.warc.gz"
    export("warc", HOME, folder, "csv", None, file, True)
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"answers": 2, "file": str(file)}
    assert file.read_bytes()[:2] == b"\x1f\x8b"


def test_a_run_that_is_not_there(folder: str, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no run 9 here \(there are: 1\)"):
        export("pages", HOME, folder, "csv", 9, tmp_path / "x.csv", False)


def test_a_csv_has_its_description_beside_it(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "issues.csv"
    export("issues", HOME, folder, "csv", None, file, False)
    said = json.loads((tmp_path / "issues.csv-metadata.json").read_text())
    head = file.read_text().splitlines()[0].split(",")
    assert (said["url"], [x["name"] for x in said["tableSchema"]["columns"]]) == (file.name, head)
    export("issues", HOME, folder, "jsonl", None, tmp_path / "issues.jsonl", False)
    assert not list(tmp_path.glob("*jsonl-metadata*"))
