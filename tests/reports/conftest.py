"""A small judged site and its report; a fortnight of a part of the demo council, served."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from audit.run import audit
from audit.site_view import SiteView
from demo.council import Site, write_settings
from demo.server import Server
from reports.exports.export_types import Row
from reports.exports.registry import row_kinds
from reports.sources import Sources
from reports.weekly import write_report
from signpost.settings.config import Config, ReportSettings, SiteSettings
from signpost.workspace import Run, Workspace
from signpost.workspace.artifact import Artifact
from signpost.workspace.records import Page, Skipped, Visit

HOME = "https://www.mereford.gov.uk/"
# The smallest JPEG that browsers accept.
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffc0000b080001000101011100ffc40014000100000000000000000000000000000009ffc40014100100"
    "000000000000000000000000000000ffda0008010100003f00d2cf20ffd9"
)
LONG = (
    "You will need to make sure that you have all of the documents that we ask for before you "
    "begin because it is not possible to save what you have done and come back to it later on."
)
PAGE = """<!doctype html><html lang="en-GB"><head><title>{title}</title></head><body>
<header><a href="/">Home</a></header><main><h1>{h1}</h1>{body}</main>
<footer><a href="/accessibility">Accessibility</a><a href="/gone">Privacy</a></footer></body></html>"""


def page_html(title: str, body: str = "", h1: str = "") -> str:
    """Make a page of the small site."""
    return PAGE.format(title=title, h1=h1 or title, body=body)


SITE: dict[str, str | Page] = {
    "/": page_html(
        "Mereford Council",
        '<p>Find a service.</p><a href="/bins/">Bins</a> <a href="/council-tax/">Council tax</a>'
        '<a href="https://www.example.org/">Elsewhere</a>',
    ),
    "/bins/": page_html(
        "Bins and recycling",
        f'<p>{LONG}</p><p>For more, <a href="/bins/missed">click here</a>.</p>'
        '<p><a href="/council-tax/#nowhere">Pay</a></p>',
    ),
    "/bins/missed": page_html("Report a missed bin", "<p>Tell us within two days.</p>"),
    "/council-tax/": page_html("Council tax", "<p>What you pay and when you pay it.</p>"),
    "/council-tax/bands": page_html("Council tax bands", ""),
    "/accessibility": page_html("Accessibility statement for Mereford", "<p>We want you in.</p>"),
    "gone": Page(run=0, url=HOME + "gone", kind="html", status=404, content_type="text/html"),
    "slow": Page(run=0, url=HOME + "slow", kind="none", status=None, error="timeout"),
}


@dataclass
class Written:
    """A report on disk, and what it tells of."""

    workspace: Workspace
    config: Config
    run: Run
    folder: Path

    def sources(self) -> Sources:
        """Return what is stored of the run, read anew."""
        return Sources.of(self.workspace, self.config, self.run.id)

    def rows(self, kind: str) -> list[Row]:
        """Return the rows of one kind."""
        return list(row_kinds()[kind].rows(self.sources()))

    def text(self, name: str) -> str:
        """Return a file of the report."""
        return (self.folder / name).read_text(encoding="utf-8")

    def tree(self, name: str) -> lxml_html.HtmlElement:
        """Return a page of the report, parsed."""
        return lxml_html.fromstring(self.text(name).encode())

    def words(self, name: str) -> str:
        """Return the words of a page's main part, white space folded."""
        return " ".join(self.tree(name).xpath("//main")[0].text_content().split())

    def cards(self) -> list[str]:
        """Return the scorecards, relative to the folder."""
        return sorted(f"pages/{x.name}" for x in (self.folder / "pages").iterdir())


@pytest.fixture
def pages() -> dict[str, str | Page]:
    """The small site, to change for a second run."""
    return dict(SITE)


@pytest.fixture
def report(
    workspace: Workspace, make_site: Callable[..., SiteView], tmp_path: Path
) -> Callable[..., Written]:
    """Judge a site and write its report: `report({address: html or Page})`, again for more runs.

    `artifacts` are what other rooms wrote, as plain JSON data; `crawl` is what it summed up to.
    """

    def make(
        pages: dict[str, str | Page] | None = None,
        visits: tuple[Visit, ...] = (),
        skipped: tuple[str, ...] = (),
        artifacts: dict[Artifact[Any], object] | None = None,
        name: str = "Mereford Council",
        crawl: dict[str, Any] | None = None,
        public_url: str = "",
    ) -> Written:
        run_id = len(workspace.runs.all()) + 1
        pages = SITE if pages is None else pages
        dated = {k: replace(v, run=run_id) if isinstance(v, Page) else v for k, v in pages.items()}
        site = make_site(dated)
        config = Config(
            site=SiteSettings(url=HOME, name=name), reports=ReportSettings(public_url=public_url)
        )
        workspace.pages.add([], [], [Skipped(run_id, url, "max_pages") for url in skipped])
        for visit in visits:
            shots = {"phone": JPEG, "desktop": JPEG + b" "} if visit.state == "ok" else {}
            workspace.visits.add(replace(visit, run=run_id), shots)
        with workspace.runs.doing(run_id, "crawl") as stage:
            stage.summary = crawl or {}
        audit(workspace, config, site.run)
        for artifact, value in (artifacts or {}).items():
            workspace.artifacts.write(run_id, artifact, artifact.decode(value))
        folder = tmp_path / "report"
        write_report(workspace, config, run_id, folder)
        return Written(workspace, config, site.run, folder)

    return make


@dataclass
class Fortnight:
    """Two weeks of a part of the demo council, which still answers: `council` can be changed."""

    council: Site
    url: str
    settings: Path
    folder: Path

    def do(self, command: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Signpost on it."""
        given = [*command.split(), str(self.settings), *words, "--workspace", str(self.folder)]
        done = subprocess.run(
            [sys.executable, "-m", "signpost", *given], capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stderr
        return done

    def mend(self, path: str, wrong: str, right: str) -> None:
        """Change a page, as its editor would."""
        page = self.council.pages[path]
        assert wrong in page.source
        self.council.pages[path] = replace(page, source=page.source.replace(wrong, right))


# Pages with issues in both weeks, a story, other languages and a document; few, so that it is quick.
PART = r"""
[crawl]
include = [":[0-9]+/$", "/(bins|council-tax|contact|forms/missed-bin|housing/exchange)", "bin-guide"]
[visit]
max_pages = 4
"""
# What the council publishes before the second week, on each of its pages on council tax and bins.
GONE = '<p><a href="/council-tax/old-rates">Rates of last year</a></p>'


@pytest.fixture(scope="session")
def fortnight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fortnight]:
    """Judge the part in week 1, and run week 2 whole."""
    folder = tmp_path_factory.mktemp("fortnight") / "workspace"
    with Server(Site(1)) as server:
        settings = write_settings(folder, server.url)
        first, story = settings.read_text().split("[[journey]]")[:2]
        settings.write_text(f"{first}[[journey]]{story}{PART}")
        made = Fortnight(server.site, server.url, settings, folder)
        for stage in ("crawl", "visit", "audit"):
            made.do(stage)
        made.council.week = 2
        for path, page in made.council.pages.items():
            if path.startswith(("/council-tax", "/bins")):
                made.council.pages[path] = replace(page, source=page.source + GONE)
        made.do("weekly")
        yield made


@pytest.fixture(scope="session")
def reports(fortnight: Fortnight) -> Iterator[str]:
    """Serve its report as people reach it, in a process of its own; gives the address."""
    words = ["serve", "reports", str(fortnight.settings), "--workspace", str(fortnight.folder)]
    child = subprocess.Popen(
        [sys.executable, "-m", "signpost", *words, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    yield child.stdout.readline().split()[-1]
    child.terminate()
    child.wait(20)
