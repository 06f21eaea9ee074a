"""A report's files: whole or not at all, left alone when they say the same, swept when stale."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reports.exports.row_files import write
from reports.writing.files import ReportFolder


def stamp(path: Path) -> int:
    """Set a time stamp in the past and return it."""
    os.utime(path, ns=(10**18, 10**18))
    return path.stat().st_mtime_ns


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    path = ReportFolder(tmp_path).write("a/b.html", "same")
    before = stamp(path)
    ReportFolder(tmp_path).write("a/b.html", "same")
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("new", ["diff", "longer than before"])
def test_a_changed_file_is(tmp_path: Path, new: str) -> None:
    path = ReportFolder(tmp_path).write("b.html", "same")
    before = stamp(path)
    ReportFolder(tmp_path).write("b.html", new)
    assert path.read_text() == new
    assert path.stat().st_mtime_ns != before


def test_a_stream_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    folder.write("x.csv", "whole")
    with pytest.raises(RuntimeError), folder.stream("x.csv") as out:
        out.write(b"ha")
        raise RuntimeError
    assert [x.name for x in tmp_path.iterdir()] == ["x.csv"]
    assert (tmp_path / "x.csv").read_text() == "whole"


def test_a_spreadsheet_with_the_same_rows_is_left_alone(tmp_path: Path) -> None:
    def spreadsheet(title: str) -> int:
        with ReportFolder(tmp_path).stream("x.xlsx") as out:
            write([{"title": title}], ["title"], "xlsx", out)
        return (tmp_path / "x.xlsx").stat().st_mtime_ns

    spreadsheet("Bins")
    before = stamp(tmp_path / "x.xlsx")
    assert spreadsheet("Bins") == before
    assert spreadsheet("Council tax") != before


def test_a_stream_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    def comma_separated() -> int:
        with ReportFolder(tmp_path).stream("x.csv") as out:
            write([{"a": 1}], ["a"], "csv", out)
        return (tmp_path / "x.csv").stat().st_mtime_ns

    comma_separated()
    before = stamp(tmp_path / "x.csv")
    assert comma_separated() == before


def test_sweeping_takes_only_what_is_ours_and_stale(tmp_path: Path) -> None:
    old = ReportFolder(tmp_path)
    for name in ("pages/aa.html", "pages/bb.html", "pages/notes.txt"):
        old.write(name, "x")
    new = ReportFolder(tmp_path)
    new.write("pages/aa.html", "x")
    assert new.sweep("pages", r"[a-z]{2}\.html") == 1
    assert sorted(x.name for x in (tmp_path / "pages").iterdir()) == ["aa.html", "notes.txt"]


def test_lone_surrogates_do_not_stop_a_report(tmp_path: Path) -> None:
    path = ReportFolder(tmp_path).write("a.html", "half \ud800 a character")
    assert path.read_text(encoding="utf-8") == "half ? a character"
