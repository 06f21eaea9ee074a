"""Content that a desktop shows and a phone does not."""

import pytest

RULE = "mobile/hidden-on-phone"


def lost(text, path="main > aside:nth-of-type(2)"):
    return {"path": path, "html": f'<aside class="desk-only">{text}</aside>', "text": text}


@pytest.mark.parametrize(
    "text",
    [
        "The office is shut on Wednesday afternoons while staff are trained.",
        "Bring two proofs of address: " + "a bill, a bank letter or a tenancy agreement. " * 2,
    ],
)
def test_what_a_phone_does_not_show_needs_a_person(judge, text):
    (found,) = judge(RULE, facts={"lost": [lost(text)]}).findings
    assert found.message == f"A phone does not show this: “{text[:80]}”."
    assert (found.certainty, found.device) == ("needs_person", "phone")
    assert (found.where, found.component) == ("main > aside:nth-of-type(2)", "main > aside")
    assert found.evidence.startswith('<aside class="desk-only">')


def test_each_block_is_told(judge):
    two = [lost("Parking is free on Sundays here."), lost("Dogs are welcome.", "main > p")]
    assert [x.where for x in judge(RULE, facts={"lost": two}).findings] == [
        "main > aside:nth-of-type(2)",
        "main > p",
    ]


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"lost": []}, "pass"),
        ({"lost": [], "refused_styles": ["https://cdn.example/a.css"]}, "pass"),
        ({"lost": None}, "could_not_check"),
        ({}, "could_not_check"),
        (None, "could_not_check"),
    ],
)
def test_nothing_lost_is_not_the_same_as_not_looked_at(judge, facts, outcome):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == outcome
    assert "the rule failed" not in verdict.reason


def test_a_search_box_opens_with_a_button(judge):
    assert judge(RULE, facts={"lost": [lost("Search this website Submit")]}).outcome == "pass"
    longer = "Search our archive of maps, photographs and parish registers from 1650 on."
    assert judge(RULE, facts={"lost": [lost(longer)]}).outcome == "needs_person"


@pytest.mark.parametrize(
    ("others", "outcome"),
    [
        ("<a href='/fees'>Fees</a><a href='/map'>Map</a>", "pass"),
        ("<a href='/fees'>Fees</a>", "needs_person"),
    ],
)
def test_a_menu_that_phones_have_elsewhere(judge, others, outcome):
    menu = "<ul id=wide><li><a href='/fees'>What it costs</a></li><li><a href='/map'>Find us</a></li></ul>"
    html = f"<html><body>{menu}<footer>{others}</footer></body></html>"
    facts = {"lost": [lost("What it costs Find us", "ul#wide")]}
    assert judge(RULE, html, facts=facts).outcome == outcome
