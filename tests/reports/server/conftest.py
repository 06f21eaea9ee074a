"""The report of a small site, served as people reach it: a process of its own on a free port."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest

from reports.weekly import write_report

HOME = "https://www.mereford.gov.uk/"
PAGE = (
    "<!doctype html><html lang=en-GB><head><title>{title}</title>"
    '<meta name="viewport" content="width=device-width"></head><body><main><h1>{title}</h1>{body}'
    "</main></body></html>"
)
ISSUEY = PAGE.format(
    title="Bins", body='<p>Lorem ipsum dolor sit amet. <a href="/gone">Click here</a></p>'
)


@dataclass
class Client:
    """A browser without scripts: keeps its cookie, sends what a browser would send."""

    port: int
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where the reports are."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> SimpleNamespace:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=150)
        sent = {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}}
        if self.cookie:
            sent.setdefault("Cookie", self.cookie)
        connection.request(method, path, body or None, sent)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        given = answer.getheader("set-cookie")
        if given and "Cookie" not in headers:
            self.cookie = given.partition(";")[0]
        connection.close()
        return SimpleNamespace(status=answer.status, headers=answer.headers, text=text)

    def get(self, path: str, **headers: str) -> SimpleNamespace:
        """Get a page."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, values: dict[str, str], **headers: str) -> SimpleNamespace:
        """Send a form as a browser would from one of the service's own pages."""
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        return self.ask("POST", path, urlencode(values), **{**sent, **headers})

    def form(self, path: str) -> dict[str, str]:
        """Return the hidden fields that every form of a page has."""
        text = self.get(path).text
        found = re.search(r'name="token" value="([0-9a-f]+)"', text)
        assert found is not None
        return {"token": found[1], "log_version": version(text)}

    def token(self, path: str) -> str:
        """Return the token in the forms of a page."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.get(path).text)
        assert found is not None
        return found[1]


def version(html: str) -> str:
    """Return which state of the log the forms of a page are of."""
    found = re.search(r'name="log_version" value="(\d+)"', html)
    assert found is not None
    return found[1]


@dataclass
class Served:
    """A served report."""

    client: Client
    site: Any
    folder: Path
    settings: Path


@pytest.fixture
def served(
    web: Callable[..., Any],
    signpost: Callable[..., Any],
    report: Callable[..., Any],
    tmp_path: Path,
) -> Iterator[Callable[..., Served]]:
    """Serve the report of a small site: `served(settings, live, more, env)`.

    Where it is `live` the site is there to be crawled, and was; else it was put into the store, with
    `more` pages.
    """
    running: list[subprocess.Popen[str]] = []

    def start(
        settings: str = "", live: bool = False, more: dict[str, str] | None = None, **env: str
    ) -> Served:
        home = PAGE.format(title="Mereford", body='<p><a href="/bins">Bins</a></p>')
        site = web({"/": home, "/bins": ISSUEY}) if live else None
        file = tmp_path / "signpost.toml"
        url = site.url if site else HOME
        file.write_text(
            f'[site]\nurl = "{url}"\nname = "Mereford Council"\n[reports]\n{settings}\n'
        )
        folder = tmp_path / "workspace"
        if site:
            for stage in ("crawl", "audit", "report"):
                assert signpost(stage, file, "--workspace", folder).code == 0
        else:
            made = report({"/": home, "/bins": ISSUEY, **(more or {})})
            write_report(made.workspace, made.config, made.run.id, folder / "report")
        child = subprocess.Popen(
            [
                *(sys.executable, "-m", "signpost", "serve", "reports", str(file)),
                *("--workspace", str(folder), "--port", "0"),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **env},
        )
        running.append(child)
        assert child.stdout is not None
        line = child.stdout.readline()
        found = re.search(r":(\d+)/$", line.strip())
        assert found, line
        return Served(Client(int(found[1])), site, folder, file)

    yield start
    for child in running:
        child.terminate()
        child.wait(20)
