"""The report of the demo council, judged by Signpost itself: crawled, opened, nothing found."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from audit.results import stored
from crawler.store import Workspace

pytestmark = pytest.mark.browser
# Rules of the law on public websites, which a report on a file share is not.
OFF = [
    "accessibility/statement",
    "accessibility/statement-points",
    "accessibility/statement-not-linked",
    # The report's links to pictures of the audited site are evidence, not its own content.
    "accessibility/link-to-picture",
    # So are telephone numbers that the report quotes.
    "mobile/phone-not-tappable",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address(demo_run: Any) -> Iterator[str]:
    """Serve the demo's report on loopback."""
    handler = functools.partial(_Quiet, directory=str(demo_run.folder / "report"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("limits", "pages"),
    [
        ("[visit]\nmax_pages = 16", 16),
        # What a committee and a regulator's answer are made from is looked at for certain.
        ("[crawl]\ninclude = ['/((review|rehearsal)[.]html)?$']", 3),
    ],
)
def test_the_report_passes_its_own_rules(
    address: str, signpost: Callable[..., Any], tmp_path: Path, limits: str, pages: int
) -> None:
    settings = tmp_path / "report.toml"
    settings.write_text(f'[site]\nurl = "{address}"\n{limits}\n[audit]\noff = {OFF!r}\n')
    for stage in ("crawl", "visit", "audit"):
        done = signpost(stage, settings, "--workspace", "ws", seconds=400)
        assert done.code == 0, done.err
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        visited = workspace.visits.done(run.id)
        judged = [page for page in stored(workspace, run.id) if page.url in visited]
    wrong = [
        f"{page.url.removeprefix(address)}: {found.rule} ({found.finding.device}): "
        f"{found.finding.message} {found.finding.where} {found.finding.evidence[:120]}"
        for page in judged
        for found in page.findings
        if found.rule.startswith(("accessibility/", "mobile/"))
    ]
    assert len(visited) == pages
    assert wrong == []
