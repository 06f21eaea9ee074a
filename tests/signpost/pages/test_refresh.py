"""Refreshes are read by the HTML standard's shared declarative refresh steps."""

import pytest

from signpost.pages.refresh import parse_refresh, refresh_target


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("0; url=/moved", "/moved"),
        ("0; /moved", "/moved"),
        ("0 url=/moved", "/moved"),
        ("0,URL = /moved", "/moved"),
        ("0;url='/it''s'", "/it"),
        ('0; url="/a b" and more', "/a b"),
        ("0; '/quoted'", "/quoted"),
        ("0;URL='/half open", "/half open"),
        (" \t5.75 ;\n uRl=/moved ", "/moved"),
        (".5; url=/moved", "/moved"),
        ("0; urlx", "urlx"),
        ("0; url", "url"),
        ("0; ur=/x", "ur=/x"),
        ("0 /moved", "/moved"),
        ("0; url=", ""),
        ("300", ""),
        ("300;", ""),
        ("", None),
        ("soon", None),
        ("-1; url=/x", None),
        ("0x; url=/x", None),
        ("; url=/x", None),
        ("url=/x", None),
    ],
)
def test_refresh_target(value: str, target: str | None) -> None:
    assert refresh_target(value) == target


def test_seconds_are_whole_and_any_number_of_them_is_read() -> None:
    assert parse_refresh("3.9; url=/x") == (3, "/x")
    assert parse_refresh("." + "0" * 50_000) == (0, "")
    seconds, target = parse_refresh("9" * 50_000 + ";x") or (0, "")
    assert seconds > 100_000_000
    assert target == "x"
