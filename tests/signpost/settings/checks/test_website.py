"""Where the site starts and which hosts are its own."""

from collections.abc import Callable

import pytest

from signpost.settings.config import ConfigError, checked_url

WWW = 'url = "https://www.mereford.gov.uk/"\n'
LOGIN = (
    "the address holds a login (name:password@): take it out, and name an environment variable "
    "that holds it in [crawl] login_from"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", '[site] needs url = "https://…", the address to start from'),
        (
            'url = "mereford.gov.uk"',
            (
                "[site] url: mereford.gov.uk: not a web address. It has to look like "
                "https://www.example.gov.uk/"
            ),
        ),
        ('url = "https://ada:pass@www.mereford.gov.uk/"', f"[site] url: {LOGIN}"),
        (
            'url = "https://ada:pass@www.mereford.gov.uk/"\n[crawl]\nlogin_from = "LOGIN"',
            f"[site] url: {LOGIN}",
        ),
        (
            WWW + 'hosts = ["https://pay.mereford.gov.uk/"]',
            (
                "[site] hosts: 'https://pay.mereford.gov.uk/' has to be a host alone, such as "
                "pay.example.gov.uk"
            ),
        ),
        (
            WWW + 'aliases = ["www.live.gov.uk/x"]',
            "[site] aliases: 'www.live.gov.uk/x' has to be a host alone, such as pay.example.gov.uk",
        ),
        (
            WWW + 'aliases = ["WWW.mereford.gov.uk"]',
            (
                "[site] aliases: WWW.mereford.gov.uk is this site's own host; aliases are of the site "
                "that it is a copy of"
            ),
        ),
        (
            WWW + 'hosts = ["a.gov.uk"]\naliases = ["a.gov.uk"]',
            (
                "[site] aliases: a.gov.uk is this site's own host; aliases are of the site that it is a "
                "copy of"
            ),
        ),
        (
            WWW + 'contact = "a@b.uk\\nX-Other: 1"',
            "[site] contact has to be one line of text, not 'a@b.uk\\nX-Other: 1'",
        ),
    ],
)
def test_mistakes(text: str, says: str, mistake: Callable[..., str]) -> None:
    assert mistake(text, "[site]\n") == says


def test_a_login_in_an_address_is_not_repeated() -> None:
    for address in ("https://ada:pass@a.gov.uk/", "ftp://ada:pass@a.gov.uk/"):
        with pytest.raises(ConfigError) as caught:
            checked_url(address)
        assert str(caught.value) == LOGIN


@pytest.mark.parametrize("host", ["a.gov.uk", "a.gov.uk:8443", "127.0.0.1:9", "[::1]:9", "[::1]"])
def test_hosts(host: str, loads: Callable[..., bool]) -> None:
    assert loads(f'[site]\n{WWW}hosts = ["{host}"]\naliases = ["mereford.gov.uk"]', "")
