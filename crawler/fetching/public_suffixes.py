"""Which names the public internet has, by the Public Suffix List that the package brings."""

from __future__ import annotations

from tldextract import TLDExtract

# The list in the package alone: nothing is fetched and nothing is written.
_extract = TLDExtract(suffix_list_urls=(), cache_dir=None)


def has_public_suffix(host: str) -> bool:
    """Whether a name is below a suffix of the list, or is one of several words (gov.uk)."""
    found = _extract(host)
    return bool(found.suffix and (found.domain or "." in found.suffix))


def site_of(host: str) -> str:
    """Return the name that somebody registered, of which a host is part; else the host itself.

    `www.anytown.gov.uk` is of `anytown.gov.uk`, `a.b.co.uk` of `b.co.uk`.
    """
    return _extract(host).top_domain_under_public_suffix or host
