"""Background pictures that seem to say something."""

import pytest

RULE = "accessibility/background-picture"


def backgrounds(src, html='<p class="note">', text="The office is shut on Friday."):
    row = {"path": "main > p:nth-of-type(3)", "html": f"{html}{text}</p>"}
    return {"looks": {"backgrounds": [{**row, "src": f'url("{src}")', "text": text}]}}


@pytest.mark.parametrize(
    "facts",
    [
        backgrounds("https://www.mereford.gov.uk/img/warning-triangle.svg"),
        backgrounds("/img/green_tick.png"),
        backgrounds("/img/IMPORTANT.png"),
        backgrounds("/img/sprite.png", html='<p class="box alert">'),
        backgrounds("/img/a.png", html='<p id="error-3">'),
    ],
)
def test_a_picture_that_stands_for_words_needs_a_person(judge, facts):
    (found,) = judge(RULE, facts=facts).findings
    assert found.certainty == "needs_person"
    assert (found.where, found.component) == ("main > p:nth-of-type(3)", "main > p")
    assert "The office is shut" in found.evidence


@pytest.mark.parametrize(
    "facts",
    [
        backgrounds("/img/river.jpg"),
        backgrounds("/img/information-wave.png"),
        backgrounds("/img/crossroads.jpg"),
        backgrounds("/img/tickets.png", html='<p class="nonstop">'),
        backgrounds("/img/a.png", text="Important: the office is shut."),
        {"looks": {"backgrounds": []}},
    ],
)
def test_pictures_that_say_nothing(judge, facts):
    assert judge(RULE, facts=facts).outcome == "pass"


@pytest.mark.parametrize("facts", [None, {}, {"looks": None}, {"looks": {"backgrounds": None}}])
def test_what_was_not_looked_at_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Warning: flood", "pass"),
        ("WARNING", "pass"),
        ("Flood", "needs_person"),
        ("", "needs_person"),
    ],
)
def test_words_that_say_what_the_picture_says(judge, text, outcome):
    one = {
        "path": "main > p",
        "html": "<p class=box>",
        "src": 'url("/i/warning.svg")',
        "text": text,
    }
    assert judge(RULE, facts={"looks": {"backgrounds": [one]}}).outcome == outcome


def test_a_box_that_holds_a_picture_alone_needs_a_person(judge):
    facts = backgrounds("/img/plan-b.png", html='<div class="fig">', text="")
    assert judge(RULE, facts=facts).outcome == "pass"
    facts["looks"]["backgrounds"][0]["alone"] = True
    (found,) = judge(RULE, facts=facts).findings
    assert "picture alone" in found.message
