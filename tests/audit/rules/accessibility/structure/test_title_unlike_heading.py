"""Page titles, and whether they speak of what the main heading does."""

from typing import Any

import pytest

RULE = "accessibility/title-unlike-heading"


def page(title: str, heading: str) -> str:
    return f"<html lang=en><title>{title}</title><body><main><h1>{heading}</h1><p>Words.</p>"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Pay your parking fine", "Rubbish collection days"),
        ("Untitled page", "Apply for an allotment"),
        ("News and events | Mereford Borough Council", "Cabinet agrees budget"),
        ("New template copy – Allotments", "Rent an allotment"),  # the site's part does not count
    ],
)
def test_no_word_in_common_needs_a_person(judge: Any, title: str, heading: str) -> None:
    verdict = judge(RULE, page(title, heading))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert (f"“{title}”" in found.message, f"“{heading}”" in found.message) == (True, True)
    assert found.where.endswith("title")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Bin collection days – Council", "Find your collection day"),
        ("Allotments in Mereford", "Rent an allotment"),  # the same word in another form
        ("COUNCIL TAX bands", "How much council tax you pay"),
        ("Error", "We cannot find this page"),  # one word says too little to compare
        ("Pay online today", "Fines"),
    ],
)
def test_a_word_in_common_or_too_few_passes(judge: Any, title: str, heading: str) -> None:
    assert judge(RULE, page(title, heading)).outcome == "pass"


def test_how_many_words_are_compared_is_a_setting(judge: Any) -> None:
    html = page("Pay your fine", "Rubbish collection")
    assert judge(RULE, html).outcome == "needs_person"
    assert judge(RULE, html, least_words=3).outcome == "pass"


def test_pages_with_nothing_to_compare(judge: Any) -> None:
    html = page("Mereford Borough Council", "What would you like to do?")
    home = judge(RULE, html, url="https://www.mereford.gov.uk/")
    assert home.outcome == "not_applicable"
    assert judge(RULE, page("", "Rubbish collection days")).outcome == "not_applicable"


def titled(title, heading):
    return f"<html lang=en><head><title>{title}</title></head><body><main><h1>{heading}</h1></main>"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Mereford Borough Council", "Apply for a parking permit"),
        ("University of Mereford", "Fees and funding at the University of Mereford"),
        ("Mereford Museum", "Opening hours of Mereford Museum"),
        ("Mereford Council | Mereford Library", "Renew your books"),
    ],
)
def test_a_title_that_names_the_site_only_needs_a_person(judge, title, heading):
    verdict = judge(RULE, titled(title, heading))
    assert verdict.outcome == "needs_person"
    assert "names the site only" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Mereford Borough Council", "Mereford Borough Council"),
        ("Mereford Council - Bin days", "Bin days"),  # the site's name first
        ("City of Mereford: parking permits", "Apply for a parking permit"),
        ("Mereford Council", "Welcome"),
        ("Council tax bands", "Council tax bands and charges"),
    ],
)
def test_titles_of_the_page_pass(judge, title, heading):
    assert judge(RULE, titled(title, heading)).outcome == "pass"


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("Parking permits - Mereford Council", "Garden waste is taken on Mondays.", "needs_person"),
        ("Summer reading challenge", "Ask for a new grey bin.", "needs_person"),
        ("Parking permits", "Where you may park, and what a permit costs.", "pass"),
        ("Parking permits", "", "not_applicable"),
        ("Permits", "Garden waste is taken on Mondays.", "pass"),  # one word says too little
    ],
)
def test_a_page_without_a_heading_is_read_itself(judge, title, text, outcome):
    head = f"<head><title>{title}</title></head>"
    html = f"<html lang=en>{head}<body><main><p>{text}</p></main></body></html>"
    assert judge(RULE, html).outcome == outcome


def told(title, heading, text):
    head = f"<head><title>{title}</title></head>"
    return f"<html lang=en>{head}<body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"


@pytest.mark.parametrize(
    ("title", "heading", "text", "outcome"),
    [
        ("Page", "Weddings", "Put your green bin out before seven on Monday mornings.", "needs_person"),
        ("Mereford", "Libraries", "Potholes are filled within four weeks of a report.", "needs_person"),
        ("Page", "Weddings", "The town hall can be booked for a wedding on any Saturday.", "pass"),
        ("Weddings", "Weddings", "Put your green bin out before seven on Monday mornings.", "pass"),
        ("Page", "Weddings", "Put it out.", "pass"),  # too few words to tell
        ("Page", "2026", "Put your green bin out before seven on Monday mornings.", "needs_person"),
    ],
)  # fmt: skip
def test_a_heading_that_nothing_takes_up(judge, title, heading, text, outcome):
    assert judge(RULE, told(title, heading, text)).outcome == outcome


def test_a_heading_that_is_in_the_title_is_in_it(judge: Any) -> None:
    title = "Mereford Town Council - May 2024 - The Mere, Norfolk"
    assert judge(RULE, page(title, "Mereford Town Council")).outcome == "pass"
