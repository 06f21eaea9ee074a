"""Changing the editors' file in place: comments and layout stay, a mistake changes nothing.

Whoever changes it says which version they saw. If it has changed since, nothing is written and
they are told what changed meanwhile.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import tomlkit
from filelock import FileLock, Timeout

from search.documents import SearchError
from search.editors import parse_editors
from signpost.atomic_files import write_whole

# Entries that are tables, and entries that are texts of a list.
TABLES = ("best_bet", "synonym", "not_synonym")
LISTS = ("hidden", "not_suggested")
_REMEMBERED = 200
_LOCK_SECONDS = 5
# Stands for an entry that is to be cut out of the written file.
_CUT = "signpost-cut-here"


class FileChanged(SearchError):
    """Somebody changed the file meanwhile; `lines` are those taken out (-) and put in (+)."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("somebody changed the file meanwhile")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class FileVersion:
    """The file as it is: its text, what it says, and a name for just this text."""

    text: str
    table: Mapping[str, Any]
    name: str

    def entries(self, kind: str) -> list[Any]:
        """Return what it says of one kind, in order."""
        return list(self.table.get(kind, []))


@dataclass(frozen=True, slots=True)
class Change:
    """One change: put an entry in (`number` None), in place of another, or take one out.

    `entry` is a table of keys and values, or a text for the kinds of `LISTS`; None takes out.
    Values that are empty are left out.
    """

    kind: str
    number: int | None
    entry: Mapping[str, Any] | str | None


@dataclass
class EditorsFile:
    """The file of [search] editors; `lock` is a file that keeps two writers apart."""

    file: Path
    base: str
    lock: Path
    _seen: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def read(self) -> FileVersion:
        """Read the file; one that is not there is empty, and is made by the first change.

        Raises:
            SearchError: it cannot be read, or something in it is wrong.
        """
        try:
            text = self.file.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            text = ""
        except (OSError, UnicodeDecodeError) as error:
            raise SearchError(f"{self.file}: cannot be read ({error})") from None
        parse_editors(text, self.file, self.base)
        name = blake2b(text.encode(), digest_size=12).hexdigest()
        self._seen[name] = text
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return FileVersion(text, tomllib.loads(text), name)

    def change(self, version: str, change: Change) -> FileVersion:
        """Write one change to the version named; return the file as it is then.

        Raises:
            FileChanged: the file is another one by now.
            SearchError: the change is wrong, or the file cannot be written.
        """
        try:
            with FileLock(self.lock, timeout=_LOCK_SECONDS):
                now = self.read()
                if now.name != version:
                    raise FileChanged(self._differences(version, now.text))
                text = _changed(now, change)
                parse_editors(text, self.file, self.base)
                self._write(text)
        except Timeout:
            raise SearchError("somebody else is writing the file just now; send it again") from None
        return self.read()

    def before(self, version: str) -> Mapping[str, Any]:
        """Return what a version said that was read earlier; nothing for one not remembered."""
        return tomllib.loads(self._seen.get(version, ""))

    def _differences(self, version: str, now: str) -> list[str]:
        """Return the lines that changed since a version."""
        before = self._seen.get(version, "").splitlines()
        found = difflib.ndiff(before, now.splitlines())
        return [line for line in found if line[:2] in ("- ", "+ ") and line[2:].strip()]

    def _write(self, text: str) -> None:
        """Replace the file in one step."""
        try:
            write_whole(self.file, text)
        except OSError as error:
            raise SearchError(f"{self.file}: cannot be written ({error.strerror})") from None


def _changed(now: FileVersion, change: Change) -> str:
    """Return the text of the file with one change; checked to say just what it should."""
    expected = _applied(now.table, change)
    made = tomlkit.parse(now.text)
    text = _in_list(made, change) if change.kind in LISTS else _in_tables(made, change)
    if tomllib.loads(text) != expected:
        raise SearchError("this cannot be changed here: change the file itself")
    return text


def _applied(table: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Return what the file says after a change."""
    wanted = deepcopy(dict(table))
    entries = wanted.setdefault(change.kind, [])
    if change.number is not None and not 0 <= change.number < len(entries):
        raise SearchError("there is no such entry any more")
    if change.entry is None and change.number is not None:
        del entries[change.number]
    elif change.entry is not None:
        given = change.entry
        entry = given if isinstance(given, str) else {k: v for k, v in given.items() if v}
        if change.number is None:
            entries.append(entry)
        else:
            entries[change.number] = entry
    if not entries and change.kind in TABLES:
        del wanted[change.kind]
    return wanted


def _in_list(made: Any, change: Change) -> str:
    """Write a change of a list of texts."""
    if change.kind not in made:
        made[change.kind] = tomlkit.array()
    texts = made[change.kind]
    if change.entry is None:
        del texts[change.number]
    elif change.number is None:
        texts.append(change.entry)
    else:
        texts[change.number] = change.entry
    return str(tomlkit.dumps(made))


def _in_tables(made: Any, change: Change) -> str:
    """Write a change of a table."""
    given = change.entry if isinstance(change.entry, Mapping) else {}
    values = {key: value for key, value in given.items() if value}
    if change.number is None:
        if change.kind not in made:
            made.append(change.kind, tomlkit.aot())
        table = tomlkit.table()
        table.update(values)
        made[change.kind].append(table)
        return str(tomlkit.dumps(made))
    table = made[change.kind][change.number]
    if change.entry is None:
        return _without(made, table, change.kind)
    for key in [key for key in table if key not in values]:
        del table[key]
    for key, value in values.items():
        if key not in table or table[key] != value:
            table[key] = value
    return str(tomlkit.dumps(made))


def _without(made: Any, table: Any, kind: str) -> str:
    """Cut one table out of the text; what is commented after it belongs to the next and stays."""
    *others, last = list(table)
    for key in others:
        del table[key]
    table[last] = _CUT
    entry = (
        rf"^[ \t]*\[\[[ \t]*{kind}[ \t]*\]\][^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*?"
        rf"[^\n]*{_CUT}[^\n]*(?:\n|\Z)"
    )
    return re.sub(entry, "", str(tomlkit.dumps(made)), count=1, flags=re.MULTILINE)
