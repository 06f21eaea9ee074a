"""What every test may use: a judge for one rule, a workspace, a web server, the command line."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

import audit.registry
import reports.exports.registry
from audit.inputs import Inputs, PageView
from audit.registry import all_rules
from audit.results import PageJudgement, stored
from audit.rule import Finding
from audit.run import check
from audit.site_view import SiteView, build
from signpost.pages.addresses import host_of
from signpost.pages.links import find_links
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Document, Page, Visit, pack_links
from signpost.workspace.visit_facts import VisitFacts

HOME = "https://www.mereford.gov.uk/"

pytest_plugins = ["tests.marks"]

# What other packages bring to this environment is not what is tested here.
audit.registry.entry_points = lambda group: []
reports.exports.registry.entry_points = lambda group: []


@dataclass
class Verdict:
    """What a rule said: its outcome, its findings, and why if it could not check."""

    outcome: str
    findings: list[Finding] = field(default_factory=list)
    reason: str = ""


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an empty workspace: its migrations are run once, not for each test."""
    folder = tmp_path_factory.mktemp("empty")
    Workspace.open(folder).close()
    return folder / "signpost.sqlite"


@pytest.fixture
def workspace(tmp_path: Path, empty_database: Path) -> Iterator[Workspace]:
    """An empty workspace."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    shutil.copy(empty_database, folder)
    with Workspace.open(folder) as opened:
        yield opened


def html_page(url: str, html: str, **more: Any) -> tuple[Page, bytes, bytes]:
    """Make the record of an HTML page as the crawl would, with its body and packed links."""
    body = html.encode()
    found = find_links(body, "text/html; charset=utf-8", url, frozenset({host_of(HOME)}))
    page = Page(
        run=1,
        url=url,
        kind="html",
        status=200,
        content_type="text/html; charset=utf-8",
        title=found.title,
        **more,
    )
    return page, body, pack_links(found.links)


@pytest.fixture
def make_site(workspace: Workspace) -> Callable[..., SiteView]:
    """Make a site: `{address: html or Page}`; addresses may be paths. Returns its SiteView."""

    def make(pages: dict[str, str | Page], **settings: Any) -> SiteView:
        run = workspace.runs.start(HOME, "test")
        records, datas = [], []
        for path, what in pages.items():
            if isinstance(what, Page):
                records.append(what)
                continue
            page, body, links = html_page(HOME.rstrip("/") + path, what)
            names = [workspace.blobs.row(body)["hash"], workspace.blobs.row(links)["hash"]]
            records.append(
                Page(**{**_fields(page), "run": run.id, "body": names[0], "links": names[1]})
            )
            datas += [body, links]
        workspace.pages.add(records, datas, [])
        return build(workspace, Config(site=SiteSettings(url=HOME), **settings), run)

    return make


def _fields(page: Page) -> dict[str, Any]:
    """Return a page's fields as a dict."""
    return {name: getattr(page, name) for name in Page.__dataclass_fields__}


@pytest.fixture
def judge() -> Callable[..., Verdict]:
    """Judge one rule (by id) over a page, a visit's facts, a document or a site.

    `html` may be a whole page or a fragment, which is put into a plain page with a main landmark.
    """

    def run(
        rule_id: str,
        html: str | None = None,
        *,
        url: str = HOME + "page",
        facts: dict[str, Any] | None = None,
        document: Document | None = None,
        site: SiteView | None = None,
        **options: Any,
    ) -> Verdict:
        rule = all_rules()[rule_id]
        view = None
        if html is not None:
            if "<html" not in html:
                html = (
                    "<!doctype html><html lang=en><head><title>A page</title></head>"
                    f"<body><main><h1>A page</h1>{html}</main></body></html>"
                )
            page, body, _ = html_page(url, html)
            links = find_links(body, page.content_type, url, frozenset({host_of(HOME)})).links
            view = PageView(page, body, links)
        visit = (
            Visit(run=1, url=url, facts=msgspec.convert(facts, VisitFacts))
            if facts is not None
            else None
        )
        inputs = Inputs(view, visit, document, site)
        return Verdict(*check(rule, {**rule.options, **options}, inputs))

    return run


@pytest.fixture
def cpu_limit() -> Callable[[float], AbstractContextManager[None]]:
    """Stop what does not end: `with cpu_limit(30)` fails after 30 CPU seconds of this process.

    For what costs a second if its cost grows straight and minutes if it does not, so that neither
    a slow machine nor a busy one decides.
    """

    def stop(*_: Any) -> None:
        pytest.fail("this does not end: its cost does not grow straight with the text")

    @contextmanager
    def limit(seconds: float) -> Iterator[None]:
        before = signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)

    return limit


@dataclass
class Web:
    """A running server. `answers` maps a path to an HTML text or (status, headers, body)."""

    url: str
    answers: dict[str, Any]
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def web() -> Iterator[Callable[[dict[str, Any]], Web]]:
    """Serve some answers on loopback; anything else is a 404 with a page that says so."""
    servers: list[ThreadingHTTPServer] = []

    def serve(answers: dict[str, Any]) -> Web:
        started = Web("", answers)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                started.asked.append((self.command, self.path))
                found = started.answers.get(self.path, (404, {}, "<title>Not found</title>"))
                if callable(found):
                    found = found(self)
                status, headers, body = found if isinstance(found, tuple) else (200, {}, found)
                data = body if isinstance(body, bytes) else body.encode()
                self.send_response(status)
                names = {name.lower() for name in headers}
                if "content-type" not in names:
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)

            do_GET = do_HEAD = do_POST = answer

            def log_message(self, *args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # a client that was killed is part of some tests
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.url = f"http://127.0.0.1:{server.server_address[1]}/"
        return started

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass
class Done:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


@pytest.fixture
def signpost(tmp_path: Path) -> Callable[..., Done]:
    """Run the command line in a process of its own, in an empty folder."""

    def run(*words: str, seconds: float = 120) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "signpost", *map(str, words)],
            capture_output=True,
            text=True,
            timeout=seconds,
            cwd=tmp_path,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@dataclass
class DemoRun:
    """The weekly audit of the demo council, done once: its summary, workspace and judgements."""

    summary: dict[str, Any]
    folder: Path
    url: str
    judgements: dict[str, PageJudgement]


@pytest.fixture
def own_findings(
    signpost: Callable[..., Done], tmp_path: Path
) -> Callable[[Path], tuple[set[str], list[str]]]:
    """Crawl, open and judge pages of our own; gives those opened, and what is wrong with them."""

    def run(settings: Path) -> tuple[set[str], list[str]]:
        for stage in ("crawl", "visit", "audit"):
            done = signpost(stage, settings, "--workspace", "own", seconds=400)
            assert done.code == 0, done.err
        with Workspace.open(tmp_path / "own") as workspace:
            latest = workspace.runs.latest()
            assert latest is not None
            visited = workspace.visits.done(latest.id)
            judged = [page for page in stored(workspace, latest.id) if page.url in visited]
        wrong = [
            f"{page.url}: {found.rule} ({found.finding.device}): "
            f"{found.finding.message} {found.finding.where} {found.finding.evidence[:120]}"
            for page in judged
            for found in page.findings
            if found.rule.startswith(("accessibility/", "mobile/"))
        ]
        return visited, wrong

    return run


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """Run `signpost demo` (real HTTP, real Chromium); judgements are by path."""
    folder = tmp_path_factory.mktemp("demo") / "workspace"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "signpost",
            "demo",
            "--workspace",
            str(folder),
            "--port",
            "0",
            "--json",
        ],
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with Workspace.open(folder) as opened:
        run = opened.runs.latest()
        assert run is not None
        base = run.site.rstrip("/")
        judgements = {x.url.removeprefix(base): x for x in stored(opened, run.id)}
    return DemoRun(json.loads(done.stdout), folder, base, judgements)
