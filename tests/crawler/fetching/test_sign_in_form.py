"""A sign-in form as a browser sends it, and the sign that it worked."""

from urllib.parse import parse_qsl

import pytest

from crawler.fetching.sign_in_form import fill_in, has_password_field, is_the_form, shows

URL = "https://staging.mereford.gov.uk/account/login?next=/a"
HTML = "text/html; charset=utf-8"
VALUES = {"user": "ada", "pass": "a&b=ü +"}
SEARCH = "<form action=/search><input name=q></form>"


def filled(html: str, **values: str) -> tuple[str, str, list[tuple[str, str]]] | None:
    """Fill a page's form in; return where it goes, how, and what is sent, in order of names."""
    form = fill_in(html.encode(), HTML, URL, values or VALUES)
    return form and (form.url, form.method, sorted(parse_qsl(form.data, keep_blank_values=True)))


FIELDS = "<input name=user value=x><input type=password name=pass>"
GOOD = [("pass", "a&b=ü +"), ("user", "ada")]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"{SEARCH}<form method=post>{FIELDS}</form>", (URL, "POST", GOOD)),
        (
            f"<form method=POST action='in.php'>{FIELDS}</form>",
            ("https://staging.mereford.gov.uk/account/in.php", "POST", GOOD),
        ),
        (
            f"<base href=/x/><form method=post action=in>{FIELDS}</form>",
            ("https://staging.mereford.gov.uk/x/in", "POST", GOOD),
        ),
        (f"<form action=/in>{FIELDS}</form>", ("https://staging.mereford.gov.uk/in", "GET", GOOD)),
        # What a browser sends beside: hidden fields, what is chosen, the first button.
        (
            (
                f"<form method=post action=/in><input type=hidden name=csrf value='t&1'>{FIELDS}"
                "<input type=checkbox name=a value=1><input type=checkbox name=b value=2 checked>"
                "<select name=c><option value=3><option value=4 selected></select>"
                "<input name=d value=5 disabled><button type=button name=e value=6>No</button>"
                "<button name=go value=7>Go</button><input type=submit name=no value=8></form>"
            ),
            (
                "https://staging.mereford.gov.uk/in",
                "POST",
                sorted([*GOOD, ("csrf", "t&1"), ("b", "2"), ("c", "4"), ("go", "7")]),
            ),
        ),
        (f"{SEARCH}<p>No form", None),
        (f"<form method=post action='mailto:x@y.z'>{FIELDS}</form>", None),
        (FIELDS, None),
    ],
)
def test_what_is_sent(html: str, found: object) -> None:
    assert filled(html) == found


@pytest.mark.parametrize(
    ("html", "asks", "ours"),
    [
        (f"<form>{FIELDS}</form>", True, True),
        ("<form><input type=PASSWORD name=pass></form>", True, True),
        # Another form of the site that asks for a password is not the one to sign in with.
        ("<form><input name=account><input type=password name=pin></form>", True, False),
        ("<input type=password name=pass>", True, False),
        (SEARCH, False, False),
        ("<p>Forgot your password?", False, False),
        ("", False, False),
    ],
)
def test_what_asks_for_a_password(html: str, asks: bool, ours: bool) -> None:
    assert has_password_field(html.encode(), HTML) is asks
    assert is_the_form(html.encode(), HTML, VALUES) is ours


@pytest.mark.parametrize(
    ("html", "sign", "shown"),
    [
        ("<p>Hello <a href=/out>Sign\n out</a>", "sign out", True),
        ("<form><input type=submit value='Sign out'></form>", "Sign out", True),
        ("<p class=account>Ada", ".account", True),
        ("<p class=account>Ada", "#account", False),
        ("<p>Sign in", "Sign out", False),
        ("<script>'Sign out'</script>", "Sign out", False),
        ("<p>x", "][", False),
        ("", "Sign out", False),
    ],
)
def test_the_sign(html: str, sign: str, shown: bool) -> None:
    assert shows(html.encode(), HTML, sign) is shown
