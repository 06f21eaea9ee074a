"""What the crawl writes, and what it forgets when it is carried on."""

from signpost.workspace import Workspace
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk/"


def test_what_robots_txt_refused_is_forgotten(workspace: Workspace) -> None:
    run = workspace.runs.start(HOME, "crawl")
    stored = {
        "": Page(run.id, HOME, "none", error="timeout", found_by="start"),
        "a": Page(run.id, f"{HOME}a", "html", 200),
        "b": Page(run.id, f"{HOME}b", "none", error="robots"),
        "c": Page(run.id, f"{HOME}c", "none", error="robots_unread"),
        "d": Page(run.id, f"{HOME}d", "none", error="timeout"),
        "robots.txt": Page(run.id, f"{HOME}robots.txt", "redirect", 301, found_by="start"),
        "r": Page(run.id, f"{HOME}r", "robots", 200, found_by="start"),
    }
    workspace.pages.add(stored.values(), [], [])
    workspace.pages.forget_refused(run.id)
    assert [p.url.removeprefix(HOME) for p in workspace.pages.all(run.id)] == ["a", "d"]
