"""Which axe-core pages are scanned with: the installed one, or the file or address of a newer."""

from __future__ import annotations

import re
import tempfile
from importlib import resources
from pathlib import Path

import pycurl

from crawler.fetching.curl_handler import trust, use_proxy
from crawler.fetching.proxies import Proxies
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.errors import SignpostError
from signpost.settings.config import Config

INSTALLED = Path(str(resources.files("axe_playwright_python") / "axe.min.js"))
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What every build of axe-core says of itself: its banner, or the place of its version.
_IS_AXE = re.compile(r"axe v\d+\.\d+|axe\.version\s*=")
_MOST_BYTES = 8_000_000
_OPTIONS = {
    pycurl.NOSIGNAL: 1,
    pycurl.PROXY: "",
    pycurl.NOPROXY: "",
    pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
    pycurl.REDIR_PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
    pycurl.FOLLOWLOCATION: 1,
    pycurl.MAXREDIRS: 5,
    pycurl.FAILONERROR: 1,
    pycurl.TIMEOUT: 60,
}
# The files of the scripts that were asked for, by address.
_downloads: dict[str, Path] = {}


class NoAxeError(SignpostError):
    """What [visit] axe names cannot be had, or is no axe-core; the message is one line."""


def script_path(config: Config) -> Path:
    """Return the file of the axe-core script to scan with; an address is asked once a process.

    Raises:
        NoAxeError: [visit] axe names what is not there, or no axe-core.
    """
    named = config.visit.axe.strip()
    if not named:
        return INSTALLED
    if _ADDRESS.match(named):
        return _downloaded(named, config)
    path = config.folder / named
    try:
        _check(path.read_bytes(), named)
    except OSError as error:
        raise NoAxeError(f"[visit] axe: {named} cannot be read: {error.strerror}") from None
    return path


def _check(script: bytes, named: str) -> None:
    """Refuse what is no axe-core."""
    if not _IS_AXE.search(script.decode("utf-8", "replace")):
        raise NoAxeError(f"[visit] axe: {named} is no axe-core script (axe.js or axe.min.js)")


def _downloaded(url: str, config: Config) -> Path:
    """Ask for the script at an address, as the crawl would; keep it in a file of this process."""
    if url not in _downloads:
        body = _ask(url, config)
        _check(body, url)
        with tempfile.NamedTemporaryFile(prefix="axe-", suffix=".js", delete=False) as file:
            file.write(body)
        _downloads[url] = Path(file.name)
    return _downloads[url]


def _ask(url: str, config: Config) -> bytes:
    """Return what an address answers."""
    body = bytearray()

    def take(part: bytes) -> int | None:
        body.extend(part)
        return None if len(body) <= _MOST_BYTES else -1

    trusted = TrustedCertificates.of_config(config)
    proxy = Proxies.of_config(config).for_url(url)
    curl = pycurl.Curl()
    try:
        for option, value in _OPTIONS.items():
            curl.setopt(option, value)
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.WRITEFUNCTION, take)
        trust(curl, trusted)
        if proxy is not None:
            use_proxy(curl, proxy, trusted)
        curl.perform()
    except pycurl.error as error:
        raise NoAxeError(f"[visit] axe: {url} does not answer: {error.args[-1]}") from None
    finally:
        curl.close()
    return bytes(body)
