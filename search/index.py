"""Building a site's search: every ranker, whole or not at all, in a folder of its own.

What a build holds is said in `search.builds.build`. It is made in `building-…` and renamed when
all of it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import msgspec

from search.builds import document_store, integrity, suggestions
from search.builds.build import (
    FORMAT,
    LEARNT_WORDS,
    MANIFEST,
    Build,
    Manifest,
    builds,
    builds_folder,
    half_folder,
    learnt_synonyms,
    numbers_of,
    ranker_folder,
    remove_others,
    write_json,
)
from search.builds.editions import Editions
from search.documents import Progress, SearchDocument, SearchError, from_run
from search.input_fingerprint import search_inputs
from search.learning.training_pairs import TrainingPairs, pairs_of_half
from search.logs.query_log import read_log
from search.rankers.ranker import Ranker, RankerOptions
from search.rankers.registry import data_version, make_ranker, ranker_names, rankers
from search.site_evidence import site_log, site_training_pairs
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.files_read import SEARCH_FILES
from signpost.workspace.runs import now

_SYNONYMS_SHOWN = 50
_NO_OPTIONS = RankerOptions()


def index(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Progress = lambda _done, _all: None,
) -> Mapping[str, object]:
    """Do the stage `index`: build, and return what it came to (build, documents, notes)."""
    with workspace.runs.doing(run.id, "index") as stage:
        build = build_index(workspace, config, run.id, progress)
        manifest = msgspec.to_builtins(build.manifest)
        kept = ("documents", "ranker", "dense", "learnt_pages", "synonyms", "notes")
        stage.summary = {key: manifest[key] for key in kept}
        learnt = build.synonyms.as_rows()[:_SYNONYMS_SHOWN]
        stage.summary["learnt_synonyms"] = msgspec.to_builtins(learnt)
        file = config.file(config.search.query_log)
        read = read_log(file, config.site.url).read if file else None
        workspace.artifacts.write(run.id, SEARCH_FILES, [read] if read else [])
    return stage.summary


def build_index(
    workspace: Workspace,
    config: Config,
    run: int,
    progress: Progress = lambda _done, _all: None,
) -> Build:
    """Build the search of a run; nothing goes live by it.

    Killed at any moment it leaves nothing that counts, and starts anew. Where a build of this
    run from the same pages, log and settings is there already and not damaged, that one is
    returned; that of another run is taken over. `progress` is told (done, all) steps.

    Raises:
        SearchError: nothing can be found in the run, or the log or overrules cannot be read.
    """
    name = ranker_names([config.search.ranker])[0]
    inputs = search_inputs(workspace, config, run)
    if (known := _unchanged(workspace, run, inputs)) is not None:
        return known
    documents = from_run(workspace, run)
    if not documents:
        raise SearchError(f"run {run} has no page that the search could find. Crawl the site")
    log = site_log(workspace, config, run)
    learnt = site_training_pairs(workspace, config, log)
    options = RankerOptions(dense=config.search.dense)
    key = content_hash(documents, learnt, name, data_version(options))
    same = (b for b in builds(workspace) if b.run == run and b.manifest.hash == key)
    found = next((b for b in same if not b.damage(thorough=True)), None)
    if found is not None:
        return found
    plan = BuildPlan(run, documents, learnt, name, options, key, log.notes, inputs)
    return make_build(workspace, plan, progress)


def _unchanged(workspace: Workspace, run: int, inputs: str) -> Build | None:
    """Return the newest build that was made from the same, as one of this run; None: there is none.

    Another run's is not copied: its files are the new build's too.
    """
    same = (b for b in reversed(builds(workspace)) if b.manifest.inputs == inputs)
    found = next((b for b in same if not b.damage(thorough=True)), None)
    if found is None or found.run == run:
        return found
    folder = _begun(workspace, run)
    shutil.copytree(found.folder, folder, copy_function=_link, dirs_exist_ok=True)
    (folder / MANIFEST).unlink()  # the same file as the other build's: written anew, not over it
    return _finished(workspace, folder, msgspec.structs.replace(found.manifest, run=run))


def _link(source: str, target: str) -> None:
    """Give a file another name; copy it where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build is made of: pages and lessons of a run, the ranker of record, options.

    `hash` names all of it (may be empty), `notes` say what reading the log left out, `inputs` is
    what `search.input_fingerprint` says (empty: it was not made from a run as it was stored).
    """

    run: int
    documents: Sequence[SearchDocument]
    learnt: TrainingPairs
    ranker: str
    options: RankerOptions = _NO_OPTIONS
    hash: str = ""
    notes: Sequence[str] = ()
    inputs: str = ""


def make_build(
    workspace: Workspace, plan: BuildPlan, progress: Progress = lambda _done, _all: None
) -> Build:
    """Make a build as planned; whole, or not at all."""
    folder = _begun(workspace, plan.run)
    _write(folder, plan, progress)
    integrity.write_list(folder)
    manifest = Manifest(
        run=plan.run,
        documents=len(plan.documents),
        format=FORMAT,
        hash=plan.hash,
        inputs=plan.inputs,
        ranker=plan.ranker,
        rankers=list(rankers()),
        data_version=data_version(plan.options),
        learnt_pages=len(plan.learnt.queries),
        synonyms=len(learnt_synonyms(folder).used),
        notes=list(plan.notes),
    )
    return _finished(workspace, folder, manifest)


def _begun(workspace: Workspace, run: int) -> Path:
    """Make the folder in which a build of a run begins."""
    _remove_unfinished(workspace)
    folder = builds_folder(workspace) / f"building-{run}-{os.getpid()}"
    folder.mkdir(parents=True)
    return folder


def _finished(workspace: Workspace, folder: Path, manifest: Manifest) -> Build:
    """Give a build its manifest and its name, in one step; remove those that are kept no longer."""
    manifest = msgspec.structs.replace(manifest, time=now())
    write_json(folder / MANIFEST, msgspec.to_builtins(manifest))
    number = _next_number(workspace, manifest.run)
    finished = builds_folder(workspace) / f"build-{manifest.run}-{number}"
    folder.rename(finished)
    remove_others(workspace, finished.name)
    return Build(finished, manifest)


def _write(folder: Path, plan: BuildPlan, progress: Progress) -> None:
    """Write all parts of a build but its manifest."""
    document_store.write(folder, plan.documents)
    suggestions.write(folder, plan.documents, plan.learnt)
    Editions.of(plan.documents).save(folder)
    write_json(folder / "learnt.json", plan.learnt.as_json())
    names = list(rankers())
    for done, name in enumerate(names):
        progress(done, len(names) + 1)
        ranker = make_ranker(name, plan.options)
        ranker.build(plan.documents, plan.learnt)
        ranker.save(ranker_folder(folder, name))
        if name == plan.ranker:
            _write_halves(folder, ranker, plan.learnt, name)
            ranker.synonyms.save(folder / LEARNT_WORDS)
    progress(len(names) + 1, len(names) + 1)


def _write_halves(folder: Path, ranker: Ranker, learnt: TrainingPairs, name: str) -> None:
    """Write the ranker once more for each half of what the log taught."""
    for half in (0, 1):
        ranker.relearn(pairs_of_half(learnt, half)).save(half_folder(folder, half, name))


def content_hash(
    documents: Sequence[SearchDocument], learnt: TrainingPairs, name: str, data: str = ""
) -> str:
    """Name what a build depends on: documents, lessons, ranker, other packages' data, format."""
    digest = hashlib.blake2b(digest_size=16)
    refused = sorted(sorted(pair) for pair in learnt.refused)
    parts = [FORMAT, name, learnt.as_json(), refused, data]
    digest.update(json.dumps(parts, sort_keys=True).encode())
    for document in documents:
        digest.update(json.dumps(astuple(document)).encode())
    return digest.hexdigest()


def _remove_unfinished(workspace: Workspace) -> None:
    """Remove what killed builds left; only one command works in a workspace at a time."""
    for left in builds_folder(workspace).glob("building-*"):
        shutil.rmtree(left, ignore_errors=True)


def _next_number(workspace: Workspace, run: int) -> int:
    """Return the next free number for a build of a run."""
    taken = (numbers_of(folder.name) for folder in builds_folder(workspace).glob(f"build-{run}-*"))
    return max((number[1] for number in taken if number is not None), default=0) + 1
