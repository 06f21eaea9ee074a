from __future__ import annotations

import pytest

RULE = "content/link-text-address"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<a href='https://a.uk/x'>https://a.uk/x</a>", "fail"),
        ("<a href='https://a.uk/x'>(www.a.uk/x)</a>", "fail"),
        ("<a href='https://www.gov.uk/'>GOV.UK</a>", "pass"),
        ("<a href='https://a.uk/x'>The map at www.a.uk</a>", "pass"),
        ("<a href='mailto:a@b.uk'>a@b.uk</a>", "pass"),
        ("<p>https://a.uk/x</p>", "pass"),
    ],
)
def test_links_called_by_their_address(judge, html: str, outcome: str) -> None:
    assert judge(RULE, html).outcome == outcome


ADDRESS = "<a href='https://a.uk/x'>https://a.uk/x</a>"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        (f"<blockquote><p>Vote now! {ADDRESS}</p></blockquote>", "pass"),
        (f"<h2>Choosing a URL</h2><p>{ADDRESS} is too short.</p>", "pass"),
        (f"<h1>Short web addresses</h1><h2>Bad ones</h2><p>{ADDRESS}</p>", "pass"),
        (f"<blockquote>Vote!</blockquote><p>{ADDRESS}</p>", "fail"),
        (f"<blockquote>{ADDRESS}</blockquote><p>{ADDRESS}</p>", "fail"),
        (f"<h2>Choosing a URL</h2><p>Text.</p><h2>More</h2><p>{ADDRESS}</p>", "fail"),
        (f"<h2>Our address</h2><p>{ADDRESS}</p>", "fail"),
    ],
)
def test_addresses_that_are_quoted_or_spoken_of(judge, html: str, outcome: str) -> None:
    page = f"<html lang=en><title>x</title><body><main>{html}</main></body></html>"
    assert judge(RULE, page if "<h1>" in html else html).outcome == outcome


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("http://crl.mereford.gov.uk/root.crl", "pass"),
        ("https://maps.mereford.gov.uk/wms?layer=trees", "pass"),
        ("https://www.mereford.gov.uk/crl", "fail"),
        ("https://www.mereford.gov.uk/apiary", "fail"),
    ],
)
def test_what_programs_ask_for_is_stated(judge, address: str, outcome: str) -> None:
    html = f"<p>Service: <a href='{address}'>{address}</a></p>"
    assert judge("content/link-text-address", html).outcome == outcome
