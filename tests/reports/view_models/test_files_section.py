"""How the files were read, as the report tells it, and the question at the top of the week."""

import msgspec
import pytest

from reports.view_models.files_section import questions
from signpost.workspace.artifacts.files_read import (
    ColumnRead,
    FileRead,
    LargestValue,
    RowsLeftOut,
)
from signpost.workspace.artifacts.judged_demand import CONTACTS, FEEDBACK, VIEWS


def views(total, name="ga4.csv", **more):
    return FileRead(setting="[demand] views", name=name, total=total, counted="views", **more)


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        (100, 501, True),
        (100, 500, False),
        (100, 19, True),
        (100, 20, False),
        (1, 19, False),
        (100, 0, True),
        (None, 500, False),
    ],
)
def test_a_total_that_changed_more_than_fivefold_is_asked_about(before, now, asked):
    assert bool(questions([views(now)], [views(before)])) == asked


def test_new_names_are_compared_by_the_sum_of_their_setting():
    before = [views(100, "sep.csv"), views(50, "sep-search.csv")]
    (asked,) = questions([views(9000, "oct.csv")], before)
    assert asked.startswith("oct.csv: 9,000 views this week, 150 the week before.")
    assert questions([views(200, "oct.csv")], before) == []
    assert questions([views(9000, "oct.csv")], []) == []


FULL = views(
    9000,
    name="<b>ga4</b>.csv",
    form="CSV (semicolons, UTF-16)",
    table="headings in row 7",
    columns=[
        ColumnRead(use="page", heading="Page path and screen class", how="by its heading"),
        ColumnRead(use="views", heading="Aufrufe", how="by its values: its heading is not a known one; points part thousands"),
    ],
    rows_used=412,
    left_out=[
        RowsLeftOut(why="a total, or no address", count=3, rows=[9, 12, 431]),
        RowsLeftOut(why="views is a percentage, not a number", count=40, rows=list(range(20, 32))),
    ],
    largest=[
        LargestValue(name="https://www.mereford.gov.uk/council-tax/pay-your-council-tax-online", value=4100),
        LargestValue(name="https://www.mereford.gov.uk/bins", value=2428),
        LargestValue(name="https://www.mereford.gov.uk/", value=1000),
    ],
    doubts=["column “Aufrufe”: points part thousands here (2.428 as 2428)"],
    notes=["another table under it (row 433: Day Index, Pageviews) was not read"],
)  # fmt: skip
LOG = FileRead(
    setting="[demand] contacts",
    name="hotjar.xlsx",
    form="Excel workbook (.xlsx)",
    table="Responses, headings in row 1",
    columns=[ColumnRead(use="text", heading="Message", how="by its heading")],
    rows_used=2,
    total=2,
    counted="contacts",
    first_day="2026-10-01",
    last_day="2026-10-31",
    notes=["column “Number” was not used: it is a running number"],
)


def test_the_page_tells_of_every_file(report):
    def with_files(read):
        files = msgspec.to_builtins([read])
        contacts = {"files": msgspec.to_builtins([LOG])}
        return {VIEWS: {"files": files}, CONTACTS: contacts, FEEDBACK: {}}

    report(artifacts=with_files(msgspec.structs.replace(FULL, total=900)))
    made = report(artifacts=with_files(FULL))
    said = made.words("files.html")
    for text in (
        "2 files that the settings name",
        "<b>ga4</b>.csv: 9,000 views this week, 900 the week before.",
        "412 used, 43 left out",
        "views: “Aufrufe”, by its values: its heading is not a known one; points part thousands",
        "40 rows: views is a percentage, not a number (rows 20,",
        "31 and more)",
        "council-tax/pay-your-council-tax-online: 4,100",
        "1 October 2026 to 31 October 2026",
        "column “Number” was not used: it is a running number",
        "What could mean two things",
    ):
        assert text in said
    front = made.words("index.html")
    assert front.index("Questions about your files") < front.index("Better and worse")


def test_without_files_there_is_no_page(report):
    made = report()
    assert not (made.folder / "files.html").exists()
    assert "files.html" not in made.text("index.html")
