"""Tables written in every shape that is read, and read back: what comes out is what went in."""

import csv
import html
import io
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.tables.columns import ColumnKind
from signpost.tables.date_columns import date_of
from signpost.tables.reading import read_table
from signpost.tables.table_search import Wanted
from signpost.tables.totals import is_total
from signpost.tables.value_kinds import misfit_of_address, misfit_of_count
from tests.signpost.tables.made_files import ods, xls, xlsx, zipped

VIEWS = Wanted(
    {
        "page": ColumnKind(("page path", "url"), misfit=misfit_of_address),
        "views": ColumnKind(("views", "page views"), misfit=misfit_of_count),
        "title": ColumnKind(("page title",)),
    },
    (("page", "views"),),
)
LOG = Wanted(
    {
        "text": ColumnKind(("comments",)),
        "date": ColumnKind(("date received",)),
        "service": ColumnKind(("service",)),
    },
    (("text",),),
)
CHARSETS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
SEPARATORS = (",", ";", "\t", "|")
QUOTING = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)
PREAMBLES = (
    [],
    [["# ------"], ["# Pages and screens"], ["# 20261001-20261031"], ["# ------"], []],
    [["Monthly web report"], []],
    [["Council", "October 2026"], [], []],
)
# How 1234567 is written in each locale.
LOCALES = {
    "plain": str,
    "british": lambda n: f"{n:,}",
    "pandas": lambda n: f"{n}.0",
    "continental": lambda n: f"{n:,}".replace(",", "."),
    "spaces": lambda n: f"{n:,}".replace(",", " "),
    "no-break": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "swiss": lambda n: f"{n:,}".replace(",", "'"),
}
TITLES = (
    "Bins",
    "Council tax – bands",
    "Café, £5 a day",
    'The "old" town hall',
    "It’s your move; or not",
)
PATHS = st.from_regex(r"/[a-z]{3,9}(-[a-z]{2,6})?(/[a-z]{3,8})?", fullmatch=True)
ROWS = st.lists(
    st.tuples(PATHS, st.integers(0, 4_999_999), st.sampled_from(TITLES)),
    min_size=1,
    max_size=7,
    unique_by=lambda row: row[0],
)
SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def delimited(rows, separator, quoting, ends="\r\n"):
    """Write rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=ends).writerows(rows)
    return out.getvalue()


def web_page(rows):
    """Write rows as the HTML that is saved under the name .xls."""
    cells = ("".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) for row in rows)
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>".encode()


@st.composite
def exports(draw):
    """Make (bytes, {page: views}, {page: title}) of an export of page views."""
    rows = draw(ROWS)
    locale = draw(st.sampled_from(list(LOCALES)))
    form = draw(st.sampled_from(["csv", "csv", "csv", "xlsx", "ods", "xls", "html", "zip"]))
    typed = form in ("xlsx", "ods", "xls") and locale == "plain"
    write = (lambda n: n) if typed else LOCALES[locale]
    table = [["Page path", "Page title", "Views"]]
    table += [[page, title, write(n)] for page, n, title in rows]
    total = ["Total", "", write(sum(n for _, n, _ in rows))]
    place = draw(st.sampled_from(["none", "first", "last"]))
    if place != "none":
        table.insert(1 if place == "first" else len(table), total)
    table = [*draw(st.sampled_from(PREAMBLES)), *table]
    views = {page: n for page, n, _ in rows}
    titles = {page: title for page, _, title in rows}
    if form in ("xlsx", "ods", "xls"):
        make = {"xlsx": xlsx, "ods": ods, "xls": xls}[form]
        sheets = [("Data", table)]
        if draw(st.booleans()):
            sheets.insert(0, ("Chart", [["Date", "Clicks"], ["2026-10-01", 7]]))
        return make(*sheets), views, titles
    if form == "html":
        return web_page(table), views, titles
    text = delimited(
        table,
        draw(st.sampled_from(SEPARATORS)),
        draw(st.sampled_from(QUOTING)),
        draw(st.sampled_from(["\r\n", "\n", "\r"])),
    )
    data = text.encode("utf-8" if form == "zip" else draw(st.sampled_from(CHARSETS)))
    return (zipped(Pages__csv=data) if form == "zip" else data), views, titles


@SLOW
@given(made=exports())
def test_page_views_in_every_shape(made, tmp_path):
    data, views, titles = made
    path = tmp_path / "export.csv"
    path.write_bytes(data)
    table = read_table(path, "[demand] views", VIEWS, counts=("views",))
    rows = [row for _, row in table.rows if not is_total(row["page"])]
    assert {row["page"]: table.count(row, "views", "views") for row in rows} == views
    assert {row["page"]: row["title"] for row in rows} == titles


WORDS = st.text(alphabet="abcdefghijk eou\"',;|\t\n#é’–()", max_size=60)


@st.composite
def logs(draw):
    """Make (bytes, [(date, text)], whether the dates tell their order) of a log of contacts."""
    days = draw(st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6))
    american = draw(st.booleans())
    told = any(day.day > 12 for day in days)
    pattern = draw(
        st.sampled_from(["%m/%d/%Y", "%m-%d-%Y"] if american else ["%d/%m/%Y", "%d.%m.%Y"])
    )
    texts = [f"They said {draw(WORDS)} and left" for _ in days]
    table = [["Date received", "Comments", "Service"]]
    table += [
        [day.strftime(pattern), text, "Bins and recycling"]
        for day, text in zip(days, texts, strict=True)
    ]
    text = delimited(table, draw(st.sampled_from(SEPARATORS)), draw(st.sampled_from(QUOTING)))
    data = text.encode(draw(st.sampled_from(CHARSETS)))
    return data, list(zip(days, texts, strict=True)), told or not american


@SLOW
@given(made=logs())
def test_contacts_in_every_shape(made, tmp_path):
    data, said, told = made
    path = tmp_path / "log.csv"
    path.write_bytes(data)
    table = read_table(path, "[demand] contacts", LOG, prose="text")
    texts = [" ".join(row["text"].split()) for _, row in table.rows]
    assert texts == [" ".join(text.split()) for _, text in said]
    assert {row["service"] for _, row in table.rows} == {"Bins and recycling"}
    order = table.orders["date"]
    if told:
        assert [date_of(row["date"], order) for _, row in table.rows] == [day for day, _ in said]
    elif not all(day.day == day.month for day, _ in said):
        assert order.doubt
        assert order.day_first
