"""What a site answers to a crawl's first questions, asked of servers on this machine."""

import http.server
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.site_probe import probe
from signpost.settings.config import Config, ConfigError, CrawlSettings, SiteSettings

PAGE = (200, {"Content-Type": "text/html; charset=utf-8"}, b"<title>Home</title><h1>Home</h1>")
TEXT = {"Content-Type": "text/plain"}


@contextmanager
def serving(answers, context=None):
    """Serve answers by path, each with its own headers and no others; yield the port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = answers.get(self.path, (404, TEXT, b"no"))
            self.wfile.write(f"HTTP/1.1 {status} X\r\n".encode())
            for name, value in {**headers, "Content-Length": len(body)}.items():
                self.wfile.write(f"{name}: {value}\r\n".encode())
            self.wfile.write(b"Connection: close\r\n\r\n" + body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def config(port, scheme="http", **crawl):
    """Return the settings of a site on this machine."""
    url = f"{scheme}://localhost:{port}/" if scheme == "https" else f"http://127.0.0.1:{port}/"
    return Config(site=SiteSettings(url=url), crawl=CrawlSettings(**crawl))


@pytest.fixture
def certificate(tmp_path):
    """Make a certificate of localhost that signs itself: `certificate(days)`."""

    def make(days):
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=90))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
            .sign(key, hashes.SHA256())
        )
        pem, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
        pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        form = serialization.PrivateFormat.PKCS8
        nothing = serialization.NoEncryption()
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, nothing))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, secret)
        return pem, context

    return make


def test_a_good_site_says_so():
    dated = {**PAGE[1], "Date": "Mon, 30 Nov 2026 09:00:00 GMT", "Age": "12"}
    moved = (301, {"Location": "/home"}, b"")
    answers = {"/": moved, "/home": (200, dated, PAGE[2])}
    answers["/robots.txt"] = (200, TEXT, b"User-agent: *\nDisallow: /private\n")
    with serving(answers) as port:
        found = probe(config(port))
    assert (found.start.url, found.start.status) == (f"http://127.0.0.1:{port}/home", 200)
    assert (found.start.date, found.start.age) == (dated["Date"], "12")
    assert (found.may_ask, found.robots_unread, found.proxy) == (True, "", "")


@pytest.mark.parametrize(
    ("answer", "may_ask", "unread"),
    [
        ((200, TEXT, b"User-agent: *\nDisallow: /\n"), False, ""),
        ((200, TEXT, b"User-agent: signpost\nDisallow: /\n"), False, ""),
        ((200, TEXT, b"User-agent: another\nDisallow: /\n"), True, ""),
        ((200, {"Content-Type": "text/html"}, b"<h1>Disallow: /</h1>"), True, ""),
        ((404, TEXT, b"Disallow: /"), True, ""),
        ((503, TEXT, b""), False, "503"),
    ],
)
def test_robots(answer, may_ask, unread):
    with serving({"/": PAGE, "/robots.txt": answer}) as port:
        found = probe(config(port))
    assert (found.may_ask, found.robots_unread) == (may_ask, unread)
    assert found.start.status == 200


def test_it_goes_no_further_than_the_site():
    away = (302, {"Location": "https://login.example/"}, b"")
    with serving({"/": away, "/robots.txt": (302, {"Location": "/robots.txt"}, b"")}) as port:
        found = probe(config(port))
    assert (found.start.url, found.start.status) == ("https://login.example/", 302)
    assert found.robots.status == 302


def test_certificates(certificate):
    pem, context = certificate(9)
    with serving({"/": PAGE}, context) as port:
        refused = probe(config(port, "https"))
        taken = probe(config(port, "https", ca_bundle=str(pem)))
    assert (refused.start.error, refused.certificate_ends) == ("tls", "")
    assert taken.start.status == 200
    left = datetime.fromisoformat(taken.certificate_ends) - datetime.now(UTC)
    assert timedelta(days=8) < left <= timedelta(days=9)


def test_what_cannot_be_used_is_refused(monkeypatch):
    monkeypatch.setenv("http_proxy", "not a proxy")
    with pytest.raises(ConfigError, match="http_proxy"):
        probe(config(9))
    monkeypatch.delenv("http_proxy")
    with pytest.raises(ConfigError, match="STAGING_KEY"):
        probe(config(9, headers_from=("X-Key=STAGING_KEY",)))
    assert probe(config(9)).start.error == "refused"


def test_a_proxy_that_is_not_there():
    site = SiteSettings(url="http://www.mereford.example/")
    crawl = CrawlSettings(proxy="http://name:secret@127.0.0.1:9")
    found = probe(Config(site=site, crawl=crawl))
    assert (found.start.error, found.proxy) == ("proxy_down", "http://127.0.0.1:9")
    assert "secret" not in repr(found)
