"""One report page of every kind, judged by Signpost itself: crawled, opened, nothing found.

The sample is by kind, the same every time; a new kind of page comes into it by itself, and a new
form of the served report fails the test until it is named here.
"""

import functools
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from audit.history.decisions import Decision, decide
from reports.sources import card_of
from signpost.workspace import Workspace

pytestmark = pytest.mark.browser
TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"
# Rules of the law on public websites, which a report on a file share is not.
OFF = [
    "accessibility/statement",
    "accessibility/statement-points",
    "accessibility/statement-not-linked",
    # The report's links to pictures of the audited site are evidence, not its own content.
    "accessibility/link-to-picture",
    # So are telephone numbers that the report quotes.
    "mobile/phone-not-tappable",
    # And words of pages whose code names the wrong language: that is one of the issues it tells of.
    "accessibility/passage-language",
]
CLEAN, POLISH, DOCUMENT = "/contact", "/contact/polski", "/documents/bin-guide.pdf"
# The walks check another page again, one that nobody has checked yet.
RECHECKED = "/bins/bulky-waste"
# Of each folder the file that says most; the first by name where none is named.
CHOSEN = {"rules": "content-links-broken.html", "services": "bins"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def decided(fortnight: Any) -> str:
    """Check a page again, decide about the last issue, and write the report; return that issue."""
    fortnight.do("recheck", fortnight.url + RECHECKED)
    with Workspace.open(fortnight.folder) as workspace:
        run = workspace.runs.latest()
        issue = workspace.results.issues(run.id)[-1]
        made = Decision(
            *("issue", issue.id, "accepted_risk", "Ada", "We know", "2999-01-01"),
            rule=issue.rule,
            page=issue.page_sample,
        )
        decide(workspace, made, datetime.now(UTC).date())
    fortnight.do("report")
    return str(issue.id)


@pytest.fixture
def sample(fortnight: Any, decided: str, reports: str, tmp_path: Path) -> Iterator[list[str]]:
    """Put the sample into a folder as it is served, and serve that; gives the addresses."""
    written = fortnight.folder / "report"
    cards = {path: card_of(fortnight.url + path) for path in (CLEAN, RECHECKED)}
    acts = {
        "act_page.html": f"act/page/{cards[RECHECKED]}",
        "act_issue.html": f"act/issue/{decided}",
        "act_log.html": "act/log",
        "act_problem.html": "act/issue/0000000000000000",
    }
    tops = "".join(_served(reports + x.name) for x in written.glob("*.html"))
    for form in {x.name for x in TEMPLATES.glob("act_*.html")} - set(acts):
        kind = form.removeprefix("act_").removesuffix(".html")
        link = re.search(rf"act/{kind}/[0-9a-f]{{16}}", tops)
        assert link, f"{form} is not in the sample, and no page at the top leads to it"
        acts[form] = link[0]
    names = [*written_sample(written, fortnight.url), *acts.values()]
    copy = tmp_path / "copy"
    shutil.copytree(written, copy, ignore=shutil.ignore_patterns("*.html", "exports"))
    for name in names:
        file = copy / (name if name.endswith(".html") else f"{name}.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_served(reports + name), encoding="utf-8")
    handler = functools.partial(_Quiet, directory=str(copy))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    urls = [home + x.relative_to(copy).as_posix() for x in copy.rglob("*.html")]
    urls = sorted(x.removesuffix("index.html") for x in urls)
    listed = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    (copy / "sitemap.xml").write_text(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield urls
    server.shutdown()
    server.server_close()


def written_sample(written: Path, site: str) -> list[str]:
    """Name the written pages to look at: all at the top, of each folder one, several scorecards."""
    top = [x.name for x in written.glob("*.html") if not re.search(r"-\d+\.html$", x.name)]
    folders = {x.parent.name for x in written.glob("*/*.html")} - {"pages"}
    assert {"rules", "services", "issues"} <= folders
    inner = []
    for folder in folders:
        files = sorted(x.name for x in (written / folder).glob("*.html"))
        wanted = CHOSEN.get(folder, "")
        inner.append(f"{folder}/{next(x for x in files if x.startswith(wanted))}")
    worst = re.search(r'href="(pages/[0-9a-f]+\.html)"', (written / "pages.html").read_text())[1]
    paths = ("/", CLEAN, POLISH, DOCUMENT, RECHECKED)
    cards = {path: f"pages/{card_of(site + path)}.html" for path in paths}
    assert "0 kinds of issue and" in (written / cards[CLEAN]).read_text()
    assert "Checked again" in (written / cards[RECHECKED]).read_text()
    return sorted({*top, *inner, worst, *cards.values()})


def _served(address: str) -> str:
    """Return a page of the served report; a refusal is a page too."""
    try:
        with urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except HTTPError as refused:
        return refused.read().decode()


def test_the_report_passes_its_own_rules(
    sample: list[str], own_findings: Callable[..., Any], tmp_path: Path
) -> None:
    home = sample[0]
    settings = tmp_path / "report.toml"
    only = [re.escape(url.removeprefix(home[:-1])) + "$" for url in sample]
    settings.write_text(
        f'[site]\nurl = "{home}"\n[crawl]\ninclude = {json.dumps(only)}\n[audit]\noff = {OFF!r}\n'
    )
    visited, wrong = own_findings(settings)
    assert visited == set(sample)
    assert wrong == []
