"""Address patterns of the demand file."""

import pytest

from audit.demand.service_addresses import matches

SITE = "https://www.mereford.gov.uk"


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("/bins/dates", "/bins/*", True),
        ("/bins", "/bins/*", True),
        ("/bins/", "/bins", True),
        ("/Bins/Dates", "/bins/*", True),
        ("/binsandmore", "/bins/*", False),
        ("/bins/dates", "/bins", False),
        ("/a/pay/b", "*/pay/*", True),
        ("/a/pay", "/a*pay*pay", False),
        ("/t%C5%B7", "/tŷ", True),
        ("/page?id=7", "/page?id=7", True),
        ("/page?id=8", "/page?id=7", False),
        ("/page?id=8", "/page", True),
        ("/x", "https://www.mereford.gov.uk/*", True),
        ("/x", "https://elsewhere.example/*", False),
    ],
)
def test_patterns(path, pattern, expected):
    assert matches(SITE + path, pattern) is expected


def test_patterns_with_many_stars_stay_fast():
    assert not matches(SITE + "/" + "a" * 20_000, "/" + "*a" * 200 + "b")
