"""What hosts and cookies are for."""

import pytest

from audit.evidence.third_parties.companies import family_of_cookie, family_of_host


@pytest.mark.parametrize(
    ("host", "family"),
    [
        ("stats.g.doubleclick.net", "advertising"),
        ("region1.google-analytics.com", "analytics"),
        ("px.ads.linkedin.com", "social media"),
        ("www.youtube-nocookie.com", "video"),
        # Look-alikes: another company's name that ends with the same letters, and our own.
        ("netflix.com", "not known"),
        ("notfacebook.com", "not known"),
        ("fonts.anytown.gov.uk", "not known"),
    ],
)
def test_a_host_is_of_its_company(host: str, family: str) -> None:
    assert family_of_host(host) == family


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("_ga_X1Y2Z3", "analytics"),
        ("_fbp", "social media"),
        ("_hjSessionUser_123", "session recording"),
        ("IDE", "advertising"),
        ("ASP.NET_SessionId", "not known"),
        ("gate", "not known"),
        ("my_ga", "not known"),
    ],
)
def test_a_cookie_is_of_its_company(name: str, family: str) -> None:
    assert family_of_cookie(name, "www.anytown.gov.uk") == family
