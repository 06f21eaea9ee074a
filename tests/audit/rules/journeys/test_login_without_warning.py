"""Links that lead to a login without saying so."""

import pytest

RULE = "journeys/login-without-warning"


@pytest.mark.parametrize(
    ("html", "where"),
    [
        (
            "<p>Go to <a href='/account/council-tax'>your council tax</a>.</p>",
            "https://www.mereford.gov.uk/account/council-tax",
        ),
        (
            "<ul><li><a href='https://homes.example/SignIn.aspx?for=3'>Housing repairs</a></ul>",
            "https://homes.example/SignIn.aspx?for=3",
        ),
        (
            "<p><a href='/log-on/'>Parking permits</a></p>",
            "https://www.mereford.gov.uk/log-on/",
        ),
    ],
)
def test_a_login_that_the_words_do_not_tell(judge, html, where):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.where for x in verdict.findings] == [where]


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='/sign-in'>Sign in to see your bill</a></p>",
        "<p>Log in for <a href='/account/council-tax'>your council tax</a>.</p>",
        "<p>You need a password for <a href='/sso/parking'>parking permits</a>.</p>",
        "<p><a href='/account/'>MyMereford</a></p>",
        "<p><a href='/accountability'>How we take decisions</a></p>",
        "<p><a href='/council-tax'>Your council tax</a></p>",
        "<p><a href='/news/blogs/signing-up'>Your rent</a></p>",
    ],
)
def test_what_is_said_or_is_no_login(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_a_login_in_the_footer_is_not_the_contents(judge, page):
    below = "<footer><a href='/account/'>Council tax</a></footer>"
    assert judge(RULE, page("Council tax", "<p>What it pays for.</p>", below=below)).outcome == (
        "pass"
    )


def test_one_login_is_told_once(judge):
    link = "<p><a href='/account/rent'>Your rent</a></p>"
    assert len(judge(RULE, link * 3).findings) == 1
