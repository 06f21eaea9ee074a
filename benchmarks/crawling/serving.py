"""Serves the made-up site: with nginx, or where there is none with Python (slower)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# How the special addresses answer: a status, or a redirect with its target.
ANSWERS: dict[str, tuple[int, str]] = {
    "/gone": (410, ""),
    "/down": (500, ""),
    "/members": (403, ""),
    "/sign-in-first": (401, ""),
    "/too-often": (429, ""),
    "/moved": (301, "/moved-again"),
    "/moved-again": (302, "/p/1"),
    "/round": (301, "/round-back"),
    "/round-back": (301, "/round"),
    "/moved-to-nowhere": (301, "/no-such-page"),
    "/long-way-1": (301, "/long-way-2"),
    "/long-way-2": (302, "/long-way-3"),
    "/long-way-3": (302, "/long-way-4"),
    "/long-way-4": (302, "/p/2"),
}
# Says "not found" with a 200.
SOFT = "/soft/lost"


@contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """Serve `folder/site` and yield its address; `folder/access.log` gets a line an answer."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    (folder / "access.log").touch()
    for path in (folder, folder / "site", folder / "site" / "p"):
        path.chmod(0o755)  # nginx's worker is another user
    if nginx:
        (folder / "nginx.conf").write_text(configuration(folder, port), encoding="utf-8")
        place = ["-p", str(folder), "-c", str(folder / "nginx.conf")]
        command = [nginx, *place, "-g", "daemon off;"]
    else:
        print("no nginx here: served by Python, which changes no CPU figure but is slower")
        command = [sys.executable, __file__, str(folder), str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def configuration(folder: Path, port: int) -> str:
    """Return nginx's settings: static files with their ETag, and the special addresses."""
    special = "\n".join(
        f"location = {path} {{ return {status}{f' {target}' * bool(target)}; }}"
        for path, (status, target) in ANSWERS.items()
    )
    places = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{ log_format size "$status $body_bytes_sent"; access_log {folder}/access.log size;
default_type text/html; types {{ image/png png; application/pdf pdf; }} {places}
server {{ listen 127.0.0.1:{port}; root {folder}/site; index index.html; error_page 404 /404.html;
location / {{ try_files $uri $uri.html $uri/index.html =404; }}
location = {SOFT} {{ try_files /404.html =404; }}
{special} }} }}"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens on a port.

    Raises:
        TimeoutError: nobody does after ten seconds.
    """
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not start")


def bytes_sent(folder: Path) -> int:
    """Return the bytes of bodies that were sent since the last call."""
    log = folder / "access.log"
    lines = log.read_text(encoding="ascii").splitlines()
    os.truncate(log, 0)
    return sum(int(line.split()[1]) for line in lines)


class Handler(SimpleHTTPRequestHandler):
    """The same answers as nginx gives."""

    protocol_version = "HTTP/1.1"
    log: Path

    def send_head(self) -> object:  # type: ignore[override]
        """Answer one request; return the file to send, if any."""
        status, target = ANSWERS.get(self.path, (0, ""))
        if status:
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        file = Path(self.translate_path(self.path))
        if self.path == SOFT:
            self.path = "/404.html"
        elif not file.exists() and file.with_suffix(".html").exists():
            self.path += ".html"
        elif not file.exists():
            return self._missing()
        return super().send_head()

    def _missing(self) -> None:
        """Answer 404 with the site's own page."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: object = "-", size: object = "-") -> None:  # noqa: ARG002
        """Write how much is sent: all of the file, or nothing."""
        file = Path(self.translate_path(self.path))
        sent = file.stat().st_size if str(int(code)) == "200" and file.is_file() else 0  # type: ignore[call-overload]
        with self.log.open("a", encoding="ascii") as log:
            log.write(f"{int(code)} {sent}\n")  # type: ignore[call-overload]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(folder: Path, port: int) -> None:
    """Serve with Python until killed."""
    Handler.log = folder / "access.log"

    def handler(*words: object) -> Handler:
        return Handler(*words, directory=str(folder / "site"))  # type: ignore[arg-type]

    ThreadingHTTPServer(("127.0.0.1", port), handler).serve_forever()  # type: ignore[arg-type]


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
