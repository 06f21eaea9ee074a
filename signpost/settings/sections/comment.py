"""How a setting is documented: the comment that `init` writes above it, and its range."""

from __future__ import annotations

from msgspec import Meta


def comment(text: str, between: tuple[int, int] | None = None) -> Meta:
    """Say what a setting does, and for a number the least and the greatest that it may be."""
    least, greatest = between or (None, None)
    return Meta(description=text, ge=least, le=greatest)
