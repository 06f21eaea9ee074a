"""Signing in over HTTP: what is followed, what is refused, and what is said of it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from crawler.fetching.site_session import SignInError, SiteSession
from signpost.settings.config import Config, CrawlSettings, SignInSettings, SiteSettings

SECRETS = {"USER": "ada", "PASS": "s3cret"}
FORM = "<form method=post action=/in>{}</form>"
BOTH = FORM.format("<input name=user><input type=password name=pass>")
IN = "<p>Sign out"


def session_of(url: str, sign: str = "Sign out", **crawl: Any) -> SiteSession:
    """Make the session of a site."""
    form = SignInSettings(page="/login", fields_from=("user=USER", "pass=PASS"), signed_in=sign)
    config = Config(
        site=SiteSettings(url=url), crawl=CrawlSettings(sign_in=form, timeout_seconds=5, **crawl)
    )
    return SiteSession(config, SECRETS)


def begin(session: SiteSession) -> str:
    """Sign in; return what is wrong, or nothing."""

    async def go() -> str:
        try:
            await session.begin()
        except SignInError as error:
            return str(error)
        finally:
            await session.close()
        return ""

    return asyncio.run(go())


def sent(handler: Any) -> str:
    """Read what a form sent."""
    return handler.rfile.read(int(handler.headers["Content-Length"])).decode()


def signed_in(cookie: str) -> Callable[[Any], Any]:
    """Answer with the sign to those who have a cookie."""
    return lambda handler: IN if cookie in (handler.headers.get("Cookie") or "") else "<p>Hello"


def test_name_and_password_on_two_pages(web: Callable[..., Any]) -> None:
    seen: list[tuple[str, str, str]] = []

    def take(handler: Any) -> Any:
        told = handler.headers
        seen.append((sent(handler), told["Referer"], told["Origin"]))
        if "user" in seen[-1][0]:
            return FORM.format(
                "<input type=hidden name=step value=2><input type=password name=pass>"
            )
        return 302, {"Set-Cookie": "in=yes; Path=/; HttpOnly", "Location": "/home"}, ""

    served = web(
        {
            "/login": FORM.format("<input name=user>"),
            "/in": take,
            "/home": signed_in("in=yes"),
            "/": "x",
        }
    )
    session = session_of(served.url)
    assert begin(session) == ""
    origin = served.url.rstrip("/")
    assert seen == [
        ("user=ada", f"{served.url}login", origin),
        ("step=2&pass=s3cret", f"{served.url}in", origin),
    ]
    assert session.cookies_for(f"{served.url}a") == "in=yes"
    port = served.url.rstrip("/").rpartition(":")[2]
    for other in (f"http://localhost:{port}/", "http://127.0.0.1:1/", "https://example.org/"):
        assert session.cookies_for(other) == ""


def test_it_is_done_once_and_not_at_all_where_not_wanted(web: Callable[..., Any]) -> None:
    cookie = (302, {"Set-Cookie": "in=yes; Path=/", "Location": "/"}, "")
    served = web({"/login": BOTH, "/in": cookie, "/": signed_in("in=yes")})
    session = session_of(served.url)

    async def twice() -> None:
        await asyncio.gather(session.begin(), session.begin())
        await session.close()

    asyncio.run(twice())
    assert session.generation == 1
    assert [x for x in served.asked if x[0] == "POST"] == [("POST", "/in")]
    plain = SiteSession(Config(site=SiteSettings(url=served.url)), {})
    assert begin(plain) == ""
    assert (plain.generation, plain.cookies_for(served.url)) == (0, "")


LEADS_AWAY = (302, {"Location": "https://login.microsoftonline.com/x"}, "")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"/login": BOTH, "/in": "<p>Wrong", "/": "x"}, "did not work: neither"),
        ({"/login": BOTH + IN}, "before anybody has signed in, so it is no sign"),
        ({"/login": "<div id=app></div>"}, "has no form with the field 'pass'"),
        (
            {"/login": FORM.format("<input name=user>"), "/in": "<p>x"},
            "no form with the field 'pass'",
        ),
        ({}, "the server answers 404"),
        ({"/login": LEADS_AWAY}, "leads to login.microsoftonline.com, which is not this site"),
        ({"/login": BOTH, "/in": LEADS_AWAY}, "leads to login.microsoftonline.com"),
        ({"/login": (302, {"Location": "/login"}, "")}, "it redirects again and again"),
    ],
)
def test_what_is_said(web: Callable[..., Any], answers: dict[str, Any], says: str) -> None:
    said = begin(session_of(web(answers).url))
    assert says in said
    assert said.startswith("[crawl.sign_in] ")
    assert said.isprintable()
    assert "s3cret" not in said


def test_no_answer_is_said() -> None:
    assert "no answer came (refused)" in begin(session_of("http://127.0.0.1:9/"))


def test_a_form_that_goes_where_all_can_listen_is_not_sent(web: Callable[..., Any]) -> None:
    session = session_of("https://www.mereford.gov.uk/")
    assert session.cookies_for("http://www.mereford.gov.uk/") == ""
