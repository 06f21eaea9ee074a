"""Ways to sign in: one each, whole, and no secret in the file or in what is said of it."""

from collections.abc import Callable

import pytest

BOTH = "are two ways to sign in: keep one"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '[crawl]\nlogin_from = "LOGIN"\ncookie_from = "COOKIE"',
            (
                f"[crawl] login_from and cookie_from {BOTH}. For a site that needs both, send the "
                'cookie by headers_from = ["Cookie=VARIABLE"]'
            ),
        ),
        (
            '[crawl]\nlogin_from = "LOGIN"\nheaders_from = ["authorization = TOKEN"]',
            (
                "[crawl] login_from and headers_from both send Authorization, two ways to sign in: "
                "keep one"
            ),
        ),
        (
            '[crawl]\ncookie_from = "COOKIE"\nheaders_from = ["Cookie=OTHER"]',
            "[crawl] cookie_from and headers_from both send Cookie, two ways to sign in: keep one",
        ),
        (
            '[crawl]\nheaders_from = ["X-Key=ONE", "x-key=TWO"]',
            "[crawl] headers_from names x-key twice: keep one of them",
        ),
        (
            '[crawl]\nheaders_from = ["X-Key=ONE", "X-Key: s3cret"]',
            (
                '[crawl] headers_from: number 2 has to look like "X-Staging=STAGING_KEY", a header and '
                "the name of an environment variable"
            ),
        ),
        (
            '[crawl]\nlogin_from = "ada:s3cret"',
            (
                "[crawl] login_from has to be the name of an environment variable, such as "
                "SIGNPOST_SECRET, and never what it holds"
            ),
        ),
        (
            '[crawl]\ncookie_from = "session=s3cret"',
            (
                "[crawl] cookie_from has to be the name of an environment variable, such as "
                "SIGNPOST_SECRET, and never what it holds"
            ),
        ),
        (
            '[reports]\npassword_from = "correct s3cret battery"',
            (
                "[reports] password_from has to be the name of an environment variable, such as "
                "SIGNPOST_SECRET, and never what it holds"
            ),
        ),
        (
            '[reports]\nsmtp_user = "web"\nsmtp_password_from = "s3cret!"',
            (
                "[reports] smtp_password_from has to be the name of an environment variable, such as "
                "SIGNPOST_SECRET, and never what it holds"
            ),
        ),
        (
            '[reports]\npassword_from = "WORD"\nuser_header = "X-User"',
            f"[reports] password_from and user_header {BOTH}",
        ),
        (
            '[reports]\nuser_header = "X User"',
            "[reports] user_header has to be the name of a header, such as X-Forwarded-User",
        ),
        (
            '[reports]\nsmtp_user = "web"',
            (
                "[reports] smtp_user and smtp_password_from go together: the user name for the mail "
                "server, and the environment variable with its password"
            ),
        ),
        (
            '[reports]\nsmtp_password_from = "WORD"',
            (
                "[reports] smtp_user and smtp_password_from go together: the user name for the mail "
                "server, and the environment variable with its password"
            ),
        ),
    ],
)
def test_mistakes(text: str, says: str, mistake: Callable[..., str]) -> None:
    said = mistake(text)
    assert said == says
    assert "s3cret" not in said


@pytest.mark.parametrize(
    "text",
    [
        '[crawl]\nlogin_from = "LOGIN"\nheaders_from = ["Cookie=COOKIE", "X-Key=KEY"]',
        '[crawl]\ncookie_from = "COOKIE"\nheaders_from = ["X-Key = KEY"]',
        '[reports]\nsmtp_user = "web"\nsmtp_password_from = "WORD"\npassword_from = "OTHER"',
    ],
)
def test_one_way_each(text: str, loads: Callable[..., bool]) -> None:
    assert loads(text)


FORM = '[crawl.sign_in]\npage = "/login"\nfields_from = ["user=USER", "pass=PASS"]\nsigned_in = "Out"\n'


def test_a_form_that_is_whole_is_fine(loads: Callable[[str], bool]) -> None:
    assert loads(FORM)
    assert loads(FORM.replace("/login", "https://www.mereford.gov.uk/login?a=b"))
    assert loads("[crawl.sign_in]\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[crawl.sign_in]\npage = "/x"', "[crawl.sign_in] needs fields_from and signed_in as well"),
        (FORM.replace('"Out"', '""'), "[crawl.sign_in] needs signed_in as well"),
        (
            FORM.replace("/login", "https://login.other.uk/"),
            (
                "[crawl.sign_in] page: 'https://login.other.uk/' has to be a path or an address on "
                "this site"
            ),
        ),
        (
            FORM.replace("pass=PASS", "pass=s3cret!"),
            (
                "[crawl.sign_in] fields_from: number 2 has to look like "
                '"password=STAGING_PASSWORD", a field of the form and the name of an environment '
                "variable"
            ),
        ),
        (
            FORM.replace("pass=PASS", "user=PASS"),
            "[crawl.sign_in] fields_from names user twice: keep one of them",
        ),
        (
            f'[crawl]\ncookie_from = "COOKIE"\n{FORM}',
            "[crawl] cookie_from and [crawl.sign_in] are two ways to sign in: keep one",
        ),
        (
            '[crawl]\nsign_in = "/login"',
            "[crawl.sign_in] has to be a table of its own, not '/login'",
        ),
        (
            FORM.replace("page", "pages"),
            "unknown key 'pages' in [crawl.sign_in]: did you mean 'page'?",
        ),
        (FORM.replace('"Out"', "1"), "[crawl.sign_in] signed_in has to be a text in quotes, not 1"),
    ],
)
def test_a_form_that_is_not(mistake: Callable[[str], str], text: str, says: str) -> None:
    said = mistake(text)
    assert said == says
    assert "s3cret" not in said
