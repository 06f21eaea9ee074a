"""A council's own authority in Chromium: trusted where the settings say, and nothing else is."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Error, async_playwright

from crawler.browser.guarded_browser import GuardedBrowser
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.settings.config import Config, CrawlSettings, SiteSettings
from tests.crawler.fetching.certificates import Authority

pytestmark = pytest.mark.browser


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A server with a certificate of the council's authority for localhost."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    authority = Authority.make(tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.server("localhost"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def opened(url: str, bundle: str) -> str:
    """Open an address; return the status or the browser's error."""
    config = Config(site=SiteSettings(url=url), crawl=CrawlSettings(ca_bundle=bundle))

    async def work() -> str:
        async with async_playwright() as playwright:
            guarded = await GuardedBrowser.start(playwright, config)
            home = guarded.home
            try:
                answer = await (await guarded.browser.new_page()).goto(url)
                return str(answer.status if answer else None)
            except Error as error:
                return error.message.partition("net::")[2].partition(" ")[0]
            finally:
                await guarded.end()
                assert home is None or not home.exists()

    return asyncio.run(work())


def test_what_is_trusted(port: int, tmp_path: Path) -> None:
    bundle = str(tmp_path / "authority90.pem")
    assert TrustedCertificates(Path(bundle)).added
    assert opened(f"https://localhost:{port}/", bundle) == "200"
    assert opened(f"https://localhost:{port}/", "") == "ERR_CERT_AUTHORITY_INVALID"
    # It is trusted for what it signed, not for whatever comes with it.
    assert opened(f"https://127.0.0.1:{port}/", bundle) == "ERR_CERT_COMMON_NAME_INVALID"
