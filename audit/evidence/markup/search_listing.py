"""Whether a page asks search engines not to list it."""

from __future__ import annotations

from signpost.pages.markup import Element


def is_unlisted(root: Element) -> bool:
    """Whether a page tells search engines to leave it out."""
    return any(
        "noindex" in (x.get("content") or "").lower()
        for x in root.iter("meta")
        if (x.get("name") or "").lower() in ("robots", "googlebot")
    )
