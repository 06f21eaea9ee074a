"""Reading the tables that other systems give out: any encoding, any separator, line by line."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from search.documents import SearchError

Row = tuple[int, list[str]]
_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# Only these end a line of a table; Unicode's other line ends (U+2028) are white space in a cell.
_LINE_END = re.compile(r"\r\n|\n|\r")
# What spreadsheets write above a table to say how it is separated.
_SAID_SEPARATOR = re.compile(r"[\"']?sep=(.)[\"']?", re.IGNORECASE)
# A quoted cell goes over no more lines than this; as much of a file tells its encoding.
_MOST_LINES, _LOOKED_AT = 50, 4096
_NUMBER = re.compile(r"-?\d[\d,.\u00a0\u202f' ]*")
# What may follow a count: its share, in brackets.
_SHARE = re.compile(r"(?:\(.{0,20}\))?")
_MOST_DIGITS = 12
_GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+")


def read_rows(file: Path) -> list[Row]:
    """Read a table into (line number, cells); blank lines and lines that begin with # are left.

    Packed files end in .gz. UTF-8 and UTF-16 (with a byte order mark or without), else
    Windows-1252 (what spreadsheets write). The separator is what a first line `sep=;` says, else
    the tab where the first line has one, else the comma or semicolon. A cell in quotation marks
    may go on over several lines.

    Raises:
        SearchError: the file is missing or cannot be read.
    """
    lines = list(enumerate(_LINE_END.split(_text(file)), 1))
    kept = [x for x in lines if x[1].strip() and not x[1].lstrip().startswith("#")]
    if not kept:
        return []
    said = _SAID_SEPARATOR.fullmatch(kept[0][1].strip())
    if said:
        kept = kept[1:]
    separator = said[1] if said else _separator(kept[0][1])
    return [(number, cells(text, separator)) for number, text in _records(kept, separator)]


def _records(lines: list[tuple[int, str]], separator: str) -> Iterator[tuple[int, str]]:
    """Put lines together that one quoted cell goes over; a stray quotation mark joins nothing."""
    place = 0
    while place < len(lines):
        number, text = lines[place]
        taken = 1
        if text.count('"') % 2:
            taken, text = _joined(lines, place, separator)
        yield number, text
        place += taken


def _joined(lines: list[tuple[int, str]], place: int, separator: str) -> tuple[int, str]:
    """Return how many lines from a place are one record, and its text."""
    one = rf'(?:"(?:[^"]|"")*"|[^"{re.escape(separator)}\n]*)'
    record = re.compile(rf"{one}(?:{re.escape(separator)}{one})*")
    text = lines[place][1]
    for taken, (_, more) in enumerate(lines[place + 1 : place + _MOST_LINES], 2):
        text = f"{text}\n{more}"
        if text.count('"') % 2 == 0:
            whole = record.fullmatch(text) is not None
            return (taken, text) if whole else (1, lines[place][1])
    return 1, lines[place][1]


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
    if encoding := _unmarked_utf_16(data[:_LOOKED_AT]):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes have no letter in Windows-1252; they must not cost the whole file.
        return data.decode("windows-1252", errors="replace")


def _unmarked_utf_16(data: bytes) -> str:
    """Return the encoding of UTF-16 without a byte order mark, told by its zeros; or nothing.

    Every other byte of the separators, digits and line ends of a table is zero, and no byte of
    any other encoding is.
    """
    high, low = data[0::2].count(0), data[1::2].count(0)
    if high + low < len(data) / 20:
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


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
        lines = line.split("\n") if "\n" in line else [line]
        quoted = [f"{part}\n" for part in lines[:-1]] + lines[-1:]
        return [" ".join(cell.split()) for cell in next(csv.reader(quoted, delimiter=separator))]
    except csv.Error:
        return [_unquoted(cell) for cell in line.split(separator)]


def _unquoted(cell: str) -> str:
    """Take the quotation marks off a cell that has them at both ends."""
    cell = " ".join(cell.split())
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"').strip()
    return cell


def whole_number(cell: str) -> int | None:
    """Read a count as people and exports write it: `1,234`, `1 234`, `1,234 (5%)`, `12.0`.

    None stands for what is not a count: words, nothing, a bare percentage, more than a million
    million (a number that a spreadsheet has spoilt).
    """
    cell = cell.strip()
    if cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS:
        return int(cell)
    match = _NUMBER.match(cell)
    if not match or not _SHARE.fullmatch(cell[match.end() :]):
        return None
    written = match.group().strip()
    grouped = _GROUPED.fullmatch(written.lstrip("-"))
    plain = re.sub(r"[^\d-]", "", written) if grouped else written.replace(",", ".")
    try:
        found = round(float(plain))
    except (ValueError, OverflowError):
        return None
    return found if abs(found) <= 10**_MOST_DIGITS else None


def column(header: list[str], names: tuple[str, ...]) -> int | None:
    """Return the first column that has one of `names` (in their order of preference)."""
    plain = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    return next((plain.index(name) for name in names if name in plain), None)
