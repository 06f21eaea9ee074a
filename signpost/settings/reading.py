"""Reads signpost.toml, and the journeys beside it, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import inspect

from signpost.settings.config_error import ConfigError, nearest, one_line
from signpost.settings.personas import check_journey, check_persona, with_personas
from signpost.settings.sections import JourneySettings, PersonaSettings, Sections
from signpost.settings.toml_file import read_toml
from signpost.settings.values import read_section, settings_of

Story = TypeVar("Story", JourneySettings, PersonaSettings)
Table = Mapping[str, object]


def _kind(setting: inspect.Field) -> type[msgspec.Struct]:
    """Return the struct of a section, or of each table of a section of which there are many."""
    kind = setting.type
    kind = kind.item_type if isinstance(kind, inspect.VarTupleType) else kind
    assert isinstance(kind, inspect.StructType)
    return kind.cls


SECTIONS = {name: _kind(section) for name, section in settings_of(Sections).items()}
# Sections of which there may be many.
LISTS = ("journey", "persona")


def read_sections(path: Path, folder: Path) -> Sections:
    """Read a signpost.toml, with the journeys and personas in the `journeys` of its folder.

    Raises:
        ConfigError: a file cannot be read, or a section, key or value in it is wrong by itself.
    """
    table, name = read_toml(path), str(path)
    single = dict(_single_sections(table, name))
    files: list[tuple[str, Table]] = [(name, table)]
    files += [(str(file), _journey_file(file)) for file in sorted(folder.glob("journeys/*.toml"))]
    journeys = [x for at, one in files for x in _stories(JourneySettings, check_journey, one, at)]
    personas = [x for at, one in files for x in _stories(PersonaSettings, check_persona, one, at)]
    try:
        single["journey"] = tuple(with_personas(journeys, personas))
    except ValueError as error:
        raise ConfigError(f"{name}: {error}") from None
    return msgspec.structs.replace(Sections(), **single, persona=tuple(personas))


def _single_sections(table: Table, name: str) -> Iterator[tuple[str, object]]:
    """Read the sections that are written once."""
    for key, value in table.items():
        if key not in SECTIONS:
            raise ConfigError(f"{name}: unknown section [{one_line(key)}]{nearest(key, SECTIONS)}")
        if key in LISTS:
            continue
        if not isinstance(value, dict):
            raise ConfigError(f"{name}: {key} has to be a table, written [{key}]")
        yield key, read_section(SECTIONS[key], value, f"[{key}]", name)


def _stories(
    kind: type[Story], check: Callable[[Story], None], table: Table, name: str
) -> Iterator[Story]:
    """Read the journeys, or the personas, of one file: each is a table of a list."""
    key = next(key for key, section in SECTIONS.items() if section is kind)
    for number, one in enumerate(_tables(table.get(key, []), key, name), 1):
        where = f"[[{key}]] {number}"
        story = read_section(kind, one, where, name)
        try:
            check(story)
        except ValueError as error:
            raise ConfigError(f"{name}: {where}: {error}") from None
        yield story


def _tables(value: object, key: str, name: str) -> Iterable[Table]:
    """Return a list of tables as one."""
    if not isinstance(value, list) or not all(isinstance(x, dict) for x in value):
        raise ConfigError(f"{name}: {key}s are written as [[{key}]] tables")
    return value


def _journey_file(file: Path) -> Table:
    """Read one file of journeys and personas, which holds nothing else."""
    table = read_toml(file)
    for key in table:
        if key not in LISTS:
            wrong = f"{file}: unknown section [{one_line(key)}]{nearest(key, LISTS)}"
            raise ConfigError(f"{wrong}; other settings belong in signpost.toml")
    return table
