"""Hands the links that browsers saw on to the crawl: stored with their page, and asked.

The crawl reads HTML; what scripts add is known once pages were visited. So the links that visits
found are stored beside the page's own, marked, and what nobody has asked yet is asked in a further
round of the same crawl. That is a process of its own, as Scrapy's reactor starts once in each.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from typing import cast

from crawler.fetching.frontier import UNSAFE, Frontier
from crawler.fetching.previous_crawl import visited_assets
from signpost import stop_signals
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace, WorkspaceError
from signpost.workspace.blobs import digest
from signpost.workspace.records import Link, LinkKind, pack_links
from signpost.workspace.visit_facts import AddedLink

_ASKED = ("page", "document")
# What `crawler.further_round` ends with where its work cannot go on.
_NOT_STORED = 2


def store_added_links(workspace: Workspace, run: Run) -> list[Link]:
    """Store what visits saw beside the links of each page's HTML; return all of these links.

    What an earlier visit saw, and this one did not, goes.
    """
    found: list[Link] = []
    for visit in workspace.visits.all(run.id):
        page = workspace.pages.get(run.id, visit.url)
        if visit.facts.added_links is None or page is None:
            continue
        added = [_link(x) for x in visit.facts.added_links]
        found += added
        links = workspace.pages.links(page)
        both = [*(x for x in links if not x.by_script), *added]
        if both != links:
            packed = pack_links(both)
            workspace.pages.amend(replace(page, links=digest(packed)), [packed])
    return found


def _link(added: AddedLink) -> Link:
    """Make a link, marked, of what a visit saw."""
    kind = cast("LinkKind", added.kind)
    return Link(
        added.url,
        added.fragment,
        added.text,
        added.where,
        kind,
        added.tag,
        added.rel,
        by_script=True,
    )


def ask_added_links(workspace: Workspace, config: Config, run: Run, links: list[Link]) -> bool:
    """Ask what browsers found, links and what pages are made of, and the crawl has not asked.

    Returns whether there was any such. So the next crawl of the same site asks nothing new.

    Raises:
        WorkspaceError: what was asked could not be stored.
        KeyboardInterrupt: it was stopped by hand.
    """
    if not workspace.runs.is_done(run.id, "crawl") or not _unasked(workspace, config, run, links):
        return False
    place = str(workspace.folder)
    if workspace.engine.dialect.name != "sqlite":
        place = workspace.engine.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-m", "crawler.further_round"],
        input=pickle.dumps((place, config, run)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # a terminal's Ctrl-C is for this process, which ends that one
        check=False,  # what could not be asked is "could not check", as any link is
    )
    stop_signals.check()
    if done.returncode == _NOT_STORED:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise WorkspaceError(said[-1] if said else "what browsers found could not be stored")
    return True


def _unasked(workspace: Workspace, config: Config, run: Run, links: list[Link]) -> bool:
    """Whether the crawl would ask any of these links and has not."""
    kinds = {*_ASKED}
    used = set[str]()
    if config.crawl.check_assets:
        kinds.add("asset")
        may_be_asked = Frontier(config, run.id).may_be_asked
        used = {x for x in visited_assets(workspace, run) if may_be_asked(x)}
    if config.tries_other_sites:
        kinds.add("external")
    wanted = {x.url for x in links if x.kind in kinds and not UNSAFE.search(x.url)}
    if not wanted and not used:
        return False
    wanted -= {x.url for x in workspace.pages.left_out(run.id)}
    wanted |= used
    for kind in (None, "external"):
        wanted -= {page.url for page in workspace.pages.all(run.id, kind)}
    return bool(wanted)
