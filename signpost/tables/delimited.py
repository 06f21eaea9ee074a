"""Text to rows: which separator, and cells in quotation marks that not everybody closes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from signpost.tables.sheet import LONGEST_CELL

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# Only these end a line of a table; Unicode's other line ends (U+2028) are white space in a cell.
_LINE_END = re.compile(r"\r\n|\n|\r")
# What spreadsheets write above a table to say how it is separated.
_SAID_SEPARATOR = re.compile(r"[\"']?sep=(.)[\"']?", re.IGNORECASE)
# A quoted cell goes over no more lines than this.
_MOST_LINES = 50
# As many records tell the separator.
_LOOKED_AT = 200
# Where two separators cut a table equally evenly, the commoner one is likelier.
_BETTER = 1.02


def rows_of(text: str) -> tuple[list[list[str]], str]:
    """Cut a text into rows of cells, blank rows and comments too; return them with the separator.

    A record in quotation marks that goes over several lines is one row. A quotation mark that is
    never closed, or stands inside a cell, costs nothing but itself.
    """
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    first = next((line for line in lines if line.strip()), "")
    said = _SAID_SEPARATOR.fullmatch(first.strip())
    separator = said[1] if said else separator_of(lines)
    rows = list(records(lines, separator))
    if said:
        rows[lines.index(first)] = []
    return rows, separator


def separator_of(lines: Sequence[str]) -> str:
    """Tell the separator by how evenly each would cut the table; the comma where none does.

    For each run of lines between blank ones, the share of records that have as many cells as most,
    times how many cells those are (few count nearly as many do: a comma in a text is no column).
    """
    marks = {separator: _evenness(lines, separator) for separator in SEPARATORS}
    best = ","
    for separator, mark in marks.items():
        if mark > marks[best] * _BETTER:
            best = separator
    return best


def _evenness(lines: Sequence[str], separator: str) -> float:
    """Return from 0 (cuts nothing, or everything differently) upwards."""
    sample = [line for line in lines[: _LOOKED_AT * 3] if line.strip()][:_LOOKED_AT]
    sample = [line for line in sample if not line.startswith("# ")] or sample
    widths = [len(cells) for cells in records(sample, separator)]
    if not widths:
        return 0.0
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, times = max(counts.items(), key=lambda x: (x[1], x[0]))
    return times / len(widths) * (2 - 1 / width)


def records(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    """Yield the cells of each record, stripped."""
    cell = _cell_pattern(separator)
    place = 0
    while place < len(lines):
        line = lines[place]
        if '"' not in line:
            yield [part.strip()[:LONGEST_CELL] for part in line.split(separator)]
            place += 1
            continue
        cells, taken = _quoted_record(lines, place, separator, cell)
        yield cells
        place += taken


def _cell_pattern(separator: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a quoted cell looks like: well quoted, and with stray marks on one line."""
    end = rf"[ ]*(?={re.escape(separator)}|\n|$)"
    well = re.compile(rf'\s*"((?:[^"]|"")*)"{end}')
    stray = re.compile(rf'\s*"((?:[^"\n]|"(?!{end}))*)"{end}')
    return well, stray


def _quoted_record(
    lines: Sequence[str],
    place: int,
    separator: str,
    patterns: tuple[re.Pattern[str], re.Pattern[str]],
) -> tuple[list[str], int]:
    """Return the cells of the record that begins at a line, and how many lines it takes."""
    well, stray = patterns
    text, taken, at = lines[place], 1, 0
    cells: list[str] = []
    while True:
        match = well.match(text, at)
        if match is None and text[at:].lstrip().startswith('"'):
            longer = "\n".join(lines[place : place + _MOST_LINES])
            match = well.match(longer, at)
            if match:
                taken = longer.count("\n", 0, match.end()) + 1
                text = "\n".join(lines[place : place + taken])
            else:
                match = stray.match(text, at)
        if match:
            cells.append(match[1].replace('""', '"').strip()[:LONGEST_CELL])
            at = match.end()
        else:
            end = text.find(separator, at)
            end = len(text) if end < 0 else end
            cells.append(text[at:end].strip()[:LONGEST_CELL])
            at = end
        if at >= len(text):
            return cells, taken
        at += 1
