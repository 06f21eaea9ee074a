"""How a setting is declared: its default, and the comment that `init` writes above it."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def setting(default: Any, comment: str) -> Any:
    """Declare a setting: its default, and the comment that `init` writes above it."""
    if isinstance(default, (list, dict)):
        value = default
        return field(default_factory=lambda: value, metadata={"comment": comment})
    return field(default=default, metadata={"comment": comment})
