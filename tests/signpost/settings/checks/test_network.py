"""A proxy's address: what is one, and that a wrong one is not repeated."""

from collections.abc import Callable

import pytest

LINE = '[crawl] proxy has to look like "http://proxy.example.gov.uk:8080"'


@pytest.mark.parametrize(
    "address",
    ["socks5://ada:s3cret@p:1", "ftp://p", "http://", "http://p:x", "http://s3cret@p:1/a?b"],
)
def test_what_is_no_proxy(mistake: Callable[[str], str], address: str) -> None:
    said = mistake(f'[crawl]\nproxy = "{address}"\n')
    assert said.startswith(LINE)
    assert said.endswith('"none" is for no proxy at all')
    assert "s3cret" not in said


@pytest.mark.parametrize(
    "address", ["", "none", "None", "p", "p:8080", "https://a:b@p/", "[::1]:3128"]
)
def test_what_is_one(loads: Callable[[str], bool], address: str) -> None:
    assert loads(f'[crawl]\nproxy = "{address}"\n')
