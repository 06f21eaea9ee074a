"""Which builds of the index there are, and which one answers residents.

`<workspace>/indexes/build-<run>-<n>/` holds `manifest.json`, the documents, what the log taught
(`learnt.json`, and `learnt.toml` for words that mean the same), each ranker over the whole log
(`rankers/`), and the ranker of record twice more, each having learnt from one half of the queries
(`half-0/`, `half-1/`), so that it can be judged by the other half. `live.json` names the build
that is live.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from search.builds.integrity import damage_of
from search.documents import SearchError
from search.learning.synonyms import Synonyms
from search.rankers.ranker import Ranker
from search.rankers.registry import load_ranker, rankers
from signpost.atomic_files import write_whole
from signpost.workspace import Workspace
from signpost.workspace.runs import now

# Raised whenever what a build holds, or the terms in it, change: older ones are refused, as their
# words would be looked up by other stems.
FORMAT = 6
MANIFEST = "manifest.json"
# What words mean besides, to be read by editors.
LEARNT_WORDS = "learnt.toml"
_LIVE = "live.json"
_WHOLE = "rankers"
_NAME = re.compile(r"build-(\d+)-(\d+)")
T = TypeVar("T")


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a build says of itself."""

    # The run whose pages it holds.
    run: int
    # How many things it can find.
    documents: int
    # The version of what a build holds (`FORMAT`); 0 for what was made before there was one.
    format: int = 0
    # When it was made, ISO 8601 in UTC.
    time: str = ""
    # Names what it depends on; the same stands for the same build.
    hash: str = ""
    # Names what the search of its run was made from and measured by (`search.input_fingerprint`).
    inputs: str = ""
    # The ranker that answers residents, and all that were built.
    ranker: str
    rankers: list[str] = []
    # The data of other packages that rankers needed, in which version; empty for none.
    data_version: str = msgspec.field(name="dense", default="")
    # How many pages the log taught something of, and how many synonyms are in use.
    learnt_pages: int = 0
    synonyms: int = 0
    # What reading the log left out, in plain words.
    notes: list[str] = []


class _LivePointer(msgspec.Struct, frozen=True, kw_only=True):
    """What `live.json` says: the build that is live, since when, and the one before it."""

    build: str = ""
    run: int = 0
    since: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """One finished build: its folder and what its manifest says."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def run(self) -> int:
        """The run whose pages it holds."""
        return self.manifest.run

    @property
    def documents(self) -> int:
        """How many things it can find."""
        return self.manifest.documents

    @property
    def ranker(self) -> str:
        """The ranker that answers residents."""
        return self.manifest.ranker

    def damage(self, thorough: bool = False) -> str:
        """Say in plain words why the build cannot be used; nothing where it can.

        It was made by another version of Signpost, or a file of it is missing or has another
        size than it was written with (`thorough`: other content).
        """
        if self.manifest.format != FORMAT:
            return f"{self.name} was made by another version of Signpost"
        return damage_of(self.folder, thorough)

    def check(self) -> None:
        """Refuse a build that cannot be used.

        Raises:
            SearchError: what `damage` says.
        """
        if damaged := self.damage():
            raise SearchError(f"{self.folder}: {damaged}. Run 'signpost weekly SITE' again")

    def load(self, name: str = "") -> Ranker:
        """Load one ranker that learnt from the whole log: that of record unless another is named.

        Raises:
            SearchError: its files are missing or damaged, or of another version.
        """
        self.check()
        name = name or self.ranker
        return load_ranker(name, self.ranker_folder(name))

    def ranker_folder(self, name: str) -> Path:
        """Return where it keeps one ranker that learnt from the whole log."""
        return ranker_folder(self.folder, name)

    def load_half(self, half: int) -> Ranker:
        """Load the ranker of record that learnt from one half (0 or 1) of the queries.

        Raises:
            SearchError: as for `load`.
        """
        self.check()
        return load_ranker(self.ranker, half_folder(self.folder, half, self.ranker))

    def load_corrector(self, ranker: Ranker) -> Ranker | None:
        """Return the ranker that helps `ranker` with spelling: itself, or another of this build."""
        if ranker.corrects_spelling:
            return ranker
        names = [name for name in rankers() if ranker_folder(self.folder, name).is_dir()]
        others = (self.load(name) for name in names if name != self.ranker)
        return next((other for other in others if other.corrects_spelling), None)

    @property
    def synonyms(self) -> Synonyms:
        """What its ranker of record learnt that words mean besides."""
        return learnt_synonyms(self.folder)


def learnt_synonyms(folder: Path) -> Synonyms:
    """Read what the ranker of record of a build learnt that words mean besides."""
    file = folder / LEARNT_WORDS
    return Synonyms.load(file) if file.exists() else Synonyms()


def ranker_folder(build: Path, name: str) -> Path:
    """Return where a build keeps one ranker that learnt from the whole log."""
    return build / _WHOLE / name


def half_folder(build: Path, half: int, name: str) -> Path:
    """Return where a build keeps a ranker that learnt from one half of the queries."""
    return build / f"half-{half}" / name


def builds_folder(workspace: Workspace) -> Path:
    """Return where a workspace keeps its builds."""
    return workspace.folder / "indexes"


def builds(workspace: Workspace) -> list[Build]:
    """Return the finished builds, oldest first; one whose manifest is damaged is passed over."""
    found = []
    for file in builds_folder(workspace).glob(f"build-*/{MANIFEST}"):
        manifest, number = _read(file, Manifest), numbers_of(file.parent.name)
        if manifest is not None and number is not None:
            found.append((number, Build(file.parent, manifest)))
    return [build for _, build in sorted(found, key=lambda pair: pair[0])]


def numbers_of(name: str) -> tuple[int, int] | None:
    """Return the run and the number of a build's folder; None for a folder that is none.

    Copies that somebody keeps beside them (`build-1-1.bak`) are none.
    """
    match = _NAME.fullmatch(name)
    return (int(match[1]), int(match[2])) if match else None


def newest_build(workspace: Workspace, run: int) -> Build | None:
    """Return the newest build of a run that can be used, if any."""
    return next((b for b in reversed(builds(workspace)) if b.run == run and not b.damage()), None)


def live_file(workspace: Workspace) -> Path:
    """Return the file that names the live build; it is replaced in one step."""
    return builds_folder(workspace) / _LIVE


def live_build(workspace: Workspace) -> Build | None:
    """Return the build that answers residents, if any."""
    pointer = _read(live_file(workspace), _LivePointer)
    if pointer is None:
        return None
    return next((b for b in builds(workspace) if b.name == pointer.build), None)


def build_beside(workspace: Workspace) -> Build | None:
    """Return the build to compare the live one with, if any can be used.

    That is a newer one, which was refused, else the one that was live before.
    """
    pointer = _read(live_file(workspace), _LivePointer)
    found = [b for b in builds(workspace) if not b.damage()]
    live = next((b for b in found if pointer is not None and b.name == pointer.build), None)
    if pointer is None or live is None:
        return None
    newer = found[found.index(live) + 1 :]  # they come oldest first
    before = [b for b in found if b.name == pointer.previous]
    return next(iter([*reversed(newer), *before]), None)


def go_live(workspace: Workspace, build: Build) -> None:
    """Switch to a build in one step, and remove all but it and the one before it."""
    before = live_build(workspace)
    if before is not None and before.name == build.name:
        return
    file = live_file(workspace)
    previous = before.name if before is not None else ""
    pointer = _LivePointer(build=build.name, run=build.run, since=now(), previous=previous)
    # One step: readers see the old or the new, nothing between.
    write_json(file, msgspec.to_builtins(pointer))
    remove_others(workspace, build.name)


def remove_others(workspace: Workspace, name: str) -> None:
    """Remove every build but the one named, the live one and the one before that."""
    pointer = _read(live_file(workspace), _LivePointer) or _LivePointer()
    kept = {name, pointer.build, pointer.previous}
    for other in builds(workspace):
        if other.name not in kept:
            shutil.rmtree(other.folder, ignore_errors=True)


def write_json(file: Path, value: object) -> None:
    """Write JSON that a person can read."""
    write_whole(file, json.dumps(value, ensure_ascii=False, indent=1))


def _read(file: Path, kind: type[T]) -> T | None:
    """Read a JSON file of one kind; None where there is none (or a damaged one)."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind, strict=False)
    except (OSError, msgspec.DecodeError):
        return None
