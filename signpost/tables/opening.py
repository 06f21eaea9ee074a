"""A file to sheets, whatever its kind: what it is is told by its first bytes, not by its name."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from signpost.tables.delimited import SEPARATORS, rows_of
from signpost.tables.html_tables import read_excel_xml, read_html
from signpost.tables.sheet import MOST_CELLS, MOST_ROWS, FileContents, Sheet
from signpost.tables.table_error import TableError
from signpost.tables.text_files import decode
from signpost.tables.workbooks import read_workbook

# As many bytes of a file are read, and as many of a packed one unpacked.
MOST_BYTES = 300_000_000
# A zip of more files is no export.
_MOST_FILES = 200
_TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_MARKUP = re.compile(rb"\s*(<!doctype html|<html|<table|<head|<body|<meta|<div|<style)", re.I)
_NO_TABLES = {
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"Rar!": "a RAR archive; unpack it first",
}


def open_tables(path: Path, setting: str = "") -> FileContents:
    """Read all sheets of a file: CSV, TSV, .xlsx, .xlsb, .xls, .ods, HTML, .gz, or .zip of these.

    Args:
        path: the file.
        setting: the setting that names it, for the message where it is missing.

    Raises:
        TableError: one line: it is missing, no table, damaged, protected or too large.
    """
    data = _bytes(path, setting)
    try:
        return _contents(path, data)
    except (
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        gzip.BadGzipFile,
        zlib.error,
        EOFError,
    ) as error:
        why = " ".join(str(error).split())[:80]
        raise TableError(f"{path}: it is damaged ({why}). Export it again") from None


def _bytes(path: Path, setting: str) -> bytes:
    """Read a file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except FileNotFoundError:
        hint = f". Fix {setting} in the settings" if setting else ""
        raise TableError(f"{path}: no such file{hint}") from None
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror})") from None


def _too_large(path: Path) -> TableError:
    return TableError(
        f"{path}: it is too large (more than {MOST_BYTES // 1_000_000} MB are not read). "
        "Export fewer rows, or only the columns that are needed"
    )


def _contents(path: Path, data: bytes, depth: int = 0) -> FileContents:
    """Read the sheets of a file's bytes."""
    for mark, what in _NO_TABLES.items():
        if data.startswith(mark):
            raise TableError(f"{path}: it is {what}, not a table. Export it as CSV or .xlsx")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(path, data, depth)
    if data.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(MOST_BYTES + 1)
        if len(unpacked) > MOST_BYTES or depth:
            raise _too_large(path)
        return _contents(path, unpacked, depth + 1)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return read_workbook(path, data, "xls")
    return _text(path, data)


def _text(path: Path, data: bytes) -> FileContents:
    """Read the sheets of a file that is text."""
    decoded = decode(data)
    start = decoded.text[:2000].lstrip("\ufeff \r\n\t")
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<Workbook" in start:
        return read_excel_xml(data)
    if _MARKUP.match(start.encode()):
        return read_html(data)
    if "\x00" in start:
        raise TableError(f"{path}: it is no table that can be read. Export it as CSV or .xlsx")
    rows, separator = rows_of(decoded.text)
    if len(rows) > MOST_ROWS or sum(map(len, rows)) > MOST_CELLS:
        raise TableError(
            f"{path}: {len(rows):,} rows are too many; at most {MOST_ROWS:,} rows and "
            f"{MOST_CELLS:,} cells are read. Export fewer"
        )
    by = SEPARATORS.get(separator, f"“{separator}”")
    return FileContents(f"CSV ({by}, {decoded.encoding})", [Sheet("", rows)])


def _packed(path: Path, data: bytes, depth: int) -> FileContents:
    """Read a workbook, or every table in a .zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > MOST_BYTES:
            raise _too_large(path)
        names = set(package.namelist())
        if "xl/workbook.bin" in names:
            return read_workbook(path, data, "xlsb")
        if "xl/workbook.xml" in names:
            return read_workbook(path, data, "xlsx")
        if "content.xml" in names and "mimetype" in names:
            return read_workbook(path, data, "ods")
        if "word/document.xml" in names:
            raise TableError(f"{path}: it is a Word document. Export the table as CSV or .xlsx")
        return _zip(path, package, depth)


def _zip(path: Path, package: zipfile.ZipFile, depth: int) -> FileContents:
    """Read every table in a .zip, each file's sheets under the file's name."""
    inside = [
        info
        for info in package.infolist()
        if info.filename.lower().endswith(_TABLES)
        and not info.filename.startswith("__MACOSX/")
        and not info.filename.rpartition("/")[2].startswith("._")
    ]
    if not inside or depth:
        raise TableError(f"{path}: there is no table in this .zip. Unpack it and name the file")
    if len(inside) > _MOST_FILES:
        raise TableError(f"{path}: {len(inside):,} files in a .zip are too many. Unpack it")
    if any(info.flag_bits & 1 for info in inside):
        raise TableError(f"{path}: it is protected by a password. Unpack it and name the file")
    contents = FileContents(f".zip of {len(inside)} file{'s' if len(inside) > 1 else ''}", [])
    for info in sorted(inside, key=lambda info: info.filename):
        found = _contents(path, package.read(info), depth + 1)
        for sheet in found.sheets:
            sheet.name = f"{info.filename}{f', {sheet.name}' if sheet.name else ''}"
        contents.sheets += found.sheets
        contents.notes += [f"{info.filename}: {note}" for note in found.notes]
    return contents
