"""What gives away that a wall against robots answered, and not the site."""

from __future__ import annotations

from collections.abc import Mapping

# These come with a challenge alone, whatever its status (AWS WAF answers 202, Cloudflare 403 or
# 503): what came is not the page that a person sees.
_CHALLENGES = ("cf-mitigated", "x-amzn-waf-action")
# These come with every answer of a site behind such a wall: they say something of refusals only.
_GUARDS = ("x-datadome", "x-sucuri-block")


def is_challenge(headers: Mapping[str, str], status: int) -> bool:
    """Whether an answer is a wall's challenge or refusal; names of `headers` are in lower case."""
    if any(name in headers for name in _CHALLENGES):
        return True
    return status >= 400 and any(name in headers for name in _GUARDS)
