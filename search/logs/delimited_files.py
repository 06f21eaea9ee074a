"""Reading the tables that other systems give out: any encoding, any separator, line by line."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from pathlib import Path

from search.documents import SearchError

Row = tuple[int, list[str]]
_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_NUMBER = re.compile(r"-?\d[\d,.\u00a0\u202f' ]*")
# What may follow a count: its share, in brackets.
_SHARE = re.compile(r"(?:\(.{0,20}\))?")
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+")


def read_rows(file: Path) -> list[Row]:
    """Read a table into (line number, cells); blank lines and lines that begin with # are left.

    Packed files end in .gz. UTF-8 and UTF-16 with a byte order mark, UTF-8 without, else
    Windows-1252 (what spreadsheets write). The separator is the tab where the first line has one,
    else the comma or semicolon.

    Raises:
        SearchError: the file is missing or cannot be read.
    """
    lines = [
        (number, line)
        for number, line in enumerate(_text(file).splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not lines:
        return []
    separator = _separator(lines[0][1])
    return [(number, cells(line, separator)) for number, line in lines]


def _text(file: Path) -> str:
    """Read and decode a file."""
    try:
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    except FileNotFoundError:
        raise SearchError(f"{file}: no such file") from None
    except (OSError, EOFError, zlib.error) as error:
        raise SearchError(f"{file}: cannot be read ({error})") from None
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes have no letter in Windows-1252; they must not cost the whole file.
        return data.decode("windows-1252", errors="replace")


def _separator(first: str) -> str:
    """Tell the separator from the first line."""
    if "\t" in first:
        return "\t"
    return ";" if first.count(";") > first.count(",") else ","


def cells(line: str, separator: str) -> list[str]:
    """Cut one line into cells; a quotation mark that is never closed costs nothing but itself."""
    if separator == "\t":
        return [_unquoted(cell) for cell in line.split("\t")]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
    except csv.Error:
        return [_unquoted(cell) for cell in line.split(separator)]


def _unquoted(cell: str) -> str:
    """Take the quotation marks off a cell that has them at both ends."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"').strip()
    return cell


def whole_number(cell: str) -> int | None:
    """Read a count as people and exports write it: `1,234`, `1 234`, `1,234 (5%)`, `12.0`.

    None stands for what is not a count: words, nothing, a bare percentage.
    """
    cell = cell.strip()
    match = _NUMBER.match(cell)
    if not match or not _SHARE.fullmatch(cell[match.end() :]):
        return None
    written = match.group().strip()
    grouped = _GROUPED.fullmatch(written.lstrip("-"))
    plain = re.sub(r"[^\d-]", "", written) if grouped else written.replace(",", ".")
    try:
        return round(float(plain))
    except ValueError:
        return None


def column(header: list[str], names: tuple[str, ...]) -> int | None:
    """Return the first column that has one of `names` (in their order of preference)."""
    plain = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    return next((plain.index(name) for name in names if name in plain), None)
