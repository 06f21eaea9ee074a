"""A staging site behind a sign-in form, as frameworks make them: tokens, sessions, redirects."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote

NAME, PASSWORD = "ada-of-staging", "s3cret&pass=wörd"
_PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)


@dataclass
class StagingSite:
    """The answers of a site of `pages` pages; a session ends after `lasts` answers.

    `log` has what was asked: the method, the path and who it was, as servers log it.
    """

    pages: int = 5
    lasts: int = 1_000_000
    in_place: bool = False
    log: list[str] = field(default_factory=list)
    sessions: dict[str, int] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    @property
    def sign_ins(self) -> int:
        """How often somebody signed in."""
        return len(self.sessions)

    def answers(self) -> dict[str, Any]:
        """Return the answers by path."""
        paths = [f"/page/{n}" for n in range(self.pages)]
        members = dict.fromkeys(["/", "/members-only", "/search?q=bins", *paths], self.page)
        return {
            **members,
            "/login": self.login,
            "/sign-out": self.sign_out,
            "/robots.txt": (404, {}, ""),
        }

    def _cookies(self, handler: Any) -> dict[str, str]:
        pairs = (x.strip().partition("=") for x in (handler.headers.get("Cookie") or "").split(";"))
        return {name: value for name, _, value in pairs}

    def _note(self, handler: Any, who: str) -> None:
        self.log.append(f"{handler.command} {handler.path} {who}")

    def sign_out(self, handler: Any) -> Any:
        """Sign out, which a crawl is never to ask for."""
        self.sessions.clear()
        self._note(handler, "signs out")
        return "out"

    def page(self, handler: Any) -> Any:
        """Answer with a page, or lead to the sign-in page."""
        session = self._cookies(handler).get("session", "")
        if self.sessions.get(session, 0) <= 0 or handler.path == "/members-only":
            self._note(handler, "nobody")
            if self.in_place:
                return self.form()
            return 302, {"Location": f"/login?next={quote(handler.path)}"}, ""
        self.sessions[session] -= 1
        self._note(handler, NAME)
        links = "".join(f"<p><a href=/page/{n}>Page {n}</a></p>" for n in range(self.pages))
        more = "<a href=/sign-out>Sign out</a> <a href=/members-only>Members</a>"
        return _PAGE.format(f"Page {handler.path}", links + more)

    def form(self, why: str = "") -> Any:
        """Answer with the form, and a token that goes with a cookie."""
        token = secrets.token_hex(8)
        self.tokens.add(token)
        text = _PAGE.format(
            "Sign in",
            f"<p>{why}</p><form action=/search><input name=q></form><form method=post action=login>"
            f"<input type=hidden name=csrf value={token}><input name=user>"
            "<input type=password name=pass><input type=checkbox name=remember value=1>"
            "<button name=go value=in>Go</button></form>",
        )
        return 200, {"Set-Cookie": f"csrf={token}; HttpOnly; Path=/"}, text

    def login(self, handler: Any) -> Any:
        """Show the form, or take what was sent."""
        if handler.command != "POST":
            self._note(handler, "form")
            return self.form()
        sent = parse_qs(handler.rfile.read(int(handler.headers["Content-Length"])).decode())
        good = {"user": [NAME], "pass": [PASSWORD], "go": ["in"]}
        token = self._cookies(handler).get("csrf", "")
        right = token in self.tokens and sent.pop("csrf", None) == [token] and sent == good
        self._note(handler, "signs in" if right else "is refused")
        if not right:
            return self.form("Wrong name or password")
        session = secrets.token_hex(16)
        self.sessions[session] = self.lasts
        cookie = f"session={session}; HttpOnly; Path=/; SameSite=Lax"
        return 303, {"Set-Cookie": cookie, "Location": "/"}, ""


def settings(url: str, more: str = "") -> str:
    """Return the signpost.toml of such a site; the variables are STAGING_USER and STAGING_PASS."""
    return (
        f'[site]\nurl = "{url}"\n{more}[crawl.sign_in]\npage = "/login"\n'
        'fields_from = ["user=STAGING_USER", "pass=STAGING_PASS"]\nsigned_in = "Sign out"\n'
    )
