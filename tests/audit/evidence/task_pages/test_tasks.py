import pytest

from audit.evidence.task_pages import tasks


@pytest.mark.parametrize(
    "text",
    [
        "Pay your council tax",
        "Apply for a parking permit",
        "Report a missed bin",
        "Report it",
        "Book a bulky waste collection",
        "Renew your library books",
        "Appeal a parking fine",
        "Check your council tax band",
        "Register a birth",
        "Council tax: pay online",
        "Parking permits - apply or renew",
        "Housing benefit | Apply",
        "How to apply for a school place",
        "Make a payment",
        "Request a grit bin",
        "APPLY  ONLINE",
    ],
)
def test_tasks(text):
    assert tasks.is_task(text)


@pytest.mark.parametrize(
    "text",
    [
        "Annual report 2024",
        "Report on air quality",
        "Pay policy statement",
        "Gender pay gap",
        "Shared parental leave and pay",
        "Pay and display machines",
        "Book club",
        "Book of remembrance",
        "Register of members' interests",
        "Register office",
        "Appeal panels",
        "Checklist for landlords",
        "Check-in",
        "Payments",
        "Application process",
        "These terms apply to all users",
        "Reporting",
        "Report",
        "Book",
        "",
    ],
)
def test_no_tasks(text):
    assert not tasks.is_task(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find your bin day", True),
        ("Find out more", False),
        ("Find us", False),
        ("Pay", True),
        ("You can apply online", True),
    ],
)
def test_task_links(text, expected):
    assert tasks.is_task_link(text) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/bins/report", True),
        ("/news/report-a-missed-bin", False),
        ("/2024/05/report-a-missed-bin", False),
        ("/newsletter/report", True),
    ],
)
def test_news_is_no_task(path, expected):
    url = "https://www.mereford.gov.uk" + path
    assert tasks.is_task_page(url, "", "Report a missed bin") is expected


def test_the_top_heading_comes_before_the_title():
    url = "https://www.mereford.gov.uk/x"
    assert not tasks.is_task_page(url, "Apply here", "About us")
    assert tasks.is_task_page(url, "Apply here", "")


def test_long_texts_stay_fast():
    assert not tasks.is_task("to " * 50_000 + ": " * 50_000)
