"""Which proxy is asked for which address: the settings, the environment, and what NO_PROXY says."""

from typing import Any

import pytest
from msgspec.structs import replace

from crawler.fetching.proxies import Proxies
from signpost.settings.config import Config, ConfigError, CrawlSettings, SiteSettings

SITE = "https://www.mereford.gov.uk/"


def config(proxy: str = "") -> Config:
    """Make settings with a proxy."""
    return Config(site=SiteSettings(url=SITE), crawl=replace(CrawlSettings(), proxy=proxy))


def chosen(url: str, environment: dict[str, str], proxy: str = "") -> str:
    """Return the address of the proxy for an address, or nothing."""
    found = Proxies.of_config(config(proxy), environment).for_url(url)
    return found.address if found else ""


@pytest.mark.parametrize(
    ("url", "environment", "setting", "found"),
    [
        (SITE, {}, "", ""),
        (SITE, {"HTTPS_PROXY": "http://p:8080"}, "", "http://p:8080"),
        (SITE, {"https_proxy": "http://low:1", "HTTPS_PROXY": "http://up:2"}, "", "http://low:1"),
        (SITE, {"HTTP_PROXY": "http://p:8080"}, "", ""),
        ("http://x.uk/", {"HTTP_PROXY": "p:8080"}, "", "http://p:8080"),
        ("http://x.uk/", {"HTTP_PROXY": "https://p"}, "", "https://p:443"),
        ("http://x.uk/", {"HTTP_PROXY": "http://p"}, "", "http://p:80"),
        ("http://x.uk/", {"HTTP_PROXY": "http://[fd00::1]:8080/"}, "", "http://[fd00::1]:8080"),
        (SITE, {"HTTPS_PROXY": "http://env:1"}, "http://set:2", "http://set:2"),
        (SITE, {"HTTPS_PROXY": "http://env:1"}, "none", ""),
        (SITE, {"HTTPS_PROXY": "http://env:1"}, "NONE", ""),
        (SITE, {"HTTPS_PROXY": "  "}, "", ""),
        # This machine is another machine to a proxy.
        ("http://127.0.0.1:8000/", {}, "http://set:2", ""),
        ("http://localhost/", {"HTTP_PROXY": "p:1"}, "", ""),
        ("http://[::1]/", {"HTTP_PROXY": "p:1"}, "", ""),
        ("wss://x.uk/", {"HTTPS_PROXY": "http://p:8080"}, "", "http://p:8080"),
    ],
)
def test_where_it_comes_from(
    url: str, environment: dict[str, str], setting: str, found: str
) -> None:
    assert chosen(url, environment, setting) == found


@pytest.mark.parametrize(
    ("no_proxy", "host", "direct"),
    [
        ("*", "x.uk", True),
        ("mereford.gov.uk", "mereford.gov.uk", True),
        ("mereford.gov.uk", "forms.mereford.gov.uk", True),
        (".mereford.gov.uk", "forms.mereford.gov.uk", True),
        ("*.mereford.gov.uk", "forms.mereford.gov.uk", True),
        ("Mereford.GOV.uk", "mereford.gov.uk", True),
        ("mereford.gov.uk", "notmereford.gov.uk", False),
        ("mereford.gov.uk", "mereford.gov.uk.example.org", False),
        ("a.uk, b.uk c.uk", "c.uk", True),
        ("mereford.gov.uk.", "mereford.gov.uk.", True),
        ("x.uk:8080", "x.uk:8080", True),
        ("x.uk:8080", "x.uk", False),
        ("x.uk:80", "x.uk", True),
        ("10.1.2.3", "10.1.2.3", True),
        ("2.3", "10.1.2.3", False),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("10.0.0.0/8", "ten.uk", False),
        ("fd00::/8", "[fd00::1]", True),
        ("fd00::1", "[fd00::1]", True),
        ("[fd00::1]:8080", "[fd00::1]:8080", True),
        ("", "x.uk", False),
        (",", "x.uk", False),
        ("10.0.0.0/99", "x.uk", False),
    ],
)
@pytest.mark.parametrize("setting", ["", "http://p:1"])
def test_what_is_asked_without(no_proxy: str, host: str, direct: bool, setting: str) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        environment = {"http_proxy": "http://p:1", name: no_proxy}
        assert (chosen(f"http://{host}/", environment, setting) == "") is direct


@pytest.mark.parametrize(
    "value",
    [
        "socks5://p:1080",
        "http://",
        "http://p:nan",
        "http://p:99999",
        "http://p q:1",
        "http://p:1/x",
    ],
)
def test_what_is_none_is_one_line(value: str) -> None:
    with pytest.raises(ConfigError, match="HTTPS_PROXY has to look like") as caught:
        Proxies.of_config(config(), {"HTTPS_PROXY": f"{value}"})
    assert str(caught.value).isprintable()


def test_a_password_is_never_shown() -> None:
    found: Any = Proxies.of_config(config("http://ada:s3cr%40t@p:8080"), {})
    assert found.http.login == "ada:s3cr@t"
    assert found.http.address == "http://p:8080"
    assert "s3cr" not in repr(found)
    with pytest.raises(ConfigError) as caught:
        Proxies.of_config(config(), {"HTTPS_PROXY": "socks5://ada:s3cret@p"})
    assert "s3cret" not in str(caught.value)
