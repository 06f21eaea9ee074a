"""Long or branched pages that do not say whom to ask."""

import pytest

RULE = "journeys/long-page-without-contact"
SITE = "https://www.mereford.gov.uk"
FOOTER = "<footer><a href='/contact'>Contact us</a></footer>"
RING = "<p>Ring the licensing desk on 01632 960561.</p>"
LINK = "<p><a href='/contact'>Get in touch</a> if you are not sure.</p>"


def words(number):
    return "<p>" + "rule " * number + "</p>"


def parts(number, words_each):
    return "".join(f"<h2>Part {n}</h2>{words(words_each)}" for n in range(1, number + 1))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (words(1501), "This page has 1,501 words under 1 heading,"),
        (parts(15, 51), "This page has 765 words under 16 headings"),
        (words(1501) + "<p><a href='/old-contact'>Contact us</a></p>", "This page has 1,501 words"),
    ],
    ids=["long", "branched", "a contact page that is gone"],
)
def test_long_or_branched_pages_need_a_person(judge, council, page, body, message):
    html = page("Licensing policy", body, below=FOOTER)
    verdict = judge(RULE, html, url=SITE + "/licensing", site=council())
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].message.startswith(message)


@pytest.mark.parametrize(
    ("path", "h1", "body", "outcome"),
    [
        ("/licensing", "Licensing policy", words(1501) + RING, "pass"),
        ("/licensing", "Licensing policy", parts(15, 51) + LINK, "pass"),
        ("/contact", "How to contact us", words(1501), "pass"),
        ("/licensing", "Licensing policy", words(1500), "not_applicable"),
        ("/licensing", "Licensing policy", parts(14, 60), "not_applicable"),
        ("/licensing", "Licensing policy", parts(15, 50), "not_applicable"),
        ("/latest/licensing", "Licensing policy", words(1501), "not_applicable"),
        ("/news/licensing", "Licensing policy", words(1501), "not_applicable"),
        ("/meetings/licensing", "Minutes of the panel", words(1501), "not_applicable"),
    ],
)
def test_pages_that_are_right_or_not_spoken_of(judge, council, page, path, h1, body, outcome):
    html = page(h1, body, below=FOOTER)
    assert judge(RULE, html, url=SITE + path, site=council()).outcome == outcome


@pytest.mark.parametrize(
    ("h1", "title", "outcome"),
    [("Licences", "Contact us", "needs_person"), ("", "Contact us", "pass")],
)
def test_the_heading_counts_before_the_title(judge, council, page, h1, title, outcome):
    html = page(h1, words(1501), title=title)
    assert judge(RULE, html, site=council()).outcome == outcome


def test_the_limits_can_be_set(judge, council, page):
    html = page("Licensing policy", parts(4, 30))
    assert judge(RULE, html, site=council(), most_words=119).outcome == "needs_person"
    assert judge(RULE, html, site=council(), most_words=200, most_headings=4).outcome == (
        "needs_person"
    )
