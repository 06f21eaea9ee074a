import pytest

from audit.evidence.task_pages import contact_routes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 01632 960 123 today", ["01632 960 123"]),
        ("Call 020 7946 0123.", ["020 7946 0123"]),
        ("+44 (0)1632 960123", ["+44 (0)1632 960123"]),
        ("(01632) 960123", ["(01632) 960123"]),
        ("In an emergency call 999", ["999"]),
        ("from 01-02-2023 to 03-04-2024", []),
        ("account 0123", []),
        ("reference 012345678901234", []),
        ("room 101", []),
    ],
)
def test_phones(text, expected):
    assert contact_routes.phones_in(text) == expected


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Contact us", "https://www.mereford.gov.uk/x", True),
        ("Get in touch with the team", "https://www.mereford.gov.uk/x", True),
        ("The team", "https://www.mereford.gov.uk/contact-us", True),
        ("bins@mereford.gov.uk", "mailto:bins@mereford.gov.uk", True),
        ("Contacts of the heart", "https://www.mereford.gov.uk/x", False),
        ("Bins", "https://www.mereford.gov.uk/bins", False),
    ],
)
def test_contact_links(text, url, expected):
    assert contact_routes.is_contact(text, url) is expected
