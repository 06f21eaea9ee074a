"""Makes the guides' pictures: each view of the demo council's report, on a phone and a desktop.

Usage: python scripts/screenshots.py [--workspace DIR] [--folder docs/screenshots] [--whole]

Without a workspace the demo council is audited first, in both its weeks (a few minutes). Pictures
are WebP, a screen high; `--whole` takes whole pages, to look at.
"""

from __future__ import annotations

import argparse
import base64
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import CDPSession, sync_playwright
from playwright.sync_api import Page as Tab

from crawler.browser.chromium import flags, on_path
from reports.sources import card_of
from signpost.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
# Width and height in CSS pixels; a phone's screen of 2 pixels a CSS pixel would weigh twice.
SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
QUALITY = 55
# A page of the demo with faults in its words (demo/faults.toml).
CARD = "/bins/tip"
QUERY = "missed bin"


def main() -> None:
    """Take the pictures and say what they weigh."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    if given.workspace:
        taken = take(given.workspace, given.folder, given.whole)
    else:
        with tempfile.TemporaryDirectory(prefix="signpost-screenshots-") as folder:
            words = ["demo", "--weeks", "--port", "0", "--workspace", folder]
            subprocess.run([sys.executable, "-m", "signpost", *words], check=True, cwd=ROOT)
            taken = take(Path(folder), given.folder, given.whole)
    weight = sum(file.stat().st_size for file in taken)
    print(f"{len(taken)} pictures in {given.folder}, {weight / 1000:,.0f} KB")


def take(workspace: Path, folder: Path, whole: bool = False) -> list[Path]:
    """Take a picture of each view on each screen into `folder`; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with sync_playwright() as driver, _searching(workspace) as search:
        browser = driver.chromium.launch(executable_path=on_path(), args=flags(None))
        for screen, (width, height) in SCREENS.items():
            context = browser.new_context(viewport={"width": width, "height": height})
            tab = context.new_page()
            wire = context.new_cdp_session(tab)
            for name, address in {**views(workspace), "search": f"{search}?q={QUERY}"}.items():
                tab.goto(address, wait_until="load")
                file = folder / f"{name}-{screen}.webp"
                file.write_bytes(_picture(tab, wire, whole))
                taken.append(file)
            context.close()
        browser.close()
    return taken


def views(workspace: Path) -> dict[str, str]:
    """Name the report's views that are pictured, each with its address."""
    report = (workspace / "report").resolve()
    site = _site(workspace)
    return {
        "weekly": (report / "index.html").as_uri(),
        "better-and-worse": (report / "index.html").as_uri() + "#changes",
        "journeys": (report / "index.html").as_uri() + "#journeys",
        "issues": (report / "issues.html").as_uri(),
        "scorecard": (report / "pages" / f"{card_of(site + CARD)}.html").as_uri(),
        "review": (report / "review.html").as_uri(),
    }


def _site(workspace: Path) -> str:
    """Return the address of the site that a workspace is of, without a slash at its end."""
    with Workspace.open(workspace, create=False) as opened:
        run = opened.runs.latest()
        if run is None:
            raise SystemExit(f"{workspace}: there is no run in it")
        return run.site.rstrip("/")


@contextmanager
def _searching(workspace: Path) -> Iterator[str]:
    """Serve residents' search of a workspace, on any free port; gives its address."""
    words = ["serve", "search", str(workspace / "signpost.toml"), "--workspace", str(workspace)]
    child = subprocess.Popen(
        [sys.executable, "-m", "signpost", *words, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert child.stdout is not None
        yield child.stdout.readline().split()[-1]
    finally:
        child.terminate()
        child.wait(20)


def _picture(tab: Tab, wire: CDPSession, whole: bool) -> bytes:
    """Take a picture of what is on the screen (or of the whole page) as WebP."""
    more: dict[str, Any] = {}
    if whole:
        size = tab.evaluate("[document.documentElement.scrollHeight, innerWidth]")
        clip = {"x": 0, "y": 0, "width": size[1], "height": min(size[0], 16_000), "scale": 1}
        more = {"captureBeyondViewport": True, "clip": clip}
    taken = wire.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, **more})
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    main()
