"""Names all that a run's search is made from and measured by: the same name, the same search.

Pages are named by their digests and not read: of an unchanged site the index is not built again,
nor is anything learnt or measured a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from search.builds.build import FORMAT
from search.evaluation.human_judgements import FILE, QUERIES
from search.evaluation.human_judgements import FOLDER as JUDGEMENTS
from search.learning.training_pairs import OVERRULES
from search.logs.read_once import content_of
from search.logs.service_events import FOLDER
from search.logs.service_log import read_own_log
from search.rankers.ranker import RankerOptions
from search.rankers.registry import data_version
from signpost.settings.config import Config
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged import SERVICES, SOFT_404S
from signpost.workspace.blobs import digest, json_bytes
from signpost.workspace.code_version import sources, versions
from signpost.workspace.records import Page

# Settings that the search does not read.
_OTHERS = frozenset({"crawl", "visit", "audit", "folder"})
# What it reads of a page's headers.
_HEADERS = frozenset({"x-robots-tag", "last-modified"})


def search_inputs(workspace: Workspace, config: Config, run: int) -> str:
    """Name what the search of a run depends on: code, settings, pages, logs and judgements."""
    read = workspace.artifacts.read
    found = [
        [FORMAT, sources(("search", "signpost")), versions()],
        [data_version(RankerOptions(dense=config.search.dense)), _settings(config)],
        [digest("\n".join(map(_named, workspace.pages.all(run))).encode("utf-8", "replace"))],
        sorted(workspace.pages.document_names(run).items()),
        [sorted(read(run, SERVICES).items()), read(run, SOFT_404S)],
        [content_of(file) for file in _files(workspace, config)],
        [digest(repr(read_own_log(workspace.folder / FOLDER)).encode("utf-8", "replace"))],
    ]
    return digest(json_bytes(found))


def _settings(config: Config) -> str:
    """Name the settings."""
    told = {x: getattr(config, x) for x in config.__struct_fields__ if x not in _OTHERS}
    return digest(msgspec.json.encode(told, order="sorted", enc_hook=str))


def _named(page: Page) -> str:
    """Name what the search reads of a page."""
    headers = sorted(f"{k}={v}" for k, v in page.headers.items() if k.lower() in _HEADERS)
    what = (page.url, page.kind, page.status, page.content_type, page.location, page.title)
    # How else a page was found is chance: by a link or in the sitemap, whichever came first.
    return repr((*what, page.found_by == "probe", page.body, page.links, headers))


def _files(workspace: Workspace, config: Config) -> Iterator[Path]:
    """Yield the files that are read besides, whether they are there or not."""
    search = config.search
    for name in (search.query_log, search.monthly_log, search.editors):
        if file := config.file(name):
            yield file
    yield workspace.folder / OVERRULES
    own = workspace.folder / JUDGEMENTS / FILE
    for file in (own, *(config.folder / name for name in search.judgements)):
        yield from (file, file.with_suffix(".tsv"), file.with_name(QUERIES))
