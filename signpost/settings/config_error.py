"""What is said of a mistake in the settings: one line for a person."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date, time

from signpost.errors import SignpostError

# Longer values are cut where a message shows them.
_SHOWN = 80


class ConfigError(SignpostError):
    """Something in the settings is wrong; the message is one line for a person."""


def nearest(key: str, known: Iterable[str]) -> str:
    """Suggest the known key that looks most like `key`, or list them all."""
    known = list(known)
    close = difflib.get_close_matches(key, known, n=1)
    return f": did you mean {close[0]!r}?" if close else f" (known: {', '.join(known)})"


def shown(value: object) -> str:
    """Write a value of a TOML file as a message shows it, whatever its kind and size."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, (date, time)):
        return f"the date or time {value.isoformat()} without quotes"
    return one_line(repr(value))


def one_line(text: str) -> str:
    """Write a text as a message shows it: on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
