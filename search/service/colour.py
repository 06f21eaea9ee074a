"""Whether white text can be read on a colour."""

from __future__ import annotations

# WCAG 2.2: relative luminance, and contrast as (L1 + 0.05) / (L2 + 0.05).
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_LINEAR_UP_TO = 0.04045


def against_white(colour: str) -> float:
    """Return the contrast of a colour (#rrggbb) with white, 1 to 21."""
    return 1.05 / (_luminance(colour) + 0.05)


def _luminance(colour: str) -> float:
    """Return a colour's relative luminance, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (x / 12.92 if x <= _LINEAR_UP_TO else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return sum(weight * x for weight, x in zip(_WEIGHTS, linear, strict=True))
