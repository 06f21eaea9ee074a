"""Instructions by place, shape or sound."""

from typing import Any

import pytest

RULE = "accessibility/words-by-place"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Use the menu on the right-hand side.</p>", "right-hand side"),
        ("<p>Press the round button to go on.</p>", "round button"),
        ("<p>Follow the links on the left.</p>", "on the left"),
        ("<p>Choose a ward in the left panel.</p>", "in the left panel"),
        ("<li>Fill in the form at the bottom of this page</li>", "at the bottom of this page"),
        ("<p>Tap the large blue icon.</p>", "large blue icon"),
        ("<p>Start the form when you hear the tone.</p>", "when you hear the tone"),
    ],
)
def test_an_instruction_by_place_needs_a_person(judge: Any, html: str, words: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"“{words}” helps only people who see the page as you do."


def test_each_sentence_is_a_finding_of_its_own(judge: Any) -> None:
    html = "<p>See the links on the left. Bins are free. Use the search box on the right.</p>"
    assert [x.key for x in judge(RULE, html).findings] == [
        "See the links on the left.",
        "Use the search box on the right.",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Turn left at the lights; the entrance is on the right.</p>",
        "<p>You have a right to see the form. You are in the right place.</p>",
        "<p>Press the Search button. Choose the links under “Bins”.</p>",
        "<p>Park on the left.</p>",  # about the world: nothing of a page is named
        "<p>Press the bell on the left of the door.</p>",
        "<p>Use the form to report a box of large items. See a picture of the round church.</p>",
        "<p>Tick the box. The playground is on the right.</p>",  # two sentences, two things
        "<p>The right column of figures is the total.</p>",
    ],
)
def test_places_of_the_world_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "words",
    [
        "Use the triangular menu to find a school.",
        "Click the circle tab for fees.",
        "Choose a ward in the hexagon-shaped panel.",
        "Select from the square tile.",
    ],
)
def test_a_part_known_by_its_form_needs_a_person(judge, words):
    assert judge(RULE, f"<p>{words}</p>").outcome == "needs_person"


@pytest.mark.parametrize(
    "words",
    [
        "Use the main menu to find a school.",
        "Find us in Market Square.",
        "Choose the round of grants to see.",
        "See the Triangle shopping centre's links.",
    ],
)
def test_forms_of_the_world_pass(judge, words):
    assert judge(RULE, f"<p>{words}</p>").outcome == "pass"


def test_where_to_put_things_on_a_page_helps_nobody_find_them(judge):
    words = "The search box is positioned at the right side of the page by the layout."
    assert judge(RULE, f"<main><p>{words}</p></main>").outcome == "pass"
    words = "Use the search box at the right side of the page."
    assert judge(RULE, f"<main><p>{words}</p></main>").outcome == "needs_person"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Removed the search box in the right-hand column.", "pass"),
        ("v4.2 - Resized the menu in the left-hand panel.", "pass"),
        ("Added a form to the left-hand column.", "pass"),
        ("Fixed links stand in the right-hand column.", "needs_person"),
        ("Moved? Find the form in the right-hand column.", "needs_person"),
        ("Updated by us each week: see the links in the left-hand menu.", "needs_person"),
        ("The form is now in the right-hand column.", "needs_person"),
    ],
)
def test_a_list_of_changes_sends_nobody_anywhere(judge: Any, words: str, outcome: str) -> None:
    assert judge(RULE, f"<p>{words}</p>").outcome == outcome


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>Open the Start menu in the bottom left corner of the screen.</p>", "pass"),
        ("<p>Select <b>History</b> from the list on the left.</p>", "pass"),
        ("<p>Press <b>Apply</b> on the left.</p><button>Apply now</button>", "needs_person"),
        ("<p>Use the menu on the left.</p>", "needs_person"),
    ],
)
def test_windows_of_other_programs_are_not_this_page(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome
