"""`signpost visit`."""

from __future__ import annotations

from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.single_stage import run_on_latest


def visit(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Open the latest run's pages in a real browser, as phone and desktop."""
    run_on_latest("visit", site, workspace, as_json)
