import pytest

from audit.rules.content.phone_link_differs import national


@pytest.mark.parametrize(
    ("text", "target", "outcome"),
    [
        ("01632 960100", "+441632960101", "fail"),
        ("Call 01632 960 100", "01632960110", "fail"),
        ("+44 (0)1632 960100", "tel:01632960101", "fail"),
        ("0300 123 4567", "03001234568", "fail"),
        ("020 7946 0100", "+442079460100", "pass"),
        ("(01632) 960100", "+44-1632-960100", "pass"),
        ("+44 (0)1632 960100", "01632%20960%20100", "pass"),
        ("01632 960100", "00441632960100", "pass"),
        ("01632 960100 (option 2)", "+441632960100,2", "pass"),
        ("01632 960100", "+441632960100;ext=12", "pass"),
        ("Call us", "+441632960101", "pass"),
        ("01632 960100", "18001-01632960100", "pass"),
        ("18001 01632 960100", "1800101632960100", "pass"),
        ("01632 960100", "18002+441632960100", "pass"),
        ("01632 960100", "141 01632960100", "pass"),
        ("01632 960100", "18001 01632960101", "fail"),
        ("960100", "+441632960100", "pass"),
        ("01632 960100 or 01632 960101", "+441632960101", "pass"),
        ("+353 1 234 5678", "+35312345678", "pass"),
        ("01632 960100", "+35312345678", "pass"),
        ("999", "999", "pass"),
    ],
)
def test_phone_link_differs(judge, text, target, outcome):
    html = f"<p><a href='tel:{target.removeprefix('tel:')}'>{text}</a></p>"
    assert judge("content/phone-link-differs", html).outcome == outcome


def test_pages_without_phone_links(judge):
    assert judge("content/phone-link-differs", "<p>01632 960100</p>").outcome == "not_applicable"


def test_both_numbers_are_said(judge):
    html = "<p><a href='tel:+441632960101'>01632 960100</a></p>"
    (found,) = judge("content/phone-link-differs", html).findings
    assert found.message == "The link shows 01632 960100 but rings +441632960101."


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+44 (0)1632 960100", "01632960100"),
        ("+4401632960100", "01632960100"),
        ("0800 1111", ""),
        ("+1 202 555 0100", ""),
        ("", ""),
    ],
)
def test_national(number, digits):
    assert national(number) == digits
