"""Finding the table in a sheet: its heading row, its rows, and where another table begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from signpost.tables.columns import Chosen, ColumnChoice, ColumnKind, plain
from signpost.tables.date_columns import is_date, is_month_heading, last_day_of
from signpost.tables.number_columns import is_number
from signpost.tables.sheet import Sheet
from signpost.tables.value_kinds import is_address, misfit_of_count

# Rows in which headings are looked for: a quarter of daily figures may stand above the table.
_ROWS_LOOKED_AT = 2_000
# Of these the row with most known headings is taken; after them the first that has all it needs.
_BEST_OF = 60
# Rows of headings, one over the other, where cells are merged.
_DEEPEST = 3
_TOTAL_OVER = re.compile(r"\b(grand )?totals?\b|\ball (users|visits|devices)\b", re.IGNORECASE)
_FOOTER = re.compile(
    r"(applied filters|filters? applied|generated|exported|printed|downloaded|report (run|date)"
    r"|source|copyright|©|page \d+ of \d+|data (from|as of)|note:|notes:|end of)\b.*",
    re.IGNORECASE | re.DOTALL,
)

Row = tuple[int, list[str]]


@dataclass(slots=True)
class FoundTable:
    """A table in a sheet: which columns it has, the rows under its headings, and what was odd."""

    sheet: Sheet
    head: int
    headings: list[str]
    columns: dict[str, Chosen]
    rows: list[Row]
    added_up: list[int] = field(default_factory=list)  # columns that together are one
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: the kinds of columns, and which of them will do (the first set first).

    `monthly` is the kind of count that columns of months may stand for together; of `either` one
    is needed, which the message says where none is there.
    """

    kinds: Mapping[str, ColumnKind]
    needed: Sequence[Sequence[str]]
    monthly: str = ""
    either: Sequence[str] = ()

    def names(self) -> frozenset[str]:
        """Return every heading that is known."""
        return frozenset(n for kind in self.kinds.values() for n in (*kind.names, *kind.weak))

    def words(self) -> re.Pattern[str]:
        """Return what a heading may have in it."""
        words = [re.escape(word) for kind in self.kinds.values() for word in kind.words]
        return re.compile(rf"\b({'|'.join(words)})\b" if words else r"(?!)")


def find_table(
    sheet: Sheet, wanted: Wanted, needed: Sequence[str], guess: bool
) -> FoundTable | None:
    """Return the table of a sheet that has the needed columns; None if it has none.

    `guess`: a column whose heading is not known may be told by its values.
    """
    best: FoundTable | None = None
    for place in _heads(sheet, wanted, guess):
        if best and place >= _BEST_OF:
            break
        for deep in range(1, _DEEPEST + 1):
            found = _under(sheet, place, deep, wanted, needed, guess)
            if found is not None:
                if best is None or len(found.columns) > len(best.columns):
                    best = found
                break
    return best


def _heads(sheet: Sheet, wanted: Wanted, guess: bool) -> Iterator[int]:
    """Yield the places of rows that may be headings."""
    names, words = wanted.names(), wanted.words()
    for place, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        if not any(row):
            continue
        cells = [plain(cell) for cell in row if cell and len(cell) < 200]
        known = any(cell in names or words.search(cell) for cell in cells)
        if known or (guess and not any(is_number(c) or is_address(c) or is_date(c) for c in row)):
            yield place


def _under(
    sheet: Sheet, place: int, deep: int, wanted: Wanted, needed: Sequence[str], guess: bool
) -> FoundTable | None:
    """Return the table under so many rows of headings, if it has what is needed."""
    lines = sheet.rows[place : place + deep]
    if len(lines) < deep or any(is_number(c) or is_address(c) for row in lines[1:] for c in row):
        return None
    if deep > 1 and not any(lines[-1]):
        return None
    headings = _headings(sheet, place, lines)
    last = place + deep
    body, notes = body_of(sheet, last, [names[0] for names in headings])
    if not _is_wide_enough(lines, body):
        return None
    choice = ColumnChoice(headings, [cells for _, cells in body])
    columns = choice.choose(wanted.kinds, guess=guess, needed=needed)
    shown = [names[0] for names in headings]
    months = _months(shown, choice) if wanted.monthly not in columns else []
    if len(months) > 1 and wanted.monthly:
        first, final = shown[months[0]], shown[months[-1]]
        columns[wanted.monthly] = Chosen(months[0], f"{first} to {final}", "months")
    if any(name not in columns for name in needed):
        return None
    found = FoundTable(sheet, last, shown, columns, body, months, [*notes, *choice.rejected])
    if wanted.monthly in columns and not months:
        _choose_alike(found, wanted.monthly, headings, sheet.rows[place - 1] if place else [])
    return found


def _choose_alike(
    found: FoundTable, kind: str, headings: Sequence[Sequence[str]], above: Sequence[str]
) -> None:
    """Choose among counts with the same heading, by what stands over each.

    A total is taken; of periods the latest; else (devices, countries) all are added up. Where
    nothing stands over them, the first is taken and the doubt is told.
    """
    chosen = found.columns[kind]
    last = [plain(names[-1]) for names in headings]
    alike = [place for place, name in enumerate(last) if name == last[chosen.place]]
    if len(alike) < 2:
        return
    over = {n: headings[n][0] if len(headings[n]) > 1 else "" for n in alike}
    if not any(over.values()):
        over = {n: above[n] if n < len(above) else "" for n in alike}
    total = next((n for n in alike if _TOTAL_OVER.search(over[n])), None)
    latest = max(alike, key=lambda n: (last_day_of(over[n]), -n))
    if total is not None:
        found.columns[kind] = Chosen(total, f"{over[total]} {chosen.heading}", chosen.how)
    elif last_day_of(over[latest]) > date.min:
        found.columns[kind] = Chosen(latest, f"{over[latest]} {chosen.heading}", chosen.how)
    elif all(over.values()) and len(set(over.values())) == len(alike):
        found.added_up = alike
        found.columns[kind] = Chosen(alike[0], ", ".join(over.values())[:200], "alike")
    else:
        found.doubts.append(
            f"{len(alike)} columns are called “{chosen.heading}”: the first was read"
        )


def _months(headings: Sequence[str], choice: ColumnChoice) -> list[int]:
    """Return the columns whose headings are months and whose values are counts."""
    return [
        place
        for place, heading in enumerate(headings)
        if is_month_heading(heading) and not misfit_of_count(choice.values(place), "weak")
    ]


def _is_wide_enough(lines: Sequence[Sequence[str]], body: Sequence[Row]) -> bool:
    """Whether headings are as many as the cells under them: a title above a table is not.

    One heading may stand over rows of any number of cells: texts that were cut at their commas.
    """
    some = body[:200]
    widths = [sum(map(bool, cells)) for _, cells in some]
    named = max(sum(map(bool, line)) for line in lines)
    if not widths or named >= min(median(widths), 0.6 * max(widths)):
        return True
    lengths = Counter(len(cells) for _, cells in some)
    return named == len(lines) == 1 and lengths.most_common(1)[0][1] < 0.8 * len(some)


def _headings(sheet: Sheet, place: int, lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the names of each column, the fullest first: merged headings with those under them."""
    width = max((len(row) for row in sheet.rows[place : place + len(lines) + 50]), default=0)
    filled = [
        _spread(sheet, place + n, line, width, last=n == len(lines) - 1)
        for n, line in enumerate(lines)
    ]
    found = []
    for column in range(width):
        parts = list(dict.fromkeys(row[column] for row in filled if row[column]))
        full = " ".join(parts)
        names = [full, parts[-1]] if len(parts) > 1 else [full]
        found.append(names)
    return found


def _spread(sheet: Sheet, row: int, line: Sequence[str], width: int, *, last: bool) -> list[str]:
    """Fill in what a merged heading goes over; the last row of headings is as it is."""
    cells = [*line, *[""] * (width - len(line))][:width]
    if last:
        return cells
    ranges = [r for r in sheet.merged if r[0] <= row <= r[2]]
    for _, first, _, final in ranges:
        if first < width:
            cells[first : final + 1] = [cells[first]] * (min(final, width - 1) - first + 1)
    if not ranges:
        for place in range(1, width):
            cells[place] = cells[place] or cells[place - 1]
    return cells


def body_of(sheet: Sheet, start: int, headings: Sequence[str]) -> tuple[list[Row], list[str]]:
    """Return the rows under headings up to the next table, and what was passed over.

    Blank rows, comment lines and lines under the table that tell of the export are no rows. A row
    that repeats the headings, as where files are put one under the other, is none either; if
    lines of comment stand between it is another table.
    """
    body: list[Row] = []
    notes: list[str] = []
    width = sum(map(bool, headings))
    gap = commented = False
    for place in range(start, len(sheet.rows)):
        cells = sheet.rows[place]
        filled = [cell for cell in cells if cell]
        if not filled:
            gap = True
        elif width > 1 and len(filled) == 1 and cells[0].startswith("#"):
            gap = commented = True
        elif width > 1 and len(filled) == 1 and _FOOTER.fullmatch(filled[0]):
            gap = True
        elif cells[: len(headings)] == list(headings)[: len(cells)] and len(filled) == width:
            if commented and body:
                notes.append(f"another table with the same headings (row {place + 1}) was not read")
                break
        elif gap and body and _is_other_head(sheet, place, body):
            shown = ", ".join(filled)[:80]
            notes.append(f"another table under it (row {place + 1}: {shown}) was not read")
            break
        else:
            body.append((place + 1, cells))
            gap = commented = False
    return body, notes


def _is_other_head(sheet: Sheet, place: int, body: Sequence[Row]) -> bool:
    """Whether a row after a gap is the headings of another table: words where numbers stood.

    Under it are numbers or dates, in a column where it has a word.
    """
    cells = sheet.rows[place]
    if any(is_number(cell) or is_date(cell) or is_address(cell) for cell in cells if cell):
        return False
    after = next((row for row in sheet.rows[place + 1 : place + 4] if any(row)), [])
    typed = [
        column
        for column, cell in enumerate(cells)
        if cell and len(after) > column and (is_number(after[column]) or is_date(after[column]))
    ]
    if not typed:
        return False
    filled = sum(map(bool, cells))
    usual = median(sum(map(bool, row)) for _, row in body[:200])
    before = [row[column] for _, row in body[:50] for column in typed if len(row) > column]
    known = [cell for cell in before if cell]
    numbers = sum(is_number(cell) or is_date(cell) for cell in known)
    return filled != usual or numbers > len(known) / 2
