"""Putting some pages into the live search as they are now, without waiting for the weekly run.

The live build's documents are taken as they are but for these pages, a new build is made of them,
and it goes through the same gate as any other. The run stays what it was: the next weekly run reads
every page anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import Struct

from search.builds import document_store
from search.builds.build import Build, live_build
from search.documents import (
    SearchDocument,
    SearchError,
    from_document,
    from_page,
    usual_endings,
    without_ending,
)
from search.findable import is_left_out
from search.index import BuildPlan, content_hash, make_build
from search.promote import promote
from search.rankers.ranker import RankerOptions
from search.rankers.registry import data_version, ranker_names
from search.site_evidence import site_log, site_training_pairs
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Document, Page

# A page as it was fetched, with its text if it is a document; nothing where it is gone.
Now = Mapping[str, tuple[Page, Document | None] | None]


class Changed(Struct, frozen=True, kw_only=True):
    """What became of the pages: taken up anew, found for the first time, found no more."""

    updated: list[str]
    added: list[str]
    removed: list[str]
    # Pages that residents should not find: gone, noindex, copies, or only an error.
    left_out: list[str]

    def told(self) -> str:
        """Say it in a few words."""
        parts = ("updated", "added", "removed", "left_out")
        said = [f"{len(x)} {p.replace('_', ' ')}" for p in parts if (x := getattr(self, p))]
        return ", ".join(said) or "nothing changed"


def run_to_change(workspace: Workspace) -> Run:
    """Return the run whose pages the live search holds.

    Raises:
        SearchError: none is live, or its run is gone.
    """
    live = _live(workspace)
    run = workspace.runs.get(live.run)
    if run is None:
        raise SearchError(f"run {live.run} of the live search is gone. Run 'signpost weekly SITE'")
    return run


def reindex_pages(
    workspace: Workspace, config: Config, run: Run, now: Now
) -> tuple[Changed, Mapping[str, object]]:
    """Build the live search anew with some pages as they are now; return the gate's verdict too.

    Raises:
        SearchError: the live build or the log cannot be read.
    """
    live = _live(workspace)
    live.check()
    before = {d.id: d for d in document_store.read(live.folder)}
    after = dict(before)
    for url, found in now.items():
        document = _document(workspace, run, before, url, found)
        if document is None:
            after.pop(url, None)
        else:
            after[url] = document
    if not after:
        raise SearchError("nothing would be left in the search. Run 'signpost weekly SITE'")
    changed = _changed(now, before, after)
    if after == before:
        return changed, {"promoted": True, "reason": "The search has them as they are"}
    make_build(workspace, _plan(workspace, config, run, after))
    return changed, promote(workspace, config, run)


def _changed(
    now: Now, before: Mapping[str, SearchDocument], after: Mapping[str, SearchDocument]
) -> Changed:
    """Say what became of the pages."""
    return Changed(
        updated=[url for url in now if url in before and url in after],
        added=[url for url in now if url not in before and url in after],
        removed=[url for url in now if url in before and url not in after],
        left_out=[url for url in now if url not in before and url not in after],
    )


def _plan(
    workspace: Workspace, config: Config, run: Run, documents: Mapping[str, SearchDocument]
) -> BuildPlan:
    """Plan the build: lessons and settings as they are now."""
    name = ranker_names([config.search.ranker])[0]
    log = site_log(workspace, config, run.id)
    learnt = site_training_pairs(workspace, config, log)
    options = RankerOptions(dense=config.search.dense)
    ordered = [documents[key] for key in sorted(documents)]
    key = content_hash(ordered, learnt, name, data_version(options))
    return BuildPlan(run.id, ordered, learnt, name, options, key, log.notes)


def _document(
    workspace: Workspace,
    run: Run,
    before: Mapping[str, SearchDocument],
    url: str,
    found: tuple[Page, Document | None] | None,
) -> SearchDocument | None:
    """Return a page as residents may find it, or nothing if they should not."""
    if found is None or is_left_out(found[0].headers):
        return None
    page, document = found
    known = before.get(url)
    service = known.service if known else ""
    if document is not None:
        is_read = document.state == "ok" and bool(document.text.strip())
        made = from_document(document, service) if is_read else None
    else:
        made, original = from_page(workspace, page, service)
        if original in before and original != url:
            return None
        titles = [p.title for p in workspace.pages.html(run.id)]
        made = without_ending(made, usual_endings(titles)) if made else None
    # What other pages call it is as the run found it.
    return replace(made, links_in=known.links_in) if made and known else made


def _live(workspace: Workspace) -> Build:
    """Return the live build.

    Raises:
        SearchError: there is none.
    """
    live = live_build(workspace)
    if live is None:
        raise SearchError("no search index is live yet. Run 'signpost weekly SITE' first")
    return live
