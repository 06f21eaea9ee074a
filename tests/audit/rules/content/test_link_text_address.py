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
