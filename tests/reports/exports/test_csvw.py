"""The description beside a CSV file: every cell is what it says, and programs can read it."""

import csv
import io
import json

import pytest

from reports.exports.csvw import ColumnTypes, description
from reports.exports.row_files import write

ROWS = [
    {"url": "https://x.gov.uk/a", "status": 200, "share": 0.5, "ok": True, "states": ["a", "b"]},
    {"url": "=1+1", "status": None, "share": 1, "ok": False, "states": []},
    {"url": 'two\nlines, "quoted"', "status": 404, "share": None, "ok": None, "states": ["c"]},
]
COLUMNS = tuple(ROWS[0])


def written(rows, columns=COLUMNS):
    """Write rows; return the file and its description."""
    out, types = io.BytesIO(), ColumnTypes()
    write(rows, columns, "csv", out, "things", types)
    return out.getvalue(), description("things.csv", "Things", types)


def test_columns_are_what_was_written():
    _, said = written(ROWS)
    columns = {x["name"]: x for x in json.loads(said)["tableSchema"]["columns"]}
    kinds = {name: x["datatype"] for name, x in columns.items()}
    assert kinds == {
        "url": "string",
        "status": "integer",
        "share": "number",
        "ok": {"base": "boolean", "format": "True|False"},
        "states": "string",
    }
    assert columns["states"]["separator"] == "; "


@pytest.mark.parametrize(
    ("values", "kind"),
    [([1, "x"], "string"), ([True, 1], "string"), ([None, ""], "string"), ([], "string")],
)
def test_what_is_of_several_kinds_or_none_is_text(values, kind):
    _, said = written([{"a": value} for value in values], ("a",))
    (column,) = json.loads(said)["tableSchema"]["columns"]
    assert column["datatype"] == kind


def test_a_program_reads_the_file_by_its_description(tmp_path):
    reader = pytest.importorskip("csvw")
    data, said = written(ROWS)
    (tmp_path / "things.csv").write_bytes(data)
    (tmp_path / "things.csv-metadata.json").write_bytes(said)
    table = reader.Table.from_file(tmp_path / "things.csv-metadata.json")
    first, second, third = table
    assert first == {**ROWS[0], "share": pytest.approx(0.5)}
    assert second["url"] == "'=1+1"
    assert (third["url"], third["ok"]) == (ROWS[2]["url"], None)


def test_the_head_names_the_columns():
    data, said = written(ROWS)
    head = next(csv.reader(io.StringIO(data.decode())))
    assert head == [x["name"] for x in json.loads(said)["tableSchema"]["columns"]]
