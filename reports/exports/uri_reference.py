"""Addresses as standards want them written."""

from __future__ import annotations


def uri_reference(url: str) -> str:
    """Return an address as a URI reference (RFC 3986): nothing that no address may have."""
    return "".join(c if c.isprintable() and c not in ' "<>\\^`{|}' else "%20" for c in url)
