"""The kept rule set for consent banners: which of its rules hold where."""

from __future__ import annotations

from crawler.browser.page_scripts.consent_rules import known_at

HOST = "www.mereford.gov.uk"


def test_rules_of_one_site_hold_on_that_site_only() -> None:
    names = {x.name for x in known_at(HOST)}
    assert "civic-cookie-control" in names
    assert len(names) > 200
    assert {x.name for x in known_at("www.kirklees.gov.uk")} - names


def test_what_is_looked_for_is_a_selector_or_a_way_through_shadow_roots() -> None:
    for known in known_at(HOST):
        for selector in (*known.there, *known.banners):
            assert isinstance(selector, (str, list)), known.name
            assert selector, known.name


def test_what_a_page_has_to_have_for_a_rule() -> None:
    by_name = {x.name: x for x in known_at(HOST)}
    # One of two would do, so neither has to be there.
    assert by_name["civic-cookie-control"].marks == []
    assert by_name["cookieyes"].marks == [".cky-consent-container"]
    assert sum(bool(x.marks) for x in by_name.values()) > 150
