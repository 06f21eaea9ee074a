"""Reads robots.txt for sitemaps, and sitemaps (index files and gzip too) for addresses."""

from __future__ import annotations

from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap, sitemap_urls_from_robots

from signpost.pages.addresses import host_of, resolve
from signpost.workspace.records import Link

# The sitemap protocol's own limits: 50 MB unpacked, 50,000 addresses.
_MAX_BYTES = 50 * 1024 * 1024
_MAX_ADDRESSES = 50_000


def declared_sitemaps(body: bytes, url: str) -> list[Link]:
    """Return the sitemaps that a robots.txt declares, as links of tag `loc` and rel `sitemap`."""
    declared = sitemap_urls_from_robots(body[:500_000], base_url=url)
    targets = [resolve(url, str(address)) for address in declared]
    return [Link(t[0], where="sitemap", tag="loc", rel="sitemap") for t in targets if t]


def locations(body: bytes, hosts: frozenset[str]) -> list[Link]:
    """Return the addresses in a sitemap as links of tag `loc`; nested sitemaps have rel `sitemap`.

    What cannot be read as a sitemap gives no addresses. Entities are not expanded.
    """
    try:
        data = gunzip(body, max_size=_MAX_BYTES) if _is_gzip(body) else body
        sitemap = Sitemap(data)
    except Exception:  # noqa: BLE001 - lxml, zlib and Scrapy each raise their own for a bad file
        return []
    if sitemap.type not in ("urlset", "sitemapindex"):
        return []
    rel = "sitemap" if sitemap.type == "sitemapindex" else ""
    found: list[Link] = []
    for entry in sitemap:
        target = resolve("", str(entry.get("loc", "")))
        if target and host_of(target[0]) in hosts and len(found) < _MAX_ADDRESSES:
            found.append(Link(target[0], where="sitemap", tag="loc", rel=rel))
    return found


def _is_gzip(body: bytes) -> bool:
    """Whether a body begins with gzip's magic number (RFC 1952)."""
    return body[:3] == b"\x1f\x8b\x08"
