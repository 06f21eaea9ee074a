"""What the headings of a table say of its cells: a date under "DOB" is a date of birth.

A row is a line with tabs between its cells, as the readers of spreadsheets write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from signpost.language.personal_data.beside_names import BENEFITS, HEALTH
from signpost.language.personal_data.kinds import IN_LISTS, Found, Kind
from signpost.language.personal_data.people import PERSON, is_persons
from signpost.language.redaction.identifiers import DATE

_I = re.IGNORECASE
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "name",
        re.compile(
            rf"(?:{PERSON}(?:'s)?[ _-]?)?names?|{PERSON}|surname|forenames?|first"
            rf"|last|initials?",
            _I,
        ),
    ),
    ("birth_date", re.compile(r"d\.?o\.?b\.?|dates? of birth|birth ?dates?|born", _I)),
    (
        "ni_number",
        re.compile(
            r"NI(?:NO)?(?: ?(?:no|number|num)\.?)?"
            r"|national insurance(?: (?:no|number)\.?)?",
            _I,
        ),
    ),
    ("nhs_number", re.compile(r"NHS(?: ?(?:no|number|num)\.?)?", _I)),
    ("utr", re.compile(r"UTR(?: ?(?:no|number)\.?)?", _I)),
    (
        "home_address",
        re.compile(
            r"(?:home |tenant |property |postal "
            r"|current )?address(?: ?(?:line)? ?\d)?|post ?code|house (?:no|number)\.?",
            _I,
        ),
    ),
    (
        "private_contact",
        re.compile(
            r"(?:home |mobile |contact )?(?:tele)?phone(?: ?(?:no"
            r"|number)\.?)?|tel(?: no)?\.?|mobile(?: (?:no|number)\.?)?|(?:personal |private "
            r"|home |contact )?e-?mail(?: address)?|contact (?:no|number)\.?",
            _I,
        ),
    ),
    (
        "case_number",
        re.compile(
            r"(?:case|claim|client|tenancy|account|rent account|customer"
            r"|benefit|council tax|payroll|employee|pupil|swift|mosaic|patient|service user"
            r"|homelessness|PCN)(?: ?(?:account|application))?[ _]?(?:id|ref(?:erence)?|no|number"
            r"|num)\.?|UPN|PCN",
            _I,
        ),
    ),
    (
        "health_or_benefit",
        re.compile(
            r"(?:medical|health)(?: \w+)?|diagnos[ie]s|disabilit(?:y"
            r"|ies)|impairment|condition|benefits?(?: (?:type|received|claimed))?|(?:support|care"
            r"|additional|special) needs|SEN(?:D)?(?: \w+)?|vulnerabilit(?:y|ies)"
            r"|reason for absence|sickness reason|ethnicity|ethnic origin|religion"
            r"|sexual orientation|FSM|free school meals|immigration status|convictions?|arrears",
            _I,
        ),
    ),
    ("bank_account", re.compile(r"(?:bank )?account (?:no|number)\.?|sort ?code|IBAN", _I)),
    ("signature", re.compile(r"signatures?|signed", _I)),
    (
        "planning_comment",
        re.compile(
            r"stance|comments?|object(?:ion)?(?:/support)?"
            r"|representation",
            _I,
        ),
    ),
)
# Columns of names that are no private person's.
_PUBLIC_NAMES = re.compile(
    r"\b(?:councillor|officer|member|supplier|school|site|ward|street|road|organisation"
    r"|company|business|trading|venue"
    r"|project|service|contact|licen[cs]e|premises|applicant|agent|manager|director|author"
    r"|lead|department|team)s?\b",
    _I,
)
_PRIVATE = re.compile(
    r"\b(?:tenant|resident|claimant|patient|child|pupil|carer|client|customer|service user|debtor"
    r"|complainant|leaseholder|parent|next of kin)",
    _I,
)
_EMPTY = re.compile(
    r"(?:no|none|n/?a|nil|unknown|not (?:known|stated|applicable)|prefer not to say|[-–—]"
    r"|x{1,3}|tbc)?",
    _I,
)
_VALUES: dict[str, re.Pattern[str]] = {
    "birth_date": re.compile(
        rf"{DATE}(?: 00:00:00)?|\d{{4}}-\d\d-\d\d 00:00:00|\d{{5}}", _I | re.ASCII
    ),
    "ni_number": re.compile(r"[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]?", _I),
    "nhs_number": re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
    "utr": re.compile(r"\d{5} ?\d{5}K?", _I),
    "home_address": re.compile(r"(?=.*\d)(?=.*[a-z]).{5,120}", _I | re.DOTALL),
    "private_contact": re.compile(r"[+(]?\d[\d ().-]{8,16}|\S{1,64}@\S{3,80}"),
    "case_number": re.compile(r"(?=.*\d{3})[A-Z\d][A-Z\d /-]{2,20}", _I),
    "bank_account": re.compile(r"\d{2}[- ]?\d{2}[- ]?\d{2}|\d{8}|[A-Z]{2}\d{2}[A-Z\d ]{10,30}"),
    "health_or_benefit": re.compile(
        rf".{{0,80}}\b(?:{HEALTH}|{BENEFITS})\b.{{0,80}}|yes|y", _I | re.DOTALL
    ),
    "planning_comment": re.compile(r"object\w*|support\w*|neutral|.{20,}", _I | re.DOTALL),
}
_NAME_CELL = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? )?[A-Z][\w'’.-]{0,20}(?:,? [A-Z][\w'’.-]{0,20}){0,3}"
)


class Headings(NamedTuple):
    """What the columns of a table hold: a kind, `name`, or "" for anything else.

    `is_public` says that the table is of organisations or of people in a public role.
    """

    columns: tuple[str, ...]
    is_public: bool = False

    @property
    def has_names(self) -> bool:
        """Whether a column names private people."""
        return "name" in self.columns


def headings_of(line: str) -> Headings | None:
    """Return what a row says as the headings of a table, or None if it is none."""
    cells = [cell.strip(" :*_").replace("_", " ") for cell in line.split("\t")]
    if len(cells) < 2 or any(c.isdigit() for c in line.replace("1", "").replace("2", "")):
        return None
    columns = tuple(_meaning(cell) for cell in cells)
    if not any(columns) or _reads_as_row(cells):
        return None
    others = [cell for cell, meaning in zip(cells, columns, strict=True) if not meaning]
    is_public = any(map(_PUBLIC_NAMES.search, others)) and not any(map(_PRIVATE.search, cells))
    return Headings(columns, is_public)


def _reads_as_row(cells: list[str]) -> bool:
    """Whether cells are a person's and no headings."""
    words = [cell.split() for cell in cells]
    return any(len(x) == 2 and is_persons(*x) for x in words)


def _meaning(cell: str) -> str:
    """Return what a heading says that its column holds."""
    for meaning, pattern in _HEADINGS:
        if pattern.fullmatch(cell):
            return "" if meaning == "name" and _PUBLIC_NAMES.search(cell) else meaning
    return ""


def in_columns(line: str, headings: Headings) -> Iterator[Found]:
    """Yield what a row holds by its table's headings; only beside a name.

    Where a row has as many cells as its headings each is read by its own; else, as readers leave
    empty cells out, a cell may be under any heading, and only shapes that say enough are taken.
    """
    cells = _cells(line)
    if not headings.has_names or len(cells) < 2:
        return
    matched = len(cells) == len(headings.columns)
    if matched:
        named = any(
            m == "name" and _NAME_CELL.fullmatch(cell.strip())
            for m, (cell, _) in zip(headings.columns, cells, strict=True)
        )
        if not named:
            return
        for meaning, (cell, start) in zip(headings.columns, cells, strict=True):
            if not (headings.is_public and meaning in IN_LISTS):
                yield from _cell(meaning, cell, start)
    elif any(_NAME_CELL.fullmatch(cell.strip()) for cell, _ in cells):
        wanted = {x for x in headings.columns if x in ("birth_date", "ni_number", "case_number")}
        for meaning in sorted(wanted):
            for cell, start in cells:
                yield from _cell(meaning, cell, start)


def _cell(meaning: str, cell: str, start: int) -> Iterator[Found]:
    """Yield what one cell is, if it holds what its heading says."""
    value = cell.strip()
    pattern = _VALUES.get(meaning)
    if pattern is None or _EMPTY.fullmatch(value):
        return
    if pattern.fullmatch(value):
        kind: Kind = meaning  # type: ignore[assignment]
        yield kind, start, start + len(cell)


def _cells(line: str) -> list[tuple[str, int]]:
    """Return a row's cells, each with where it begins."""
    cells, start = [], 0
    for cell in line.split("\t"):
        cells.append((cell, start))
        start += len(cell) + 1
    return cells
