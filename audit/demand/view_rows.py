"""Which rows of an export of page views count: folders and compared periods do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from signpost.tables.date_columns import last_day_of
from signpost.tables.reading import Table
from signpost.tables.table_error import RowError

_Row = tuple[int, dict[str, str]]
# Two numbers may be alike by chance; folders whose pages add up to at least so much are folders.
_LEAST_SUM = 20


def rows_that_count(table: Table) -> Iterator[_Row]:
    """Yield the rows that are neither of a compared period nor the sum of others."""
    rows = _of_one_range(table) if "range" in table.columns else list(table.rows)
    folders = _folders(table, rows)
    for number, row in rows:
        if number in folders:
            table.refuse(number, folders[number])
        else:
            yield number, row


def _of_one_range(table: Table) -> list[_Row]:
    """Keep the rows of the latest period (of all users, where users are compared)."""
    names = list(dict.fromkeys(row.get("range", "") for _, row in table.rows))
    real = [name for name in names if name and "change" not in name.lower()]
    if len(real) < 2 and len(real) == len(names):
        return list(table.rows)
    users = next((name for name in real if name.lower() in ("all users", "all visits")), "")
    kept = users or max(real, key=last_day_of, default="")
    for number, row in table.rows:
        if row.get("range", "") != kept:
            table.refuse(number, f"of another period or comparison than “{kept}”")
    return [(number, row) for number, row in table.rows if row.get("range", "") == kept]


def _folders(table: Table, rows: list[_Row]) -> dict[int, str]:
    """Return the rows that are sums of others, with why."""
    pages = {number: row.get("page", "") for number, row in rows}
    said = {n for n, row in rows if row.get("aggregate", "").lower() in ("1", "true", "yes")}
    why = "a folder: the sum of its pages"
    found = dict.fromkeys(said, why)
    slashed = sum(page.startswith("/") for page in pages.values())
    bare = {n for n, page in pages.items() if page and not page.startswith(("/", "("))}
    bare = {n for n in bare if "://" not in pages[n] and "." not in pages[n].partition("/")[0]}
    if slashed and bare and table.columns["page"].heading.lower() == "label":
        found |= dict.fromkeys(bare, why)
    elif table.columns["page"].heading.lower() == "label" and "metadata url" in table.columns:
        found |= {n: why for n, row in rows if n in bare and not row.get("metadata url")}
    return found | dict.fromkeys(_sums(table, rows), why)


def _sums(table: Table, rows: list[_Row]) -> set[int]:
    """Return the rows whose count is that of the rows under their path, two at least."""
    counts, own, below = {}, {}, Counter[str]()
    children: Counter[str] = Counter()
    for number, row in rows:
        try:
            counts[number] = table.count(row, "views", "views")
        except RowError:
            continue
        own[number] = path = row.get("page", "").partition("?")[0].rstrip("/")
        parent = path.rpartition("/")[0]
        if parent:
            below[parent] += counts[number]
            children[parent] += 1
    parents = {n: path for n, path in own.items() if path and children[path] >= 2}
    sums = {n for n, path in parents.items() if counts[n] == below[path]}
    enough = len(sums) >= 2 or any(counts[n] >= _LEAST_SUM for n in sums)
    return sums if sums and len(sums) == len(parents) and enough else set()
