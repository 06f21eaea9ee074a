"""What residents ask for: reads the CSV of services, their calls and how many were avoidable.

The file comes out of a spreadsheet and is written by people, so it is read with care: Excel's
encodings, thousands separators, percent signs and totals are understood. A row that could mean
two things is not used; it is told by its number, with what to write instead (docs/demand.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from signpost.settings.config import Config
from signpost.tables.columns import ColumnKind
from signpost.tables.reading import Table, read_table
from signpost.tables.table_error import RowError, TableError
from signpost.tables.table_search import Wanted
from signpost.tables.totals import is_total
from signpost.workspace.artifacts.judged_demand import Demand, ServiceDemand

COLUMNS = ("service", "calls", "failure_demand_percent", "addresses")
_NAMES = {name: (name.replace("_", " "),) for name in COLUMNS} | {
    "failure_demand_percent": ("failure demand percent", "failure demand", "failure demand share")
}
_WANTED = Wanted({name: ColumnKind(names) for name, names in _NAMES.items()}, (COLUMNS,))

_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))? ?(%?)")


def of(config: Config) -> Demand:
    """Return the demand that the settings name; an empty one where they name none.

    Raises:
        TableError: the file is missing or wrong.
    """
    path = config.file(config.demand.services)
    return read(path) if path else Demand()


def read(path: Path) -> Demand:
    """Read a demand file (columns: `COLUMNS`; the order does not matter).

    Raises:
        TableError: one line that names the file and what to do: no row of it can be used.
    """
    table = read_table(path, "[demand] services", _WANTED, counts=("calls",))
    notes: list[str] = []
    found: dict[str, tuple[int, ServiceDemand]] = {}
    for number, row in table.rows:
        name = row.get("service", "")
        if is_total(name):
            table.refuse(number, f"“{name}” is a total")
            continue
        try:
            service = _service(row, table)
            if name.casefold() in found:
                first = found[name.casefold()][0]
                raise RowError(f"{name!r} is in row {first} already. Put the two together")
        except RowError as why:
            table.refuse(number, str(why))
            continue
        if not service.patterns:
            notes.append(f"{path.name}, row {number}: “{name}” has no addresses")
        found[name.casefold()] = (number, service)
    if not found:
        first_bad = f" ({table.notes()[0]})" if table.refused else ""
        raise TableError(
            f"{path}: no services in it{first_bad}. Add a row for each, or empty [demand]"
        )
    calls = {service.name: service.calls for _, service in found.values()}
    summary = table.file_read("calls a year", calls, len(found), notes)
    return Demand(
        services=tuple(x for _, x in found.values()),
        notes=(*notes, *table.notes()),
        files=[summary],
    )


def _service(row: Mapping[str, str], table: Table) -> ServiceDemand:
    """Turn a row into a ServiceDemand."""
    name = row.get("service", "")
    if not name:
        raise RowError("no service. Write its name in the first column")
    return ServiceDemand(
        name=name,
        calls=_calls(row, table),
        failure_share=_share(row.get("failure_demand_percent", "")),
        patterns=_patterns(row.get("addresses", "")),
    )


def _calls(row: Mapping[str, str], table: Table) -> int:
    """Read a whole number, with or without thousands separators."""
    try:
        return table.count(row, "calls", "calls")
    except RowError:
        raise RowError(
            "calls has to be a whole number of calls a year such as 37819, not "
            f"{row.get('calls', '')!r}"
        ) from None


def _share(text: str) -> float:
    """Read a percentage into a share. 0.13 without a percent sign could mean two things."""
    match = _PERCENT.fullmatch(text)
    percent = float(f"{match.group(1)}.{match.group(2) or 0}") if match else -1.0
    if not match or percent > 100:
        raise RowError(
            f"failure_demand_percent has to be from 0 to 100, such as 13 or 13%, not {text!r}"
        )
    if 0 < percent < 1 and not match.group(3):
        raise RowError(
            f"failure_demand_percent {text!r} could be a share. "
            f"Write {percent * 100:g}% or {text}%, whichever is meant"
        )
    return percent / 100


def _patterns(text: str) -> tuple[str, ...]:
    """Split address patterns; each begins with / or is a whole address."""
    patterns = tuple(re.split(r"[\s|]+", text.strip(" |"))) if text.strip(" |") else ()
    for pattern in patterns:
        if not pattern.startswith(("/", "https://", "http://")):
            raise RowError(
                f"address {pattern!r} has to begin with / as in /bins/*, or with https://"
            )
    return patterns
