"""Servers that give no answer: refused, silent, and with a certificate that nobody trusts."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ADDRESS = "127.0.0.1"
# The top-level domain that never has a host (RFC 6761): resolvers say at once that there is none.
NO_HOST = "http://no-such-council.invalid/page"


@contextmanager
def failing_servers(folder: Path, plain_port: int) -> Iterator[dict[str, str]]:
    """Yield addresses that cannot be read, each with the state to find for it.

    `plain_port` is one that speaks HTTP without TLS. A silent server may just be slow: whether its
    page is there could not be checked.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder / "self-signed.pem"))
    with socket.create_server((ADDRESS, 0)) as unused:
        refused = unused.getsockname()[1]
    with listening(lambda _: None) as silent, listening(_greeter(context)) as unknown:
        yield {
            NO_HOST: "broken",
            f"http://{ADDRESS}:{refused}/refused": "broken",
            f"https://{ADDRESS}:{plain_port}/no-tls": "broken",
            f"https://{ADDRESS}:{unknown}/self-signed": "broken",
            f"http://{ADDRESS}:{silent}/silent": "could_not_check",
        }


@contextmanager
def listening(speak: Callable[[socket.socket], None]) -> Iterator[int]:
    """Accept connections, `speak` to each and keep it open; yield the port."""
    with socket.create_server((ADDRESS, 0)) as listener:
        kept = []

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                kept.append(connection)
                with suppress(OSError):
                    speak(connection)

        threading.Thread(target=accept, daemon=True).start()
        yield int(listener.getsockname()[1])
        for connection in kept:
            connection.close()


def _greeter(context: ssl.SSLContext) -> Callable[[socket.socket], None]:
    """Return what shows a certificate and hangs up."""

    def greet(connection: socket.socket) -> None:
        connection.settimeout(5)
        context.wrap_socket(connection, server_side=True).close()

    return greet


def certificate(file: Path) -> Path:
    """Write a certificate for this machine that signed itself, with its key; return the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Mereford")])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(ADDRESS))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
