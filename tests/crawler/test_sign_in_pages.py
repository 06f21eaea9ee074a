"""A crawl that met only a sign-in page says so; one that met a site with forms does not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.sign_in_pages import is_sign_on

PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)
FORM = "<form method=post action=/in><input name=u><input type=password name=p></form>"
LOGIN = PAGE.format("Sign in", FORM + "<a href=/forgotten>Forgotten?</a>")
SITEMAP = "<urlset>" + "".join(f"<url><loc>{{0}}p{n}</loc></url>" for n in range(9)) + "</urlset>"
ONLY = "every page leads to a sign-in page"


def to(where: str) -> Any:
    """Redirect."""
    return 302, {"Location": where}, ""


SITES: dict[str, tuple[dict[str, Any], str]] = {
    "all is redirected": (
        {
            "/": to("/login?next=/"),
            "/login?next=/": LOGIN,
            "/forgotten": PAGE.format("Forgotten", ""),
        },
        ONLY,
    ),
    "shown in place": (
        {"/": PAGE.format("Sign in", FORM), "/p1": PAGE.format("Sign in", FORM)},
        ONLY,
    ),
    "a sitemap of pages that nobody sees": (
        {
            "/": to("/login"),
            "/login": LOGIN,
            **{f"/p{n}": to(f"/login?next=/p{n}") for n in range(9)},
            **{f"/login?next=/p{n}": LOGIN for n in range(9)},
        },
        ONLY,
    ),
    "a site with a form in the head of every page": (
        {"/": PAGE.format("Home", FORM + "<a href=/a>A</a>"), "/a": PAGE.format("A", FORM)},
        "",
    ),
    "a home page with a form, and pages": (
        {"/": PAGE.format("Home", FORM + "<a href=/a>A</a>"), "/a": PAGE.format("A", "words")},
        "",
    ),
    "another site signs in": (
        {"/": to("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1")},
        "another site that signs people in (login.microsoftonline.com). Take the cookie",
    ),
    "basic authentication": (
        {"/": (401, {"WWW-Authenticate": "Basic"}, "no")},
        "not a page to start from ([crawl] login_from signs in)",
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_what_is_said(
    name: str, web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    answers, says = SITES[name]
    served = web(answers)
    if "sitemap" in name:
        xml = {"Content-Type": "application/xml"}
        served.answers["/sitemap.xml"] = (200, xml, SITEMAP.format(served.url))
    done = signpost("crawl", served.url, "--workspace", "ws")
    assert done.code == (3 if says else 0), done.err
    assert says in done.err
    if says:
        assert len([x for x in done.err.splitlines() if "Crawling" not in x]) == 1


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://login.microsoftonline.com/x", True),
        ("https://mereford.b2clogin.com/mereford/x", True),
        ("https://sts.mereford.gov.uk/adfs/ls/?wa=wsignin1.0", True),
        ("https://id.mereford.gov.uk/realms/x/protocol/openid-connect/auth?a=b", True),
        ("https://www.mereford.gov.uk/", False),
        ("https://notlogin.microsoftonline.com.example.org/", False),
        ("https://www.mereford.gov.uk/authorised-dealers", False),
    ],
)
def test_sign_on_addresses(url: str, found: bool) -> None:
    assert is_sign_on(url) is found
