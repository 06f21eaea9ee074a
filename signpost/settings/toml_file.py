"""Reads a TOML file, and refuses what no settings can hold before anything looks at it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from signpost.settings.config_error import ConfigError, one_line, shown

# A rule's own options are the deepest that is written: [[audit.rules."content/own-rules".rules]].
_DEEPEST = 16
# TOML promises whole numbers of 64 bits.
_LARGEST = 2**63 - 1
_LINE_ENDS = "\t\n\r"


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file.

    Raises:
        ConfigError: it is missing, cannot be read, is not TOML, or holds what no setting may be.
    """
    try:
        # Notepad begins a file with a byte order mark, which TOML has no place for.
        table: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: no such file. Give a signpost.toml or an address that starts with https://"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {' '.join(str(error).split())}") from None
    except RecursionError:
        raise ConfigError(f"{path}: its tables and lists are nested too deeply") from None
    except UnicodeDecodeError:
        raise ConfigError(
            f"{path}: cannot be read: it is not UTF-8. Save it as UTF-8 in your editor"
        ) from None
    # A whole number of thousands of digits is a plain ValueError of Python's own.
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from None
    _check_values(table, str(path))
    return table


def _check_values(table: dict[str, object], name: str) -> None:
    """Refuse values that could not be shown, stored or looked through.

    Raises:
        ConfigError: tables are nested too deeply, a number is too large, or a key or text holds
            control characters.
    """
    for where, depth, value in _walk(table):
        if depth > _DEEPEST:
            raise ConfigError(f"{name}: {where}: its tables and lists are nested too deeply")
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise ConfigError(f"{name}: {where}: the number is too large")
        if isinstance(value, str) and (found := _control_character(value)):
            raise ConfigError(f"{name}: {where}: the text holds a control character ({found!r})")
        for key in value if isinstance(value, dict) else ():
            if not key.isprintable():
                raise ConfigError(f"{name}: {where}: {shown(key)} cannot be the name of a setting")


def _walk(table: dict[str, object]) -> Iterator[tuple[str, int, object]]:
    """Yield every value of a table: where it is, how deep, and the value; without recursion."""
    waiting: list[tuple[str, int, object]] = [("the file", 0, table)]
    while waiting:
        where, depth, value = waiting.pop()
        yield where, depth, value
        if isinstance(value, dict):
            inside = [(_place(where, depth, key), inner) for key, inner in value.items()]
        else:
            inside = [(where, inner) for inner in value] if isinstance(value, list) else []
        waiting += [(place, depth + 1, inner) for place, inner in reversed(inside)]


def _place(where: str, depth: int, key: str) -> str:
    """Name where a value is, by its section and setting; what is deeper is in the same place."""
    if not depth:
        return f"[{one_line(key)}]"
    return f"{where} {one_line(key)}" if depth == 1 else where


def _control_character(text: str) -> str:
    """Return the first character that is neither printed nor a line end, or nothing."""
    return next((x for x in text if (x < " " and x not in _LINE_ENDS) or x == "\x7f"), "")
