"""Serves the demo council on this machine: `with serve() as server: … server.url …`."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from demo.council import Answer, Site

HOST = "127.0.0.1"
MAX_FORM_BYTES = 100_000


class Server:
    """A demo council that answers until it is stopped."""

    def __init__(self, site: Site, port: int = 0) -> None:
        self.site = site
        handler = type("Handler", (_Handler,), {"site": site})
        self._http = _Http((HOST, port), handler)
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://{HOST}:{self._http.server_address[1]}"

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(timeout=5)

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()


def serve(port: int = 0, week: int = 1) -> Server:
    """Serve the council as it is in a week (1 or 2), on a port of 127.0.0.1 (0: any free one).

    Raises:
        OSError: the port is taken.
        ValueError: there is no such week.
    """
    return Server(Site(week), port)


class _Http(ThreadingHTTPServer):
    """One thread a request, none of which keeps the program alive."""

    daemon_threads = True
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    """Turns requests into the site's answers."""

    site: Site
    protocol_version = "HTTP/1.1"
    server_version = "Mereford"
    sys_version = ""
    # Small answers must not wait for an acknowledgement that comes 40 ms later.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a request with its body."""
        self._send(self._ask(), with_body=True)

    def do_HEAD(self) -> None:
        """Answer a request without its body."""
        self._send(self._ask(), with_body=False)

    def do_POST(self) -> None:
        """Take a form in; what it says is not kept."""
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isascii() and length.isdigit() else MAX_FORM_BYTES + 1
        if size > MAX_FORM_BYTES:
            self.close_connection = True
            self._send(Answer(413), with_body=True)
            return
        self.rfile.read(size)
        self._send(self.site.receive(self.path.partition("?")[0]), with_body=True)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the demo's progress is on the screen."""

    def _ask(self) -> Answer:
        """Ask the site, and turn the answer into "not modified" where the reader has it already."""
        address = self.connection.getsockname()
        answer = self.site.answer(self.path, f"http://{address[0]}:{address[1]}")
        if answer.delay:
            time.sleep(answer.delay)
        tag = answer.headers.get("ETag")
        if answer.status == 200 and tag and tag in self.headers.get("If-None-Match", ""):
            return Answer(304, headers={"ETag": tag})
        return answer

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        """Send an answer."""
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body and answer.body:
            try:
                self.wfile.write(answer.body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
