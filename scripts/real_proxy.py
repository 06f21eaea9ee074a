"""Runs one of Debian's proxies, squid or tinyproxy, on this machine: for tests and by hand.

Each run has a folder, a port and a log of its own; nothing of the system's is touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 20
_SQUID = """\
http_port 127.0.0.1:{port}
pid_filename {folder}/squid.pid
cache_log {folder}/cache.log
access_log stdio:{log}
coredump_dir {folder}
hosts_file {hosts}
dns_nameservers 127.0.0.1
dns_timeout 2 seconds
cache deny all
cache_mem 8 MB
shutdown_lifetime 0 seconds
max_filedescriptors 1024
visible_hostname proxy.test
acl refused dstdomain {refused}
http_access deny refused
http_access allow all
"""
_TINYPROXY = """\
Listen 127.0.0.1
Port {port}
LogFile "{log}"
LogLevel Connect
Timeout 60
Allow 127.0.0.1
{login}
"""


def program(name: str) -> str | None:
    """Return where a proxy's program is, or None; Debian keeps squid where only root looks."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass
class RealProxy:
    """A proxy that runs: its address, and the log of what it was asked."""

    url: str
    log: Path

    def lines(self) -> list[str]:
        """Return the log's lines that name what was asked, after a moment for it to be written."""
        time.sleep(1.0)
        return self.log.read_text(errors="replace").splitlines() if self.log.exists() else []

    def asked(self, text: str) -> bool:
        """Whether a line of the log has a text in it."""
        return any(text in line for line in self.lines())


@contextlib.contextmanager
def squid(
    names: Mapping[str, str], refused: str = "refused.invalid", port: int = 0
) -> Iterator[RealProxy]:
    """Run squid, which looks `names` up in a file of its own; `refused` is a host it denies."""
    with tempfile.TemporaryDirectory(prefix="squid-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)  # squid leaves root's account
        with _squid_in(folder, names, refused, port) as running:
            yield running


@contextlib.contextmanager
def _squid_in(
    folder: Path, names: Mapping[str, str], refused: str, port: int
) -> Iterator[RealProxy]:
    """Run squid with its files in a folder."""
    hosts = folder / "hosts"
    hosts.write_text("".join(f"{address} {name}\n" for name, address in names.items()))
    port, log = port or _free_port(), folder / "access.log"
    config = folder / "squid.conf"
    text = _SQUID.format(port=port, folder=folder, log=log, hosts=hosts, refused=refused)
    config.write_text(text)
    # The name keeps its shared memory apart from another squid's.
    command = [program("squid") or "squid", "-N", "-n", f"signpost{port}", "-f", str(config)]
    with _running(command, port):
        yield RealProxy(f"http://127.0.0.1:{port}", log)


@contextlib.contextmanager
def tinyproxy(login: str = "", port: int = 0) -> Iterator[RealProxy]:
    """Run tinyproxy, which asks for a login (name:password) if one is given."""
    folder = tempfile.TemporaryDirectory(prefix="tinyproxy-")
    with folder as name, _tinyproxy_in(Path(name), login, port) as running:
        yield running


@contextlib.contextmanager
def _tinyproxy_in(folder: Path, login: str, port: int) -> Iterator[RealProxy]:
    """Run tinyproxy with its files in a folder."""
    port, log = port or _free_port(), folder / "tinyproxy.log"
    config = folder / "tinyproxy.conf"
    basic = f"BasicAuth {login.replace(':', ' ')}" if login else ""
    config.write_text(_TINYPROXY.format(port=port, log=log, login=basic))
    command = [program("tinyproxy") or "tinyproxy", "-d", "-c", str(config)]
    with _running(command, port):
        yield RealProxy(f"http://127.0.0.1:{port}", log)


@contextlib.contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    """Run a program until the end of the block, once it listens."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_listens(process, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until somebody takes connections at a port."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args} does not listen at {port} (ended: {process.poll()})")


def _free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
