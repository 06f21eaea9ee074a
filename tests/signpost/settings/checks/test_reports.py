"""The email, the addresses and the regulator's day."""

from collections.abc import Callable

import pytest

TO = 'email_to = ["web@mereford.gov.uk"]\n'
FROM = 'email_from = "signpost@mereford.gov.uk"\n'
HOST = 'smtp_host = "smtp.mereford.gov.uk"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TO + FROM, "email_to needs smtp_host as well"),
        (TO + HOST, "email_to needs email_from as well"),
        (TO, "email_to needs email_from and smtp_host as well"),
        (
            FROM + HOST + 'email_to = ["web team"]',
            "email_to: 'web team' has to be an email address, such as web@example.gov.uk",
        ),
        (
            'email_from = "a@b.uk\\nBcc: x@y.uk"',
            (
                "email_from: 'a@b.uk\\nBcc: x@y.uk' has to be an email address, such as "
                "web@example.gov.uk"
            ),
        ),
        (
            'smtp_host = "smtp.mereford.gov.uk:587"',
            (
                "smtp_host has to be a host alone, such as smtp.example.gov.uk, not "
                "'smtp.mereford.gov.uk:587'; its port is smtp_port"
            ),
        ),
        (
            HOST + 'smtp_security = "none"',
            (
                'smtp_security = "none" would send the report in the open to smtp.mereford.gov.uk: '
                "only for a mail server on this machine"
            ),
        ),
        (
            'public_url = "reports.mereford.gov.uk"',
            "public_url has to be a web address with https://, not 'reports.mereford.gov.uk'",
        ),
        (
            'public_url = "https://[x"',
            "public_url has to be a web address with https://, not 'https://[x'",
        ),
        (
            'regulator_letter = "1 October"',
            "regulator_letter has to be a day such as \"2026-10-01\", not '1 October'",
        ),
    ],
)
def test_mistakes(text: str, says: str, mistake: Callable[..., str]) -> None:
    assert mistake(f"[reports]\n{text}\n") == f"[reports] {says}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_mail_on_this_machine(host: str, loads: Callable[..., bool]) -> None:
    here = f'smtp_host = "{host}"\nsmtp_security = "none"\nregulator_letter = "2026-10-01"\n'
    assert loads(f"[reports]\n{TO}{FROM}{here}")


def test_an_address_with_a_name(loads: Callable[..., bool]) -> None:
    assert loads(f'[reports]\n{TO}{HOST}email_from = "Signpost <signpost@mereford.gov.uk>"\n')
