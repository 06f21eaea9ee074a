"""Who may come in and who may act: hosts, passwords, tokens and the headers of every answer.

Reports name what is wrong with a public website, and forms change what a team sees. So: only
hosts that this service is known by are answered (against DNS rebinding), everybody who comes from
elsewhere than this machine has to say who they are, and a form counts only with a token that this
service gave to the same browser, sent from one of its own pages.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request

from reports.server.wrong_passwords import WrongPasswords
from reports.this_machine import is_this_machine
from signpost.errors import SignpostError
from signpost.pages.addresses import host_of
from signpost.settings.config import Config

COOKIE = "signpost_reports"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_MOST_NAME = 100


class ServeError(SignpostError):
    """The reports cannot be served so; the message says what to set."""


@dataclass
class Authentication:
    """Says who asks, and whether they may.

    `password` and `user_header` are empty where only this machine can come.
    """

    hosts: frozenset[str]
    password: str = ""
    user_header: str = ""
    secure: bool = False
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _wrong: WrongPasswords = field(default_factory=WrongPasswords)

    @classmethod
    def of(cls, config: Config, host: str, port: int) -> Authentication:
        """Read the settings for an address to listen on.

        Raises:
            ServeError: other machines could come in, and nothing would say who they are.
        """
        settings = config.reports
        password = _password(settings.password_from)
        if not is_this_machine(host) and not (password or settings.user_header):
            raise ServeError(
                f"--host {host} lets other machines in: set [reports] password_from (the name of "
                "an environment variable with a password) or [reports] user_header (of a proxy "
                "that signs people in) first"
            )
        public = urlsplit(settings.public_url)
        own_names = {"127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host}
        known = {f"{name}:{port}".lower() for name in own_names if name not in ("0.0.0.0", "[::]")}  # noqa: S104
        if public.netloc:
            known.add(public.netloc.lower())
        return cls(frozenset(known), password, settings.user_header, public.scheme == "https")

    def knows(self, request: Request) -> bool:
        """Whether a request is for a host that this service is known by."""
        return request.headers.get("host", "").lower() in self.hosts

    def wait(self, request: Request) -> int:
        """Return how many seconds an address has to wait that gave too many wrong passwords."""
        return self._wrong.wait(_address(request))

    def who(self, request: Request) -> str | None:
        """Return who asks: "" on this machine without a password, None where nobody is let in."""
        if self.user_header:
            return request.headers.get(self.user_header, "").strip()[:_MOST_NAME] or None
        if not self.password:
            return ""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic" or self.wait(request):
            return None
        try:
            name, _, word = base64.b64decode(given, validate=True).decode().partition(":")
        except ValueError:
            return None
        if not hmac.compare_digest(word.encode(), self.password.encode()):
            self._wrong.note(_address(request))
            return None
        return " ".join(name.split())[:_MOST_NAME] or None

    def session(self, request: Request) -> str:
        """Return the browser's session: the one that it has, or a new one."""
        given = request.cookies.get(COOKIE, "")
        return given if len(given) == 43 and given.isascii() else secrets.token_urlsafe(32)

    def token(self, session: str, who: str) -> str:
        """Return the token that a form of this session has to bring."""
        return hmac.new(self._secret, f"{session}\0{who}".encode(), hashlib.sha256).hexdigest()

    def may_act(self, request: Request, token: str, who: str) -> bool:
        """Whether a form was sent from one of our own pages, by the browser that we gave it to."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        source = request.headers.get("origin") or request.headers.get("referer", "")
        if host_of(source).lower() not in self.hosts:
            return False
        session = request.cookies.get(COOKIE, "")
        right = self.token(session, who)
        return bool(session) and hmac.compare_digest(token.encode(), right.encode())


def _address(request: Request) -> str:
    """Return where a request comes from; behind a proxy of [reports] trusted_proxies, who asked."""
    return request.client.host if request.client else ""


def _password(name: str) -> str:
    """Return the password of the environment variable that the settings name.

    Raises:
        ServeError: it is not set, or too short to be one.
    """
    if not name:
        return ""
    password = os.environ.get(name, "")
    if len(password) < 12:
        raise ServeError(
            f"[reports] password_from: the environment variable {name} needs a password of at "
            "least 12 characters"
        )
    return password
