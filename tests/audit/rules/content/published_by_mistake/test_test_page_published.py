import pytest

RULE = "content/test-page-published"
SITE = "https://www.mereford.gov.uk/news/"
WORDS = "<p>" + "The council collects bins on Mondays and asks people to wait. " * 12 + "</p>"


def html(title, words=WORDS):
    return (
        f"<html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1>{words}"
        "</main></body></html>"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("test-post/", html("Test post")),
        ("a", html("Bins", "<p>Content to be published</p>")),
        ("hello-world", html("Hello world!")),
        ("a", html("News", "<p>This is just a test page.</p>")),
        ("do-not-publish", html("Do not publish - fees")),
    ],
)
def test_finds_trials(judge, path, text):
    assert judge(RULE, text, url=SITE + path).outcome == "fail"


@pytest.mark.parametrize(
    ("path", "text"),
    [("test-page-2", html("Bins")), ("fees-copy-2", html("Fees")), ("a", html("DRAFT: fees"))],
)
def test_one_sign_alone_is_for_a_person(judge, path, text):
    assert judge(RULE, text, url=SITE + path).outcome == "needs_person"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("covid-19-test-centres", html("Get a test")),
        ("driving-test", html("Driving test fees")),
        ("get-a-copy", html("Get a copy of a certificate")),
        ("draft-local-plan", html("Draft local plan")),
        ("sample-menu-for-schools", html("Sample menus")),
        ("demonstrations", html("Demonstrations and marches")),
        ("new-pages", html("New pages of history", "<p>This is a test of character.</p>" + WORDS)),
    ],
)
def test_leaves_pages_about_tests(judge, path, text):
    assert judge(RULE, text, url=SITE + path).outcome == "pass"
