"""Checks what a table of the file holds against the section's struct, and builds the section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import inspect

from signpost.settings.config_error import ConfigError, nearest, shown

Section = TypeVar("Section", bound=msgspec.Struct)


@cache
def settings_of(section: type[msgspec.Struct]) -> Mapping[str, inspect.Field]:
    """Return the settings of a section by name, as msgspec describes them."""
    described = inspect.type_info(section)
    assert isinstance(described, inspect.StructType)
    return {field.name: field for field in described.fields}


def read_section(
    section: type[Section], table: Mapping[str, object], where: str, name: str
) -> Section:
    """Build one section from its table; `where` and the file's `name` are for the message.

    Raises:
        ConfigError: a key is unknown, or a value has the wrong type or is out of its range.
    """
    known = settings_of(section)
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{name}: unknown key {shown(key)} in {where}{nearest(key, known)}")
        inner = type_of(known[key])
        if isinstance(inner, inspect.StructType):
            _check_table(value, inner.cls, f"{where.rstrip(']')}.{key}]", name)
        else:
            check_value(value, known[key], f"{name}: {where} {key}")
    return msgspec.convert(table, section)


def _check_table(value: object, kind: type[msgspec.Struct], where: str, name: str) -> None:
    """Check a table inside a section.

    Raises:
        ConfigError: it is none, or something in it is wrong.
    """
    if not isinstance(value, dict):
        raise ConfigError(f"{name}: {where} has to be a table of its own, not {shown(value)}")
    read_section(kind, value, where, name)


def check_value(value: object, setting: inspect.Field, where: str) -> None:
    """Check a value of the file against a setting's type and range.

    Raises:
        ConfigError: it does not fit; the message says what it has to be.
    """
    match type_of(setting):
        case inspect.IntType() | inspect.FloatType() as number:
            _check_number(value, number, where)
        case inspect.LiteralType() as words:
            _hold(value in words.values, where, _choices(words, setting.default), value)
        case inspect.BoolType():
            _hold(isinstance(value, bool), where, "true or false", value)
        case inspect.UnionType(types=[inspect.BoolType(), inspect.LiteralType() as words]) | (
            inspect.UnionType(types=[inspect.LiteralType() as words, inspect.BoolType()])
        ):
            fits = isinstance(value, bool) or value in words.values
            _hold(fits, where, f"true, false or {_choices(words, setting.default)}", value)
        case inspect.StrType():
            _hold(isinstance(value, str), where, "a text in quotes", value)
        case inspect.VarTupleType():
            if not (isinstance(value, list) and all(isinstance(x, str) for x in value)):
                raise ConfigError(f'{where} has to be a list of texts, such as ["one", "two"]')
        case _:
            if not (isinstance(value, dict) and all(isinstance(x, dict) for x in value.values())):
                raise ConfigError(f"{where} has to hold tables, one a rule")


def type_of(setting: inspect.Field) -> inspect.Type:
    """Return a setting's type without what is said about it."""
    kind = setting.type
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def comment_of(setting: inspect.Field) -> str:
    """Return the comment that is written above a setting."""
    kind = setting.type
    about = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return str((about or {})["description"])


def _choices(words: inspect.LiteralType, default: object) -> str:
    """List the words that may be chosen, the usual one first: `"live", "always" or "never"`."""
    *others, last = (f'"{x}"' for x in sorted(words.values, key=lambda x: (x != default, x)))
    return f"{', '.join(others)} or {last}" if others else last


def _check_number(value: object, kind: inspect.IntType | inspect.FloatType, where: str) -> None:
    """Check a number; whole numbers may stand for others, but true and false are none."""
    whole = isinstance(kind, inspect.IntType)
    types = (int,) if whole else (int, float)
    what = "a whole number" if whole else "a number"
    if isinstance(value, bool) or not isinstance(value, types):
        raise ConfigError(f"{where} has to be {what}, not {shown(value)}")
    # What is no number (nan) is in no range.
    if kind.ge is not None and kind.le is not None and not kind.ge <= value <= kind.le:
        raise ConfigError(f"{where} has to be from {kind.ge} to {kind.le}, not {shown(value)}")


def _hold(holds: bool, where: str, what: str, value: object) -> None:
    """Refuse a value that does not hold."""
    if not holds:
        raise ConfigError(f"{where} has to be {what}, not {shown(value)}")
