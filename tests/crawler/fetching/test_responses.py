"""Header fields are read as browsers read them: bytes are never an error."""

import pytest
from scrapy.http import Headers, Response

from crawler.fetching.responses import headers_of, redirect_location
from signpost.pages.challenges import is_challenge
from signpost.workspace.page_marks import SETS_COOKIE

URL = "https://www.mereford.gov.uk/old"


def answer(status: int = 200, **fields: str | bytes | list[str]) -> Response:
    """Make an answer; underscores in names stand for hyphens."""
    headers = Headers({name.replace("_", "-"): value for name, value in fields.items()})
    return Response(URL, status, headers)


def test_any_byte_is_a_character() -> None:
    every = bytes(set(range(256)) - {0, 10, 13})
    found = headers_of(answer(X_Title=b"caf\xe9", X_All=every, X_Two=["a", "b"]))
    assert found == {"x-title": "café", "x-all": every.decode("latin-1"), "x-two": "a,b"}


@pytest.mark.parametrize(
    ("status", "location", "target"),
    [
        (301, [b"/new"], "/new"),
        (302, [b" /new "], "/new"),
        (303, [b"/new", b"/new"], "/new"),
        (307, [b"", b"/new"], "/new"),
        (308, ["/café".encode()], "/caf%C3%A9"),
        (301, [b"/caf\xe9?q=\xa3#\xfc"], "/caf%E9?q=%A3#%FC"),
        (301, [b"/a b%20c\\d|e"], "/a b%20c\\d|e"),
        # Not one that browsers follow: the answer itself is shown.
        (301, [], None),
        (302, [b""], None),
        (308, [b"  "], None),
        (300, [b"/new"], None),
        (304, [b"/new"], None),
        (305, [b"/new"], None),
        (201, [b"/new"], None),
        # Browsers refuse to choose.
        (301, [b"/new", b"/other"], ""),
    ],
)
def test_where_a_redirect_leads(status: int, location: list[bytes], target: str | None) -> None:
    assert redirect_location(Response(URL, status, {"Location": location})) == target


def test_cookies_are_noted_and_never_kept() -> None:
    found = headers_of(answer(302, Location="/new", Set_Cookie="session=secret; Path=/"))
    assert found == {"location": "/new", SETS_COOKIE: "yes"}
    assert SETS_COOKIE not in headers_of(answer(200, Set_Cookie="session=secret"))
    assert headers_of(answer(x_signpost_sets_cookie="yes")) == {}


@pytest.mark.parametrize(
    ("status", "headers", "challenge"),
    [
        (202, {"x-amzn-waf-action": "challenge"}, True),
        (200, {"cf-mitigated": "challenge"}, True),
        (403, {"x-datadome": "protected"}, True),
        (200, {"x-datadome": "protected"}, False),
        (202, {}, False),
        (503, {"server": "nginx"}, False),
    ],
)
def test_challenges(status: int, headers: dict[str, str], challenge: bool) -> None:
    assert is_challenge(headers, status) is challenge
