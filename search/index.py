"""Building a site's search: every ranker, whole or not at all, in a folder of its own.

`<workspace>/indexes/build-<run>-<n>/` holds `manifest.json`, the documents, what the log taught
(`learnt.json`, and `learnt.toml` for words that mean the same), each ranker over the whole log
(`rankers/`), and the site's own ranker twice more, each having learnt from one half of the queries
(`half-0/`, `half-1/`), so that it can be judged by the other half. A build is made in `building-…`
and renamed when all of it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from search import document_store, suggestions
from search.documents import Progress, SearchDocument, SearchError, from_run
from search.evaluation.site_evidence import site_lessons, site_log
from search.learning.synonyms import Meanings
from search.learning.training_pairs import Learnt, only_half
from search.rankers import dense as dense_vectors
from search.rankers.ranker import RANKERS, Ranker, chosen, load, made
from search.rankers.signpost_ranker import SYNONYMS
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.runs import now

# Raised whenever rankers change what they build, so that old builds are not taken for new.
_FORMAT = 4
_LIVE = "live.json"
_MANIFEST = "manifest.json"
# What words mean besides, to be read by editors.
LEARNT_WORDS = "learnt.toml"
_TOLD = 50


@dataclass(frozen=True, slots=True)
class Build:
    """One finished build: its folder and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def run(self) -> int:
        """The run whose pages it holds."""
        return int(self.manifest["run"])

    @property
    def documents(self) -> int:
        """How many things it can find."""
        return int(self.manifest["documents"])

    @property
    def ranker(self) -> str:
        """The ranker that answers residents."""
        return str(self.manifest["ranker"])

    def load(self, part: str = "rankers", name: str = "") -> Ranker:
        """Load one ranker: of the whole log (`rankers`), or of `half-0` or `half-1`."""
        name = name or self.ranker
        return load(name, self.folder / part / name)

    @property
    def synonyms(self) -> list[dict[str, Any]]:
        """What its ranker learnt that words mean besides, as far as it uses it."""
        file = self.folder / LEARNT_WORDS
        return Meanings.load(file).as_rows() if file.exists() else []


def build_index(
    workspace: Workspace,
    config: Config,
    run: Run | int,
    progress: Progress = lambda _done, _all: None,
) -> Path:
    """Build the search of a run and return its folder; nothing goes live by it.

    Killed at any moment it leaves nothing that counts, and starts anew. Where a build of this
    run from the same pages, log and settings is there already, that one is returned. `progress`
    is told (done, all) steps.

    Raises:
        SearchError: nothing can be found in the run, or the log or overrules cannot be read.
    """
    number = run if isinstance(run, int) else run.id
    name = chosen([config.search.ranker])[0]
    documents = from_run(workspace, number)
    if not documents:
        raise SearchError(f"run {number} has no page that the search could find. Crawl the site")
    log = site_log(workspace, config, number)
    learnt = site_lessons(workspace, config, log)
    dense = config.search.dense
    if dense:
        dense_vectors.check()
    key = content_hash(documents, learnt, name, dense)
    same = next(
        (b for b in builds(workspace) if b.run == number and b.manifest["hash"] == key), None
    )
    if same is not None:
        return same.folder
    more = {"hash": key, "notes": list(log.notes)}
    return make_build(workspace, number, documents, learnt, name, progress, more, dense).folder


def make_build(
    workspace: Workspace,
    number: int,
    documents: Sequence[SearchDocument],
    learnt: Learnt,
    name: str,
    progress: Progress = lambda _done, _all: None,
    more: Mapping[str, Any] | None = None,
    dense: bool = False,
) -> Build:
    """Make a build of a run from its documents and lessons; `more` joins its manifest."""
    _tidy(workspace)
    folder = _folder(workspace) / f"building-{number}-{os.getpid()}"
    folder.mkdir(parents=True)
    _write(folder, documents, learnt, name, progress, dense)
    manifest = {
        "run": number,
        "documents": len(documents),
        "time": now(),
        "hash": "",
        "ranker": name,
        "rankers": list(RANKERS),
        "dense": dense_vectors.installed() if dense else "",
        "learnt_pages": len(learnt.queries),
        "synonyms": len(Build(folder, {}).synonyms),
        **(more or {}),
    }
    _write_json(folder / _MANIFEST, manifest)
    finished = _folder(workspace) / f"build-{number}-{_next(workspace, number)}"
    folder.rename(finished)
    _keep(workspace, finished.name)
    return Build(finished, manifest)


def index(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Progress = lambda _done, _all: None,
) -> dict[str, Any]:
    """Do the stage `index`: build, and return what it came to (build, documents, notes)."""
    with workspace.runs.doing(run.id, "index") as stage:
        folder = build_index(workspace, config, run, progress)
        manifest = _read_json(folder / _MANIFEST) or {}
        build = Build(folder, manifest)
        kept = ("documents", "ranker", "dense", "learnt_pages", "synonyms", "notes")
        stage.summary = {key: manifest.get(key) for key in kept}
        stage.summary["learnt_synonyms"] = build.synonyms[:_TOLD]
    return stage.summary


def _write(
    folder: Path,
    documents: Sequence[SearchDocument],
    learnt: Learnt,
    name: str,
    progress: Progress,
    dense: bool = False,
) -> None:
    """Write all parts of a build but its manifest."""
    document_store.write(folder, documents)
    suggestions.write(folder, documents, learnt)
    _write_json(folder / "learnt.json", learnt.as_json())
    for done, ranker_name in enumerate(RANKERS):
        progress(done, len(RANKERS) + 1)
        ranker = made(ranker_name, dense)
        ranker.build(documents, learnt)
        ranker.save(folder / "rankers" / ranker_name)
        if ranker_name == name:
            _write_halves(folder, ranker, learnt, name)
            learnt_words = folder / "rankers" / name / SYNONYMS
            if learnt_words.exists():
                shutil.copy(learnt_words, folder / LEARNT_WORDS)
    progress(len(RANKERS) + 1, len(RANKERS) + 1)


def _write_halves(folder: Path, ranker: Ranker, learnt: Learnt, name: str) -> None:
    """Write the ranker once more for each half of what the log taught."""
    for half in (0, 1):
        ranker.relearn(only_half(learnt, half)).save(folder / f"half-{half}" / name)


def content_hash(
    documents: Sequence[SearchDocument], learnt: Learnt, name: str, dense: bool = False
) -> str:
    """Name what a build depends on: documents, lessons, ranker and format."""
    digest = hashlib.blake2b(digest_size=16)
    refused = sorted(sorted(pair) for pair in learnt.refused)
    version = dense_vectors.installed() if dense else ""
    said = [_FORMAT, name, learnt.as_json(), refused, version]
    digest.update(json.dumps(said, sort_keys=True).encode())
    for document in documents:
        digest.update(json.dumps(astuple(document)).encode())
    return digest.hexdigest()


def _folder(workspace: Workspace) -> Path:
    """Return where a workspace keeps its builds."""
    return workspace.folder / "indexes"


def builds(workspace: Workspace) -> list[Build]:
    """Return the finished builds, oldest first."""
    found = []
    for file in _folder(workspace).glob(f"build-*/{_MANIFEST}"):
        manifest = _read_json(file)
        if manifest is not None:
            found.append(Build(file.parent, manifest))
    return sorted(found, key=lambda b: [int(x) for x in b.name.split("-")[1:]])


def newest(workspace: Workspace, run: int) -> Build | None:
    """Return the newest build of a run, if any."""
    return next((b for b in reversed(builds(workspace)) if b.run == run), None)


def live_file(workspace: Workspace) -> Path:
    """Return the file that names the live build; it is replaced in one step."""
    return _folder(workspace) / _LIVE


def live(workspace: Workspace) -> Build | None:
    """Return the build that answers residents, if any."""
    said = _read_json(live_file(workspace))
    if said is None:
        return None
    return next((b for b in builds(workspace) if b.name == said.get("build")), None)


def go_live(workspace: Workspace, build: Build) -> None:
    """Switch to a build in one step, and remove all but it and the one before it."""
    before = live(workspace)
    if before is not None and before.name == build.name:
        return
    file = _folder(workspace) / _LIVE
    previous = before.name if before is not None else ""
    waiting = file.with_name(f"{_LIVE}.tmp")
    said = {"build": build.name, "run": build.run, "since": now(), "previous": previous}
    _write_json(waiting, said)
    waiting.replace(file)  # one step: readers see the old or the new, nothing between
    _keep(workspace, build.name)


def _keep(workspace: Workspace, name: str) -> None:
    """Remove every build but the one named, the live one and the one before that."""
    said = _read_json(_folder(workspace) / _LIVE) or {}
    kept = {name, said.get("build"), said.get("previous")}
    for other in builds(workspace):
        if other.name not in kept:
            shutil.rmtree(other.folder, ignore_errors=True)


def _tidy(workspace: Workspace) -> None:
    """Remove what killed builds left; only one command works in a workspace at a time."""
    for left in _folder(workspace).glob("building-*"):
        shutil.rmtree(left, ignore_errors=True)


def _next(workspace: Workspace, run: int) -> int:
    """Return the next free number for a build of a run."""
    taken = [int(p.name.split("-")[2]) for p in _folder(workspace).glob(f"build-{run}-*")]
    return max(taken, default=0) + 1


def _read_json(file: Path) -> dict[str, Any] | None:
    """Read a JSON object; None where there is none (or a damaged one)."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write_json(file: Path, value: Any) -> None:
    """Write JSON that a person can read."""
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
