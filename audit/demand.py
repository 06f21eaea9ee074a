"""What residents ask for: reads the CSV of services, their calls and how many were avoidable.

The file comes out of a spreadsheet and is written by people, so it is read with care: Excel's
encodings, thousands separators, percent signs and totals are understood; what could mean two
things is refused with the row and what to write instead (docs/demand.md).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawler.config import Config, ConfigError, nearest

COLUMNS = ("service", "calls", "failure_demand_percent", "addresses")

_TOTAL = re.compile(
    r"(grand |overall |sub[- ]?)?totals?( calls| services)?|all( services| calls)?|overall|sum",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d+(\.0+)?")
_GROUPED = re.compile(r"\d{1,3}([ ,'\u00a0\u202f]\d{3})+(\.0+)?")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))? ?(%?)")


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the council.

    `calls` are a year's; `failure_share` (0 to 1) is how many of them were avoidable; `patterns`
    are the addresses of its pages, such as `/bins/*`.
    """

    name: str
    calls: int
    failure_share: float
    patterns: tuple[str, ...] = ()

    @property
    def avoidable(self) -> float:
        """Avoidable calls a year: calls that would not be made had the first try worked."""
        return self.calls * self.failure_share


@dataclass(frozen=True, slots=True)
class Demand:
    """The services of a demand file, and notes on what was read in a way worth knowing."""

    services: tuple[Service, ...] = ()
    notes: tuple[str, ...] = ()


def of(config: Config) -> Demand:
    """Return the demand that the settings name; an empty one where they name none.

    Raises:
        ConfigError: the file is missing or wrong.
    """
    path = config.file(config.demand.services)
    return read(path) if path else Demand()


def facts(demand: Demand) -> dict[str, Any]:
    """Return a demand as plain data, for the artifact "audit/demand" that reports read."""
    return {"services": [asdict(x) for x in demand.services], "notes": list(demand.notes)}


def read(path: Path) -> Demand:
    """Read a demand file (columns: `COLUMNS`; the order does not matter).

    Raises:
        ConfigError: one line that names the file, the row and what to do.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file. Mend [demand] services in the settings") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    notes: list[str] = []
    found: dict[str, tuple[int, Service]] = {}
    for number, row in _rows(path, _decoded(data)):
        name = _cell(row, "service")
        if _TOTAL.fullmatch(name):
            notes.append(f"{path.name}, row {number}: “{name}” was left out as a total")
            continue
        service = _service(f"{path}, row {number}", row)
        if name.casefold() in found:
            first = found[name.casefold()][0]
            raise ConfigError(
                f"{path}, row {number}: {name!r} is in row {first} already. Put the two together"
            )
        if not service.patterns:
            notes.append(f"{path.name}, row {number}: “{name}” has no addresses")
        found[name.casefold()] = (number, service)
    if not found:
        raise ConfigError(f"{path}: no services in it. Add a row for each, or empty [demand]")
    return Demand(tuple(service for _, service in found.values()), tuple(notes))


def _decoded(data: bytes) -> str:
    """Decode what Excel saves: UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row as a spreadsheet counts it, cells by column); blank rows are passed over."""
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header: list[str] = []
    try:
        for number, cells in enumerate(lines, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(path, cells)
                continue
            yield number, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise ConfigError(f"{path}, row {lines.line_num}: not CSV ({error})") from None


def _header(path: Path, cells: list[str]) -> list[str]:
    """Return the names of the columns as `COLUMNS` spells them; others are kept and not read."""
    names = [re.sub(r"[^a-z]+", "_", c.lower().replace("%", " percent")).strip("_") for c in cells]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise ConfigError(
            f"{path}, row 1: no column {missing[0]!r}{nearest(missing[0], names)}. "
            f"The first row has to be {','.join(COLUMNS)}"
        )
    return names


def _cell(row: Mapping[str, str], name: str) -> str:
    """Return one cell without the white space round it (or nothing, in a short row)."""
    return (row.get(name) or "").strip()


def _service(where: str, row: Mapping[str, str]) -> Service:
    """Turn a row into a Service."""
    name = _cell(row, "service")
    if not name:
        raise ConfigError(f"{where}: no service. Write its name in the first column")
    return Service(
        name,
        _calls(where, _cell(row, "calls")),
        _share(where, _cell(row, "failure_demand_percent")),
        _patterns(where, _cell(row, "addresses")),
    )


def _calls(where: str, text: str) -> int:
    """Read a whole number, with or without thousands separators."""
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)) or len(text) > 15:
        raise ConfigError(
            f"{where}: calls has to be a whole number of calls a year such as 37819, not {text!r}"
        )
    return int(re.sub(r"\D", "", text.partition(".")[0]))


def _share(where: str, text: str) -> float:
    """Read a percentage into a share. 0.13 without a percent sign could mean two things."""
    match = _PERCENT.fullmatch(text)
    percent = float(f"{match.group(1)}.{match.group(2) or 0}") if match else -1.0
    if not match or percent > 100:
        raise ConfigError(
            f"{where}: failure_demand_percent has to be from 0 to 100, such as 13 or 13%, "
            f"not {text!r}"
        )
    if 0 < percent < 1 and not match.group(3):
        raise ConfigError(
            f"{where}: failure_demand_percent {text!r} could be a share. "
            f"Write {percent * 100:g}% or {text}%, whichever is meant"
        )
    return percent / 100


def _patterns(where: str, text: str) -> tuple[str, ...]:
    """Split address patterns; each begins with / or is a whole address."""
    patterns = tuple(re.split(r"[\s|]+", text.strip(" |"))) if text.strip(" |") else ()
    for pattern in patterns:
        if not pattern.startswith(("/", "https://", "http://")):
            raise ConfigError(
                f"{where}: address {pattern!r} has to begin with / as in /bins/*, or with https://"
            )
    return patterns
