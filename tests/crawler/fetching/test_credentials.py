"""What lets the crawl into a staging site: sent there alone, and stored nowhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from crawler.fetching.credentials import Credentials
from signpost.settings.config import Config, ConfigError, CrawlSettings, SiteSettings

SECRETS = {"KEY": "k-4711", "LOGIN": "ada:pass", "COOKIE": "in=yes", "BAD": "a\r\nX: b"}


def settings(**crawl: Any) -> Config:
    """Make settings for a staging site."""
    return Config(
        site=SiteSettings(url="https://staging.mereford.gov.uk/"),
        crawl=replace(CrawlSettings(), **crawl),
    )


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://staging.mereford.gov.uk/bins", True),
        ("http://staging.mereford.gov.uk/bins", False),
        ("https://staging.mereford.gov.uk:8443/bins", False),
        ("https://example.org/", False),
    ],
)
def test_sent_to_the_site_alone(url: str, sent: bool) -> None:
    config = settings(headers_from=("X-Key = KEY",), login_from="LOGIN", cookie_from="COOKIE")
    headers = Credentials(config, SECRETS).headers_for(url)
    expected = {"X-Key": "k-4711", "Authorization": "Basic YWRhOnBhc3M=", "Cookie": "in=yes"}
    assert headers == (expected if sent else {})


@pytest.mark.parametrize(
    ("crawl", "says"),
    [
        ({"headers_from": ("X-Key",)}, "has to look like"),
        ({"login_from": "NOT_THERE"}, "NOT_THERE, which is not set"),
        ({"cookie_from": "BAD"}, "BAD cannot be sent"),
    ],
)
def test_what_is_wrong_is_told_without_the_value(crawl: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Credentials(settings(**crawl), SECRETS)


def test_a_crawl_gets_in_and_keeps_no_secret(
    web: Callable[..., Any],
    signpost: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = web({"/": lambda handler: (200, {"Seen": str(handler.headers.get("X-Key"))}, "")})
    page = f"<title>In</title><a href={other.url.replace('127.0.0.1', 'localhost')}>o</a>"

    def guarded(handler: Any) -> Any:
        return (200, {}, page) if handler.headers.get("X-Key") == "k-4711-secret" else (401, {}, "")

    served = web({"/": guarded})
    file = tmp_path / "s.toml"
    file.write_text(
        f'[site]\nurl = "{served.url}"\n[crawl]\ncheck_external = "always"\nheaders_from = ["X-Key=KEY_4711"]\n'
    )
    assert signpost("crawl", file, "--workspace", "ws").code == 2
    monkeypatch.setenv("KEY_4711", "k-4711-secret")
    done = signpost("crawl", file, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert done.json["pages"] == 1
    assert other.asked
    for stored in (tmp_path / "ws").rglob("*"):
        assert not stored.is_file() or b"k-4711-secret" not in stored.read_bytes()
