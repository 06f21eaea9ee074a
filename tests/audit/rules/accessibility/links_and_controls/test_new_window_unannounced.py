"""The rule on links that open a new window."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/new-window-unannounced"


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/a target=_blank>Council tax bands</a>",
        "<a href=/a target=_BLANK><img src=/a.png alt='Our map'></a>",
        "<a href=/a target=help>What windows are double glazed</a>",
    ],
)
def test_bad(judge: Any, link: str) -> None:
    verdict = judge(RULE, f"<p>{link}</p>")
    assert verdict.outcome == "fail"
    assert verdict.findings[0].where == "html > body > main > p > a"


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/a target=_blank>Bands (opens in a new tab)</a>",
        "<a href=/a target=_blank>Bands <span class=hidden>opens in new window</span></a>",
        "<a href=/a target=_blank aria-label='Bands, new window'>Bands</a>",
        "<a href=/a target=_blank title='Opens in a new window'>Bands</a>",
        "<a href=/a target=_blank>Bands <img src=/n.png alt='(new tab)'></a>",
        "<a href=/a target=_blank aria-describedby=n>Bands</a><i id=n>Opens in a new tab</i>",
        "<a href=/a target=_blank>Bandiau (ffenestr newydd)</a>",
        "<a href=/b target=_self>Same window</a><a href=/a target=_blank>New tab: bands</a>",
    ],
)
def test_good(judge: Any, link: str) -> None:
    assert judge(RULE, f"<p>{link}</p>").outcome == "pass"


@pytest.mark.parametrize("link", ["<a href=/a>Bands</a>", "<a href=/a target=_top>Bands</a>"])
def test_no_such_links(judge: Any, link: str) -> None:
    assert judge(RULE, link).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        ('<a href=/f onclick="window.open(this.href); return false">Form</a>', "fail"),
        ("<a href=/f onclick=\"window.open('/f', '_self')\">Form</a>", "not_applicable"),
        ('<a href=/f onclick="window.opener.focus()">Form</a>', "not_applicable"),
        ("<a href=/f onclick=\"window.open('/f')\">Form (opens in a new tab)</a>", "pass"),
    ],
)
def test_a_window_that_the_links_own_script_opens(judge, link, outcome):
    assert judge(RULE, link).outcome == outcome


@pytest.mark.parametrize("address", ["mailto:", "MAILTO:clerk@mereford.gov.uk", "tel:01632960871"])
def test_a_mail_or_phone_link_opens_no_tab(judge, address: str) -> None:
    html = f"<p><a href='{address}' target=_blank>Get in touch</a> <a href='/a'>A</a></p>"
    assert judge("accessibility/new-window-unannounced", html).outcome in ("pass", "not_applicable")
