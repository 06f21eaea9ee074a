"""What the readers of office files do alike with titles, dates and lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crawler.documents.limits import MAX_TEXT


def title_of(properties: Any) -> str:
    """Return the title that a file gives itself."""
    return (properties.title or "").strip()[:1000]


def date_text(value: datetime | None) -> str:
    """Write a date as ISO 8601, or nothing."""
    return value.isoformat() if value else ""


def joined(lines: Iterable[str]) -> str:
    """Join lines into the text that is kept."""
    kept: list[str] = []
    length = 0
    for line in lines:
        if length > MAX_TEXT:
            break
        kept.append(line)
        length += len(line) + 1
    return "\n".join(kept)[:MAX_TEXT]
