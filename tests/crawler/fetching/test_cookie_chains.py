"""A redirect that sets a cookie is followed with it, for that one way, and the cookie forgotten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Request, Response

from audit.site_view import build
from crawler.fetching.cookie_chains import MAX_HOPS, CookieChain
from signpost.settings.config import load
from signpost.workspace import Workspace

HOME = "https://www.mereford.gov.uk/"


def redirect(url: str, location: str, *cookies: str, sent: str = "") -> Response:
    """Make a redirect as the answer to a request."""
    request = Request(url, headers={"Cookie": sent} if sent else {})
    headers = {"Location": location, "Set-Cookie": list(cookies)}
    return Response(url, 302, headers, request=request)


@pytest.mark.parametrize(
    ("cookie", "there", "sent"),
    [
        ("ok=1; Path=/", "/next", b"ok=1"),
        ("ok=1", "/next", None),
        ("ok=1", "/gate/in", b"ok=1"),
        ("ok=1; Path=/gate", "/next", None),
        ("ok=1; Path=/gate", "/gate/in", b"ok=1"),
        ("ok=1; Path=/; Domain=mereford.gov.uk", "https://eforms.mereford.gov.uk/", b"ok=1"),
        ("ok=1; Path=/", "https://eforms.mereford.gov.uk/", None),
        ("ok=1; Path=/; Domain=gov.uk", "/next", None),
        ("ok=1; Path=/; Domain=other.example", "https://other.example/", None),
        ("ok=1; Path=/; Secure", "http://www.mereford.gov.uk/", None),
        ("ok=1; Path=/; Max-Age=0", "/next", None),
        ("caf\xe9=\xe9; Path=/", "/next", "café=é"),
    ],
)
def test_a_cookie_goes_where_browsers_send_it(
    cookie: str, there: str, sent: bytes | str | None
) -> None:
    chain = CookieChain()
    target = chain.take(f"{HOME}gate/", redirect(f"{HOME}gate/", there, cookie))
    assert target is not None
    found = chain.send(Request(target)).headers.get("Cookie")
    if isinstance(sent, str):  # what is no ASCII has no one spelling; it must not break anything
        assert found
    else:
        assert found == sent


def test_a_way_ends() -> None:
    circle = CookieChain()
    assert circle.take(HOME, redirect(HOME, "/", "ok=1"))
    assert circle.take(HOME, redirect(HOME, "/", "ok=1", sent="ok=1")) is None
    assert not circle.ends_well
    # A new cookie each time is a new question each time, but not for ever.
    endless = CookieChain()
    hops = 0
    while endless.take(HOME, redirect(HOME, "/", f"n={hops}", sent=f"n={hops - 1}")):
        hops += 1
    assert hops == MAX_HOPS
    # The site's own key is kept beside the chain's cookies.
    request = Request(HOME, headers={"Cookie": "staging=key"})
    assert circle.send(request).headers["Cookie"] == b"ok=1; staging=key"


def gate(way: str, cookie: str, back: str = "") -> Callable[[Any], Any]:
    """Let in who has the cookie; send others a `way` round, with the cookie."""

    def answer(handler: Any) -> Any:
        if cookie in (handler.headers.get("Cookie") or ""):
            return 200, {}, f"<title>Inside {handler.path}</title><a href=/from{handler.path}>f</a>"
        return 302, {"Location": way or handler.path, "Set-Cookie": f"{cookie}; Path=/"}, ""

    return answer


def test_pages_behind_a_cookie(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    other = web({"/self": gate("", "o=1"), "/never": (302, {"Location": "/never"}, "")})
    served = web({})
    served.answers |= {
        "/": gate("", "home=1"),
        "/from/": "<title>Start</title><a href=/far>r</a><a href=/circle>c</a><a href=/bin>b</a>"
        f"<a href='{other.url}self'>o</a><a href='{other.url}never'>n</a><a href=/kept>k</a>",
        # By another address, which sends back to where one came from.
        "/far": gate("/check", "far=1"),
        "/check": (302, {"Location": "/far", "Set-Cookie": "far=1; Path=/"}, ""),
        "/from/far": "<title>From far</title>",
        # Goes round with the cookie too.
        "/circle": (302, {"Location": "/circle", "Set-Cookie": "x=1"}, ""),
        # Needs no cookie, although it is given one: asked once.
        "/bin": (302, {"Location": "/kept", "Set-Cookie": "session=9"}, ""),
        "/kept": "<title>Kept</title>",
    }
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\ncheck_external = "always"\n')
    done = signpost("crawl", settings, "--workspace", "ws")
    assert done.code == 0, done.err
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        site = build(workspace, load(str(settings)), run)
        states = {
            name: site.state(served.url + name).state for name in ("", "far", "circle", "bin")
        }
        assert states == {"": "ok", "far": "ok", "circle": "loop", "bin": "redirect"}
        assert site.state(f"{other.url}self").state == "ok"
        assert site.state(f"{other.url}never").state == "loop"
        assert site.pages[f"{served.url}from/far"].title == "From far"
        assert site.depths[f"{served.url}from/far"] == 3
    asked = [path for _, path in served.asked]
    assert (asked.count("/bin"), asked.count("/kept")) == (1, 1)
    stored = b"".join(file.read_bytes() for file in (tmp_path / "ws").rglob("*.sqlite*"))
    assert stored
    assert b"home=1" not in stored
    assert b"far=1" not in stored
