"""Which machines the crawl may ask: public ones, and those that the audited site itself is on.

A page can name any address. So names are looked up here, and what comes back is checked before
anything is connected to: on every request, every redirect hop and every spelling of an address
(decimal, hexadecimal, octal), as it is the looked-up address that is checked and connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from signpost.pages.addresses import hostname_of

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
# What `socket.getaddrinfo` returns for each address: family, type, protocol, name, (address, port).
AddressInfo = tuple[int, int, int, str, tuple[str | int | bytes, ...]]
Resolver = Callable[..., Sequence[AddressInfo]]
# IPv6 addresses that a gateway turns into the IPv4 address in their last 32 bits (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class SsrfGuard:
    """Looks names up and leaves out the addresses that a page may not make the crawl ask.

    `hosts` are the site's own (with port, as in settings). `refused` gathers the names that had
    only addresses that were left out; `unsure` those that could not be looked up just then.
    """

    def __init__(self, hosts: frozenset[str], resolver: Resolver = socket.getaddrinfo) -> None:
        self._own = frozenset(hostname_of(host) for host in hosts)
        self._resolver = resolver
        self._home: set[str] = set()
        self.refused: set[str] = set()
        self.unsure: set[str] = set()

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the IP addresses of a host that may be connected to, each once.

        Raises:
            socket.gaierror: the host has no address.
            UnicodeError: it is no name that can be looked up.
        """
        name = host.lower()
        try:
            entries = self._resolver(host, None, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                self.unsure.add(name)
            raise
        found = tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
        if name in self._own:
            self._home.update(found)
            return found
        allowed = tuple(address for address in found if self._may_ask(address))
        if found and not allowed:
            self.refused.add(name)
        return allowed

    def _may_ask(self, address: str) -> bool:
        """Whether an address is public, or one that the site itself answers on."""
        return address in self._home or is_public(address)

    def lets_through_proxy(self, host: str) -> bool:
        """Whether a proxy may be asked for a host; the proxy looks the name up itself.

        Not asked for are private addresses however they are spelt, names that the public
        internet does not have, and names that are private where this machine can look them up.
        What this machine cannot look up, as is usual behind a proxy, goes through.
        """
        name = host.lower()
        try:
            entries = self._resolver(host, None, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError):
            entries = []
        found = {str(entry[4][0]) for entry in entries}
        if name in self._own:
            self._home.update(found)
            return True
        # All, as which of its addresses the proxy takes cannot be known.
        allowed = all(map(self._may_ask, found))
        if not allowed or not (found & self._home or is_public_name(name)):
            self.refused.add(name)
            return False
        return True

    def may_be_public(self, host: str) -> bool:
        """Whether a host that cannot be looked up is the site's own, or has a public name."""
        return host.lower() in self._own or is_public_name(host)

    def why_not(self, host: str) -> str:
        """Name why a host had no address to ask: `private`, `timeout` (try later) or `dns`."""
        name = hostname_of(host)
        if name in self.refused:
            return "private"
        return "timeout" if name in self.unsure else "dns"


def is_public_name(host: str) -> bool:
    """Whether a host may be on the public internet: under a public suffix, or a public address.

    False for names of one word and those that only a network of one's own knows (.local,
    .internal, .corp), and for numbers that a resolver might read as an address.
    """
    name = host.lower().rstrip(".")
    if is_public(name):
        return True
    # Imported here, with its list of suffixes: only what goes through a proxy needs it.
    from crawler.fetching.public_suffixes import has_public_suffix

    return has_public_suffix(name)


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, whatever it is wrapped in.

    False for private, loopback, link-local (cloud metadata too), shared (CGNAT), multicast and
    reserved addresses, by the registries of RFC 6890, and for what is not an IP address.
    """
    try:
        ip: IPAddress = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inside = _wrapped(ip)
    if inside is not None:
        return is_public(str(inside))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _wrapped(ip: IPAddress) -> IPAddress | None:
    """Return the IPv4 address that an IPv6 address leads to, if it does."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return None
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
