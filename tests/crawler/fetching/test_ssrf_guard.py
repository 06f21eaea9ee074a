"""Which machines a page can make the crawl ask: the public ones, and the site's own."""

import contextlib
import socket
from typing import Any

import pytest

from crawler.fetching.ssrf_guard import SsrfGuard, is_public

NAMES = {
    "www.mereford.gov.uk": ["10.1.2.3"],
    "intranet.mereford.gov.uk": ["10.1.2.3"],
    "printer.mereford.gov.uk": ["10.9.9.9"],
    "two-faced.example": ["93.184.216.34", "127.0.0.1"],
    "rebound.example": ["169.254.169.254", "::1"],
    "good.example": ["93.184.216.34"],
}


def look_up(host: str, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
    """Answer from the map; spellings of numbers are left to the C library."""
    if host == "later.example":
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    if host in NAMES:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in NAMES[host]]
    flags = socket.AI_NUMERICHOST
    return list(socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM, flags=flags))


def asked(host: str, site: str = "www.other.gov.uk") -> tuple[list[str], str]:
    """Return the addresses that may be asked for a host, and why there are none."""
    guard = SsrfGuard(frozenset({site}), look_up)
    with contextlib.suppress(socket.gaierror):
        guard.addresses(site)
    try:
        return list(guard.addresses(host)), guard.why_not(host)
    except socket.gaierror:
        return [], guard.why_not(host)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
        "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
        "2001:db8::1", "nonsense", "",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2a00:1450:4009::1"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "0xa9fea9fe",
        "2852039166", "::1", "::ffff:169.254.169.254", "rebound.example", "printer.mereford.gov.uk",
    ],
)  # fmt: skip
def test_a_page_cannot_make_the_crawl_ask_it(host: str) -> None:
    assert asked(host) == ([], "private")


@pytest.mark.parametrize(
    ("host", "site", "found"),
    [
        ("good.example", "www.other.gov.uk", ["93.184.216.34"]),
        ("two-faced.example", "www.other.gov.uk", ["93.184.216.34"]),
        # The audited site itself may be inside, and what else its own machine answers to.
        ("www.mereford.gov.uk", "www.mereford.gov.uk", ["10.1.2.3"]),
        ("intranet.mereford.gov.uk", "www.mereford.gov.uk", ["10.1.2.3"]),
        ("127.0.0.1", "127.0.0.1:8000", ["127.0.0.1"]),
        ("printer.mereford.gov.uk", "www.mereford.gov.uk", []),
    ],
)
def test_what_may_be_asked(host: str, site: str, found: list[str]) -> None:
    assert asked(host, site)[0] == found


@pytest.mark.parametrize(
    ("host", "why"), [("later.example", "timeout"), ("no.such.example", "dns")]
)
def test_why_there_was_no_address(host: str, why: str) -> None:
    assert asked(host) == ([], why)


@pytest.mark.parametrize(
    ("host", "site", "through"),
    [
        # The proxy is asked for what this machine cannot look up, if its name is a public one.
        ("www.gov.uk", "www.other.gov.uk", True),
        ("gov.uk", "www.other.gov.uk", True),
        ("later.example.org", "www.other.gov.uk", True),
        ("93.184.216.34", "www.other.gov.uk", True),
        ("intranet", "www.other.gov.uk", False),
        ("intranet.", "www.other.gov.uk", False),
        ("wiki.local", "www.other.gov.uk", False),
        ("files.internal", "www.other.gov.uk", False),
        ("dc1.mereford.corp", "www.other.gov.uk", False),
        ("router.lan", "www.other.gov.uk", False),
        ("uk", "www.other.gov.uk", False),
        ("10.0.0.1", "www.other.gov.uk", False),
        ("0x0a000001", "www.other.gov.uk", False),
        ("2130706433", "www.other.gov.uk", False),
        ("::ffff:10.0.0.1", "www.other.gov.uk", False),
        # What this machine knows to be inside, or partly.
        ("printer.mereford.gov.uk", "www.other.gov.uk", False),
        ("two-faced.example", "www.other.gov.uk", False),
        # The site itself may be anywhere, and what else its own machine answers to.
        ("staging", "staging:8080", True),
        ("10.0.0.1", "10.0.0.1", True),
        ("intranet.mereford.gov.uk", "www.mereford.gov.uk", True),
        ("printer.mereford.gov.uk", "www.mereford.gov.uk", False),
    ],
)
def test_what_a_proxy_is_asked_for(host: str, site: str, through: bool) -> None:
    guard = SsrfGuard(frozenset({site}), look_up)
    guard.lets_through_proxy(site.partition(":")[0])
    assert guard.lets_through_proxy(host) is through
    assert guard.why_not(host) == ("dns" if through else "private")
