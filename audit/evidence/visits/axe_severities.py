"""How bad each check of axe-core is, by what it stops; the table is `axe_severities.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from audit.rule import SEVERITY_WEIGHT, Severity

_FILE = Path(__file__).with_name("axe_severities.toml")


class AxeSeverity(msgspec.Struct, frozen=True, array_like=True):
    """What one check counts, and why: whether those concerned can still do what they came for."""

    severity: Severity
    reason: str


@cache
def axe_severities() -> dict[str, AxeSeverity]:
    """Return the table, by axe-core's rule id."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))
    return msgspec.convert(rows, dict[str, AxeSeverity])


def severity_of(axe_rule: str) -> Severity | None:
    """Return what a check counts; None for one that the table does not have."""
    row = axe_severities().get(axe_rule)
    return row.severity if row else None


def worst_of(axe_rules: Iterable[str]) -> Severity | None:
    """Return the worst of some checks; None where the table has none of them."""
    found = [x for x in map(severity_of, axe_rules) if x is not None]
    return max(found, key=SEVERITY_WEIGHT.__getitem__, default=None)
