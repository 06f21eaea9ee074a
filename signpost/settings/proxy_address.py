"""The address of a proxy, as [crawl] proxy or an environment variable gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_PORTS = {"http": 80, "https": 443}
_WHAT = (
    'has to look like "http://proxy.example.gov.uk:8080" (https:// too, and with a name and '
    "password before the host, if need be)"
)
# What [crawl] proxy says where no proxy is to be used, whatever the environment says.
NO_PROXY_AT_ALL = "none"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy; `login` is name:password, or empty. It is not shown with the rest, ever."""

    scheme: str
    host: str
    port: int
    login: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The address without the login."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def parse_proxy(text: str) -> Proxy:
    """Read a proxy's address; "proxy:8080" means http.

    Raises:
        ValueError: it is none. The message does not repeat it: it may hold a password.
    """
    written = text.strip()
    try:
        parts = urlsplit(written if "://" in written else f"http://{written}")
        port = parts.port or _PORTS.get(parts.scheme, 0)
        login = ":".join(unquote(x or "") for x in (parts.username, parts.password))
    except ValueError:
        raise ValueError(_WHAT) from None
    no_path = parts.path in ("", "/") and not parts.query and not parts.fragment
    good = parts.scheme in _PORTS and parts.hostname and no_path
    if not good or not written.isprintable() or " " in written or not login.isprintable():
        raise ValueError(_WHAT)
    return Proxy(parts.scheme, parts.hostname or "", port, login if parts.username else "")
