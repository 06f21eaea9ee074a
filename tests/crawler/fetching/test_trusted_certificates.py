"""A council's own certificate authority: trusted besides the usual ones, and checked first."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Request

from crawler.fetching.curl_handler import CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.responses import error_of
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.settings.config import ConfigError
from tests.crawler.fetching.certificates import Authority


class Answer(BaseHTTPRequestHandler):
    """Answers everything."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """The council's authority."""
    return Authority.make(tmp_path)


@pytest.fixture
def url(authority: Authority) -> Iterator[str]:
    """A server with a certificate of that authority, which it does not send along."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.server("localhost"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def ask(url: str, bundle: Path | None) -> str:
    """Ask for an address; return the status or the name of the error."""

    async def go() -> str:
        guard = SsrfGuard(frozenset({url.split("/")[2]}))
        handler = CurlHandler(DnsCache(guard), 1000, trusted=TrustedCertificates(bundle))
        try:
            answer = await handler.download_request(Request(url, meta={"download_timeout": 5}))
        except Exception as error:  # noqa: BLE001 - the test is which
            return error_of(error)
        finally:
            await handler.close()
        return str(answer.status)

    return asyncio.run(go())


def test_it_is_trusted_where_the_settings_say(url: str, authority: Authority) -> None:
    assert ask(url, authority.file) == "200"
    # Unknown to all others: a chain that cannot be followed is no sure fault of the server.
    assert ask(url, None) in ("failed", "tls")
    assert ask(url.replace("localhost", "127.0.0.1"), authority.file) == "tls"


def test_the_usual_authorities_stay(
    url: str, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Authority.make(tmp_path / "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    assert ask(url, None) == "200"
    assert ask(url, other.file) == "200"


def test_what_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "der.crt").write_bytes(
        ssl.PEM_cert_to_DER_cert(Authority.make(tmp_path).file.read_text())
    )
    (tmp_path / "empty.pem").write_text("")
    (tmp_path / "broken.pem").write_text(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    )
    old, early = Authority.make(tmp_path, -2), Authority.make(tmp_path, 60, 30)
    for name, says in {
        "not-there.pem": "there is no file",
        ".": "cannot be read",
        "der.crt": "holds no certificate in PEM form",
        "empty.pem": "holds no certificate in PEM form",
        "broken.pem": "holds no certificate in PEM form",
        old.file.name: "ended on",
        early.file.name: "begin on",
    }.items():
        with pytest.raises(ConfigError, match=says) as caught:
            TrustedCertificates(tmp_path / name)
        assert str(caught.value).startswith("[crawl] ca_bundle: ")
        assert str(caught.value).isprintable()


def test_an_old_certificate_beside_its_successor_is_fine(tmp_path: Path) -> None:
    both = tmp_path / "both.pem"
    both.write_bytes(b"".join(Authority.make(tmp_path, x).file.read_bytes() for x in (-2, 50)))
    assert len(TrustedCertificates(both).added) == 2
