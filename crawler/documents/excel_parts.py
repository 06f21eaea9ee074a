"""What a workbook carries beside its sheets: comments, pivot caches, models, outside values."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from crawler.documents.excel_sheet import SheetReader
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_HIDDEN_LINES
from crawler.documents.zip_package import related_parts, relations, xml_part


def note_parts(
    package: zipfile.ZipFile, hidden: HiddenCollector, readers: Sequence[SheetReader]
) -> None:
    """Note what a workbook carries beside its sheets."""
    for reader in readers:
        for kind in ("/comments", "/threadedComment"):
            for name in related_parts(package, reader.path, kind):
                comments = [*_comments(package, name)]
                if comments:
                    hidden.add("comments", reader.place, comments)
    shown = {x.title for x in readers if x.is_shown and not x.hidden_rows and not x.hidden_columns}
    for name in package.namelist():
        if name.startswith("xl/pivotCache/pivotCacheDefinition"):
            _note_pivot(package, name, hidden, shown)
        elif name.startswith("xl/externalLinks/externalLink"):
            _note_external(package, name, hidden)
        elif name.startswith("xl/model/"):
            hidden.add("data_model", "the workbook", rows=1, signs=["cut_off"])
            hidden.unread.append("its data model, which is packed in a way that is not read")
        elif name == "xl/connections.xml":
            hidden.add("connection", "the workbook", _strings(package, name))


def _comments(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield the words of a sheet's comments."""
    tree = xml_part(package, name)
    for one in tree.iter("{*}comment", "{*}threadedComment") if tree is not None else ():
        yield " ".join("".join(one.itertext()).split())


def _note_pivot(
    package: zipfile.ZipFile, name: str, hidden: HiddenCollector, shown: set[str]
) -> None:
    """Note the rows that a pivot table keeps of its source, and the values of its fields."""
    tree = xml_part(package, name)
    if tree is None:
        return
    source = next(tree.iter("{*}worksheetSource"), None)
    signs = {"shown_elsewhere"} if source is not None and source.get("sheet") in shown else set()
    fields = [*tree.iter("{*}cacheField")]
    values = [[x.get("v", "") for x in field.iterfind("{*}sharedItems/*")] for field in fields]
    names = [field.get("name", "") for field in fields]
    rows = [*_records(package, name, values)]
    if not rows:  # the records may be left out, and the fields' values not
        rows = ["\t".join(x) for x in zip(*values, strict=False)] if len(values) > 1 else []
        rows = rows or [value for column in values for value in column]
    place = f"pivot table’s data {''.join(c for c in name if c.isdigit()) or 1}"
    hidden.add("pivot_cache", place, rows, signs=signs, context=["\t".join(names), *rows])


def _records(package: zipfile.ZipFile, name: str, values: list[list[str]]) -> Iterator[str]:
    """Yield the rows of a pivot cache."""
    for part in related_parts(package, name, "/pivotCacheRecords"):
        with package.open(part) as source:
            for count, (_, row) in enumerate(etree.iterparse(source, tag="{*}r")):
                if count > MAX_HIDDEN_LINES:
                    return
                yield "\t".join(_value(x, column, values) for column, x in enumerate(row))
                row.clear()


def _value(cell: Any, column: int, values: list[list[str]]) -> str:
    """Return one value of a pivot cache's row: its own, or one of its field's."""
    own = cell.get("v", "")
    if not cell.tag.endswith("}x"):
        return str(own)
    known = values[column] if column < len(values) else []
    return known[int(own)] if own.isdigit() and int(own) < len(known) else ""


def _note_external(package: zipfile.ZipFile, name: str, hidden: HiddenCollector) -> None:
    """Note the values that are kept of another workbook, and where that was."""
    tree = xml_part(package, name)
    rows = (
        "\t".join(v.text or "" for v in row.iter("{*}v"))
        for row in (tree.iter("{*}row") if tree is not None else ())
    )
    place = f"link to another workbook {''.join(c for c in name if c.isdigit()) or 1}"
    hidden.add("external_cache", place, rows)
    targets = [target for _, _, target, is_outside in relations(package, name) if is_outside]
    hidden.add("external_cache", f"{place}: its address", targets)


def _strings(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield the attributes of connections: servers, queries, files."""
    tree = xml_part(package, name)
    for one in tree.iter() if tree is not None else ():
        for key in ("connection", "command", "sourceFile", "odcFile", "description"):
            if one.get(key):
                yield one.get(key, "")
