"""Whose an answer is that came through a proxy: the site's, or the proxy's own."""

import pytest

from crawler.fetching.proxy_errors import ProxyError, ProxyLoginError, error_of_status, is_of_proxy
from crawler.fetching.responses import error_of

VIA = {"via": "1.1 proxy"}


@pytest.mark.parametrize(
    ("status", "headers", "of_proxy"),
    [
        (200, {}, False),
        (200, {"server": "squid"}, False),
        (407, {}, True),
        (403, {"x-squid-error": "ERR_ACCESS_DENIED 0", **VIA}, True),
        (503, {"x-squid-error": "ERR_DNS_FAIL 0", **VIA}, True),
        (502, {"proxy-status": "gw; error=dns_error", **VIA}, True),
        (502, {}, True),
        (504, {}, True),
        (502, VIA, False),
        (503, {}, False),
        (403, {"server": "tinyproxy/1.11.1"}, True),
        (500, {"server": "tinyproxy/1.11.1"}, True),
        (403, {"server": "nginx"}, False),
        (500, {"server": "Apache", **VIA}, False),
        (404, VIA, False),
    ],
)
def test_whose_it_is(status: int, headers: dict[str, str], of_proxy: bool) -> None:
    assert is_of_proxy(status, headers) is of_proxy


@pytest.mark.parametrize(
    ("status", "kind", "word"),
    [
        (407, ProxyLoginError, "proxy_login"),
        (401, ProxyLoginError, "proxy_login"),
        (503, ProxyError, "proxy"),
    ],
)
def test_how_it_is_called(status: int, kind: type[ProxyError], word: str) -> None:
    error = error_of_status(status)
    assert type(error) is kind
    assert error_of(error) == word
    assert str(status) in str(error)
