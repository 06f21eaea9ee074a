"""Shows what is asked from inside a council's network: `python scripts/show_network.py`.

Crawls a small site through squid and one behind a sign-in form, both on this machine, and prints
what the proxy and the servers were asked. Needs squid (Debian: apt-get install squid).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from scripts.real_proxy import program, squid  # noqa: E402
from scripts.staging_site import NAME, PASSWORD, StagingSite, settings  # noqa: E402

SITE, OTHER = "www.mereford.test", "www.other-council.gov.uk"


def serve(answers: Mapping[str, Any], log: list[str]) -> int:
    """Serve answers (texts, or functions of the handler) on this machine; return the port."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            """Answer one request, and note it with the way that it came by."""
            log.append(f"{self.command} {self.path} by {self.headers.get('Via', 'no proxy')}")
            found = answers.get(self.path, (404, {}, "not found"))
            found = found(self) if callable(found) else found
            status, headers, body = found if isinstance(found, tuple) else (200, {}, found)
            data = body.encode()
            self.send_response(status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_HEAD = do_POST = answer  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing by itself."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_address[1])


def run(stages: tuple[str, ...], text: str, environment: Mapping[str, str]) -> None:
    """Run stages of Signpost with some settings, and print what they say."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "signpost.toml")
        file.write_text(text, encoding="utf-8")
        for stage in stages:
            words = [
                sys.executable,
                "-m",
                "signpost",
                stage,
                str(file),
                "--workspace",
                f"{name}/ws",
            ]
            more = {**os.environ, **environment}
            done = subprocess.run(
                words, cwd=ROOT, env=more, capture_output=True, text=True, check=False
            )
            said = (done.stdout or done.stderr).strip()
            print(f"signpost {stage}: ends with {done.returncode}. {said}")


def show(title: str, lines: list[str]) -> None:
    """Print a log."""
    print(f"\n{title}\n" + "\n".join(f"  {line}" for line in lines) + "\n")


def through_proxy() -> None:
    """Crawl and visit a site that only squid can find."""
    log: list[str] = []
    links = f"<a href=/two>Two</a> <a href=http://{OTHER}:PORT/fine>Other</a> <a href=http://10.0.0.1/>In</a>"
    pages = {"/two": "<title>Two</title><p>Two", "/fine": "fine"}
    home = "<html lang=en><title>Home</title><main><h1>Home</h1>"
    port = serve(pages, log)
    pages["/"] = home + links.replace("PORT", str(port)) + "</main>"
    with squid(dict.fromkeys((SITE, OTHER), "127.0.0.1")) as proxy:
        text = f'[site]\nurl = "http://{SITE}:{port}/"\n[crawl]\ndelay_seconds = 0\n'
        run(("crawl", "visit"), text, {"HTTP_PROXY": proxy.url, "HTTPS_PROXY": proxy.url})
        show("What squid was asked:", proxy.lines())
    show("What the servers saw:", log)


def signed_in() -> None:
    """Crawl and visit a site behind a form, whose sessions end after some pages."""
    site = StagingSite(pages=60, lasts=40)
    port = serve(site.answers(), [])
    variables = {"STAGING_USER": NAME, "STAGING_PASS": PASSWORD}
    run(("crawl",), settings(f"http://127.0.0.1:{port}/"), variables)
    show("What the staging site's server logged:", site.log)


if __name__ == "__main__":
    if program("squid"):
        through_proxy()
    else:
        print("squid is not installed: the crawl through a proxy is left out")
    signed_in()
