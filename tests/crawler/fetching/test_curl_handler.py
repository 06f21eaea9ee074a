"""What goes over the wire: who is connected to, what is sent, and how each failure is called."""

import asyncio
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from scrapy.http import Request, Response

from crawler.fetching.curl_handler import HEADERS_ONLY, CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.fetch_errors import DATALOSS
from crawler.fetching.responses import error_of, headers_of
from crawler.fetching.ssrf_guard import SsrfGuard
from signpost.workspace.page_marks import CUT_SHORT

DAY = datetime.timedelta(days=1)


def ask(*requests: Request, guard: SsrfGuard, largest: int = 100_000) -> list[Response | str]:
    """Ask one after the other through one handler; return answers and the names of errors."""

    async def go() -> list[Response | str]:
        handler = CurlHandler(DnsCache(guard), largest)
        found: list[Response | str] = []
        for request in requests:
            try:
                found.append(await handler.download_request(request))
            except Exception as error:  # noqa: BLE001 - the test is which
                found.append(error_of(error))
        await handler.close()
        return found

    return asyncio.run(go())


def to(url: str, seconds: float = 5, **more: Any) -> Request:
    """Make a request as the spider would."""
    meta = {"download_timeout": seconds, **more.pop("meta", {})}
    return Request(url, meta=meta, **more)


def own(url: str) -> SsrfGuard:
    """Return a guard of a site."""
    return SsrfGuard(frozenset({url.partition("://")[2].partition("/")[0]}))


@pytest.fixture
def raw() -> Iterator[Callable[..., int]]:
    """Speak to each connection by hand, at a port; `tls` is a certificate and its key."""
    listeners: list[socket.socket] = []

    def serve(speak: Callable[[Any], None], tls: tuple[Path, Path] | None = None) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if tls:
            context.load_cert_chain(*tls)

        def accept() -> None:
            while True:
                try:
                    plain, _ = listener.accept()
                except OSError:
                    return
                try:
                    with plain, context.wrap_socket(plain, server_side=True) if tls else plain as s:
                        s.recv(65536)
                        speak(s)
                except OSError:
                    pass

        threading.Thread(target=accept, daemon=True).start()
        return int(listener.getsockname()[1])

    yield serve
    for listener in listeners:
        listener.close()


def test_a_name_leads_only_where_its_look_up_said(web: Callable[..., Any]) -> None:
    served = web({"/": "inside"})
    port = served.url.rstrip("/").rpartition(":")[2]

    def look_up(host: str, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]

    mine = SsrfGuard(frozenset({f"www.mereford.test:{port}"}), look_up)
    (answer,) = ask(to(f"http://www.mereford.test:{port}/"), guard=mine)
    assert isinstance(answer, Response)
    assert answer.body == b"inside"
    others = SsrfGuard(frozenset({"www.other.test"}), look_up)
    assert ask(to(f"http://www.mereford.test:{port}/"), guard=others) == ["dns"]
    assert others.why_not(f"www.mereford.test:{port}") == "private"

    # What the look-up allowed is a public address: no spelling of the host leads elsewhere.
    class Fooled(SsrfGuard):
        def addresses(self, host: str) -> tuple[str, ...]:
            return ("192.0.2.1",)

    asked_before = len(served.asked)
    for host in ("127.0.0.1", "2130706433", "0x7f000001", "127.1"):
        found = ask(to(f"http://{host}:{port}/", 1), guard=Fooled(frozenset()))
        assert isinstance(found[0], str)
    assert len(served.asked) == asked_before


def test_what_is_sent(web: Callable[..., Any]) -> None:
    seen: list[dict[str, str]] = []

    def answer(handler: Any) -> Any:
        seen.append(dict(handler.headers))
        return 200, {"X-Way": "one"}, "words"

    served = web({"/": answer})
    headers = {"X-Key": "a", "If-None-Match": b'"1"\r\nX-Forged: yes', "User-Agent": "Signpost"}
    got = ask(to(served.url, headers=headers), to(served.url, method="HEAD"), guard=own(served.url))
    assert all(isinstance(x, Response) and x.status == 200 for x in got)
    assert (seen[0]["X-Key"], seen[0]["User-Agent"]) == ("a", "Signpost")
    assert not {"X-Forged", "If-None-Match", "Cookie", "Authorization"} & set(seen[0])
    assert [x.body for x in got if isinstance(x, Response)] == [b"words", b""]
    # What one request sent is not sent with the next.
    assert "X-Key" not in seen[1]


def test_proxies_of_the_environment_are_the_settings_to_read(
    web: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    served = web({"/": "direct"})
    (answer,) = ask(to(served.url), guard=own(served.url))
    assert isinstance(answer, Response)


def reply(text: bytes) -> Callable[[Any], None]:
    """Answer each connection with these bytes."""
    return lambda connection: connection.sendall(text)


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (OK + b"Content-Length: 500000\r\n\r\n" + b"x" * 500_000, "too_large"),
        (OK + b"\r\n" + b"x" * 500_000, "too_large"),
        (OK + b"X: y\r\n" * 200_000, "too_large"),
        (OK + (b"X: " + b"y" * 995 + b"\r\n") * 270 + b"Content-Length: 0\r\n\r\n", "too_large"),
        (OK + b"X: " + b"y" * 2_000_000, "too_large"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 20_000, "too_large"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"X: y\r\n" * 200_000, "too_large"),
        (OK + b"Content-Length: 50\r\n\r\n", "failed"),
        (b"SSH-2.0-OpenSSH_9\r\n", "unreadable"),
        (b"<title>No status, no headers</title>", "unreadable"),
        (CHUNKED + b"no number\r\nwords\r\n", "unreadable"),
        (b"", "failed"),
    ],
)
def test_answers_that_are_none(raw: Callable[..., int], text: bytes, error: str) -> None:
    url = f"http://127.0.0.1:{raw(reply(text))}/"
    assert ask(to(url), guard=own(url)) == [error]


@pytest.mark.parametrize(
    "text",
    [
        OK + b"Content-Length: 50\r\n\r\nwords",
        CHUNKED + b"5\r\nwords\r\n",
        CHUNKED + b"5\r\nwords\r\nno number\r\nmore\r\n",
        CHUNKED + b"9\r\nwords",
    ],
)
def test_what_came_of_a_body_that_breaks_off_is_kept(raw: Callable[..., int], text: bytes) -> None:
    url = f"http://127.0.0.1:{raw(reply(text))}/"
    (answer,) = ask(to(url), guard=own(url))
    assert isinstance(answer, Response)
    assert (answer.body, answer.flags) == (b"words", [DATALOSS])
    assert headers_of(answer)[CUT_SHORT]


@pytest.mark.parametrize(
    "text",
    [
        OK + b"Content-Length: 5\r\n\r\nwords and more",
        CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 3\r\n\r\n") + b"5\r\nwords\r\n0\r\n\r\n",
        b"HTTP/1.0 200\nContent-Type: text/html\n\nwords",
        b"HTTP/1.1 103 Early Hints\r\nLocation: /x\r\n\r\n" + OK + b"\r\nwords",
    ],
)
def test_odd_answers_are_whole(raw: Callable[..., int], text: bytes) -> None:
    url = f"http://127.0.0.1:{raw(reply(text))}/"
    (answer,) = ask(to(url), guard=own(url))
    assert isinstance(answer, Response)
    assert (answer.status, answer.body, answer.flags) == (200, b"words", [])
    assert "location" not in headers_of(answer)


def test_long_headers_are_fine(raw: Callable[..., int]) -> None:
    lines = (b"X: " + b"y" * 995 + b"\r\n") * 250
    port = raw(reply(OK + lines + b"Content-Length: 2\r\n\r\nok"))
    url = f"http://127.0.0.1:{port}/"
    (answer,) = ask(to(url), guard=own(url))
    assert isinstance(answer, Response)
    assert (answer.status, answer.body, len(answer.headers.getlist("X"))) == (200, b"ok", 250)


def test_headers_alone(raw: Callable[..., int]) -> None:
    packed = OK + b"Content-Encoding: gzip\r\nX-A: 1\r\nX-A: 2\r\n\r\n" + b"x" * 500_000
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + packed
    url = f"http://127.0.0.1:{raw(reply(interim))}/"
    (answer,) = ask(to(url, meta={HEADERS_ONLY: True}), guard=own(url))
    assert isinstance(answer, Response)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers.getlist("X-A") == [b"1", b"2"]
    assert "Content-Encoding" not in answer.headers
    assert "Link" not in answer.headers


def test_time_outs_and_refusals(raw: Callable[..., int]) -> None:
    silent = f"http://127.0.0.1:{raw(lambda s: s.recv(1))}/"
    assert ask(to(silent, 0.3), guard=own(silent)) == ["timeout"]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    assert ask(to(url), guard=own(url)) == ["refused"]


def certificate(folder: Path, days: int, address: str) -> tuple[Path, Path]:
    """Write a certificate that signed itself, and its key; it ends so many days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "signpost test")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 9 * DAY)
        .not_valid_after(now + days * DAY)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), False
        )
        .sign(key, hashes.SHA256())
    )
    files = folder / f"{days}.pem", folder / f"{days}.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


@pytest.mark.parametrize(
    ("days", "address", "trusted", "found"),
    [
        (9, "127.0.0.1", True, 200),
        (9, "127.0.0.1", False, "tls"),
        (-2, "127.0.0.1", True, "tls"),
        (9, "127.0.0.2", True, "tls"),
    ],
)
def test_certificates(
    raw: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    address: str,
    trusted: bool,
    found: int | str,
) -> None:
    files = certificate(tmp_path, days, address)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    port = raw(reply(OK + b"Content-Length: 0\r\n\r\n"), files)
    url = f"https://127.0.0.1:{port}/"
    (answer,) = ask(to(url), guard=own(url))
    assert (answer.status if isinstance(answer, Response) else answer) == found


def test_tls_where_there_is_none(web: Callable[..., Any]) -> None:
    url = web({"/": "plain"}).url.replace("http:", "https:")
    assert ask(to(url), guard=own(url)) == ["tls"]
