from __future__ import annotations

import pytest

RULE = "content/contact-link-malformed"


@pytest.mark.parametrize(
    ("href", "part"),
    [
        ("mailto:", "names no email address"),
        ("mailto:bins", "is not an email address"),
        ("mailto:bins@mereford", "is not an email address"),
        ("mailto:bins at mereford.gov.uk", "is not an email address"),
        ("mailto://bins@mereford.gov.uk", "without slashes"),
        ("mailto:mailto:bins@mereford.gov.uk", "is not an email address"),
        ("mailto:a@b.gov.uk;c@d.gov.uk", "is not an email address"),
        ("mailto:bins@@mereford.gov.uk?subject=Bins", "is not an email address"),
        ("tel:", "names no phone number"),
        ("tel:call us", "names no phone number"),
        ("tel://02079460000", "without slashes"),
        ("tel:+44(0)2079460000", "after +44 the 0"),
        ("tel:+44 02079460000", "after +44 the 0"),
        ("tel:02079460000 or 02079460001", "is not a phone number"),
        ("tel:0207946000002079460001", "more digits"),
        ("tel:020794600001", "more digits"),
        ("tel:12", "too few"),
    ],
)
def test_written_wrong(judge, href: str, part: str) -> None:
    verdict = judge(RULE, f"<a href='{href}'>Contact</a>")
    assert verdict.outcome == "fail"
    assert part in verdict.findings[0].message


@pytest.mark.parametrize(
    "href",
    [
        "mailto:bins@mereford.gov.uk",
        "MAILTO:Bins.Team+web@customer.mereford.gov.uk?subject=My%20bin&body=Hello",
        "mailto:a@mereford.gov.uk,b@mereford.gov.uk",
        "mailto:o'neil@mereford.gov.uk",
        "mailto:?subject=Look%20at%20this",
        "mailto:bins%40mereford.gov.uk",
        "tel:02079460000",
        "tel:020 7946 0000",
        "tel:+442079460000",
        "tel:+44-20-7946-0000;ext=12",
        "tel:0800%201111",
        "tel:101",
        "tel:18001-020-7946-0000",
        "tel:1800102079460000",
        "tel:18001101",
        "tel:141 020 7946 0000",
        "tel:00442079460000",
        "tel:02079460000,,1",
        "tel:020–7946–0000",
    ],
)
def test_written_well(judge, href: str) -> None:
    assert judge(RULE, f'<a href="{href}">Contact</a>').outcome == "pass"


def test_a_page_without_such_links(judge) -> None:
    assert judge(RULE, "<a href=/contact>Contact</a>").outcome == "not_applicable"
