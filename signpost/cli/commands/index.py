"""`signpost index`."""

from __future__ import annotations

from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.single_stage import run_on_latest


def index(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Build the search of the latest run; weekly's promotion makes it live."""
    run_on_latest("index", site, workspace, as_json)
