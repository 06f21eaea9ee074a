"""The headers that go with every request: who asks, and what is understood."""

from __future__ import annotations

from signpost import __version__
from signpost.settings.config import Config

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.8",
}


def user_agent(config: Config) -> str:
    """Return the User-Agent: who asks, and where to write if it is a nuisance."""
    contact = config.site.contact or "run by this website's own team"
    return f"Signpost/{__version__} ({contact})"
