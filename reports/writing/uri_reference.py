"""Addresses as standards want them written."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def uri_reference(url: str) -> str:
    """Return an address as a URI reference (RFC 3986): nothing that no address may have."""
    return "".join(c if c.isprintable() and c not in ' "<>\\^`{|}' else "%20" for c in url)


def tag(site: str, name: str) -> str:
    """Name a thing of a site for good: a tag URI (RFC 4151) of its host."""
    host = (urlsplit(site).hostname or "localhost").replace(":", "-")
    return f"tag:{host},2026:signpost/{quote(name)}"
