"""Pictures of drawn findings: those that the visit stored, or taken now of a site served here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, sync_playwright

from audit.results import Judged
from crawler.browser.chromium import on_path
from crawler.browser.screens import DESKTOP, PHONE
from signpost.workspace import Workspace

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_MARK = "x => { x.scrollIntoView({block: 'center'}); x.style.outline = '4px solid #d4351c'; }"


def stored_shots(workspace: Workspace, run: int, one: Judged, folder: Path) -> list[str]:
    """Write the pictures that a run's visit has of a finding's page; return their file names."""
    visit = workspace.visits.get(run, one.page)
    names = [x for x in (visit.phone_shot, visit.desktop_shot) if x] if visit else []
    for name in names:
        (folder / f"{name}.jpg").write_bytes(workspace.blobs.get(name))
    return [f"{name}.jpg" for name in names]


def taken_now(drawn: Sequence[Judged], folder: Path) -> Iterator[list[str]]:
    """Open each finding's page and take its place, framed in red; yields the file names of each.

    Only pages on this machine are opened: a live site's owner has not asked for it. The screen is
    the one the finding was seen on, a desktop computer's where it does not matter.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path())
        try:
            for number, one in enumerate(drawn, 1):
                if urlsplit(one.page).hostname not in _LOOPBACK:
                    yield []
                    continue
                size = PHONE if one.finding.device == "phone" else DESKTOP
                page = browser.new_page(viewport={"width": size.width, "height": size.height})
                yield _shot(page, one, folder / f"{number}.jpg")
                page.close()
        finally:
            browser.close()


def _shot(page: Page, one: Judged, file: Path) -> list[str]:
    """Take one picture; nothing where the page does not open."""
    try:
        page.goto(one.page, wait_until="load", timeout=20_000)
        _mark(page, one.finding.where)
        page.screenshot(path=file, type="jpeg", quality=70, timeout=10_000)
    except Error:
        return []
    return [file.name]


def _mark(page: Page, where: str) -> None:
    """Scroll to a finding's place and frame it, if it is an element of this page."""
    if not where:
        return
    try:
        page.locator(f"css={where}").first.evaluate(_MARK, timeout=1_500)
    except Error:
        found = page.get_by_text(where, exact=False).first
        if found.count():
            found.evaluate(_MARK, timeout=1_500)
